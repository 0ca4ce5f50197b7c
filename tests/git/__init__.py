"""Tests of `sharih/git`."""
