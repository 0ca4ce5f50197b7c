"""Tests of `sharih/site`."""
