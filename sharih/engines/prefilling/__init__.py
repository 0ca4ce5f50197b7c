"""Passages of Markdown → their translations by an engine, checked and kept."""
