"""Tests of `sharih/site/views`."""
