"""Tests of `sharih/new`."""
