"""Paragraphs → what is quoted in them, and who is said to say it."""
