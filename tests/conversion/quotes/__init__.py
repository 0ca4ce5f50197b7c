"""Tests of `sharih/conversion/quotes`."""
