"""The text of an article of another generator → one that Sharih reads, with its line numbers."""
