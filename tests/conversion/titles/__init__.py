"""Tests of `sharih/conversion/titles`."""
