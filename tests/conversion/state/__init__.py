"""Tests of `sharih/conversion/state`."""
