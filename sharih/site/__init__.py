"""Content → the pages of a site."""
