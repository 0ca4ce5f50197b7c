"""Tests of the theme: its templates and style sheets."""
