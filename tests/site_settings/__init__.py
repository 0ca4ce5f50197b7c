"""Tests of `sharih/site_settings`."""
