"""The files of a site of another generator → its articles, as they are written."""
