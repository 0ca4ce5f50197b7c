"""A page or messages, copied whole → the article in them and its headline."""
