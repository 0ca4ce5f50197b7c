"""Tests of `sharih/markdown`."""
