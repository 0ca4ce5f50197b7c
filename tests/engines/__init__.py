"""Tests of translation engines: prefilled, checked, marked, and nothing lost."""
