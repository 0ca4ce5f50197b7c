"""Tests of `sharih/charts`."""
