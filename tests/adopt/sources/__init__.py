"""Tests of `sharih/adopt/sources`."""
