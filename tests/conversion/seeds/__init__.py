"""Tests of `sharih/conversion/seeds`."""
