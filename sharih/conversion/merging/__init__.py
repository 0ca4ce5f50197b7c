"""A new conversion and an editor's text → the text with both changes: a three-way merge."""
