"""Tests of `sharih/site/link`."""
