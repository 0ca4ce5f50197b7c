"""A linked site, and what an earlier build made of it → its files, as far as they differ."""
