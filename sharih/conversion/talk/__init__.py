"""A transcript or an interview → who speaks, and what is asked."""
