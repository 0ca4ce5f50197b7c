"""Tests of the index that readers search."""
