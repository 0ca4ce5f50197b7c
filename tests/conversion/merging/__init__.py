"""Tests of `sharih/conversion/merging`."""
