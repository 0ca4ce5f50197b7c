"""A site of one's own: how it is begun, and how it goes on to a newer version of this program."""
