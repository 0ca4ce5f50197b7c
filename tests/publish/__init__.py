"""Tests of `sharih/publish`."""
