"""Tests of `sharih/package`."""
