"""Lines that were broken where they were printed → paragraphs, without what is on every page."""
