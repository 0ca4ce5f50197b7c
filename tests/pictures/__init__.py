"""Tests of `sharih/pictures`."""
