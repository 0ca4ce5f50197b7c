"""Tests of `sharih/desk`."""
