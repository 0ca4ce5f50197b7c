"""Records of a site → its files: pages, lists, feeds, and what search engines read."""
