"""The lines over a text → how plausible each of them is as its headline."""
