"""Tests of `sharih/conversion/structure`."""
