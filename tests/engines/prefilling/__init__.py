"""Tests of what becomes of passages: markup, checks, sentences."""
