"""Tests of `sharih/look`."""
