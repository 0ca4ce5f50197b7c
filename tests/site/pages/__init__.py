"""Tests of `sharih/site/pages`."""
