"""Tests of `sharih/arabic`."""
