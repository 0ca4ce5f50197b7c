"""Tests of `sharih/conversion/headlines`."""
