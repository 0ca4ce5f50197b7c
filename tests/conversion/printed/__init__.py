"""Tests of `sharih/conversion/printed`."""
