"""Tests of `sharih/conversion/lines`."""
