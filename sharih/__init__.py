"""Sharih turns raw news articles into a bilingual Arabic and English explainer site."""

__version__ = "0.1.0"
