"""Tests of `sharih/adopt`."""
