"""Tests of `sharih/conversion/credits`."""
