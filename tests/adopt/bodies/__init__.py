"""Tests of `sharih/adopt/bodies`."""
