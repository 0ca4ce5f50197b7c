"""Datelines, bylines and lines of credits → where an article is from, of whom and of which day."""
