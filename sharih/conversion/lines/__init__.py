"""A line by itself → what it may be; and all lines of a seed while they are being read."""
