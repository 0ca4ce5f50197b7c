"""Tests of `sharih/commands`."""
