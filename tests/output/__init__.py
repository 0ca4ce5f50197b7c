"""Tests of `sharih/output`."""
