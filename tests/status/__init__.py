"""Tests of what is not in step on a site."""
