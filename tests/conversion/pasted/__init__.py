"""Tests of `sharih/conversion/pasted`."""
