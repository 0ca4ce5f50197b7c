"""Measurements of Sharih; `python -m bench.NAME` in the project's folder."""
