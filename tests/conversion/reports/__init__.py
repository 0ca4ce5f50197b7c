"""Tests of `sharih/conversion/reports`."""
