"""Tests of `sharih/translation`."""
