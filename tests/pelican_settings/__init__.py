"""Tests of `sharih/pelican_settings`."""
