"""Addresses of the web, as the world has them: no site of our own is known here."""
