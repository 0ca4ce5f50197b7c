"""A text → the numbers, dates, names, negations and links in it; two texts → which differ."""
