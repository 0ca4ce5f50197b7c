"""Tests of what a build remembers."""
