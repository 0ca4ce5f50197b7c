"""Tests of `sharih/conversion/cluster`."""
