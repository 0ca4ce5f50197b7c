"""Tests of `sharih/conversion/dates`."""
