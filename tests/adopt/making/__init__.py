"""Tests of `sharih/adopt/making`."""
