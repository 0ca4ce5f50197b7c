"""Tests of models on this machine."""
