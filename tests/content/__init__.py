"""Tests of `sharih/content`."""
