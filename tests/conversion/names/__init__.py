"""Tests of `sharih/conversion/parts`."""
