"""A linked site → the small records that templates show."""
