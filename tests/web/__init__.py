"""Tests of `sharih/web`."""
