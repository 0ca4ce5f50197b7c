"""Tests of `sharih/preview`."""
