"""Tests of `sharih/conversion/drafts`."""
