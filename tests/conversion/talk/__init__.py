"""Tests of `sharih/conversion/talk`."""
