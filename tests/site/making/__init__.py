"""Tests of how the files of a site are made."""
