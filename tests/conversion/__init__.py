"""Tests of `sharih/conversion`."""
