"""Tests of `sharih/start`."""
