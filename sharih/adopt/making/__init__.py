"""Articles of another generator → explainers, with their pictures and links to each other."""
