"""Tests of `sharih/check`."""
