"""Tests of `sharih/cards`."""
