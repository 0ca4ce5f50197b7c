"""Names and frequent words in one language → what they are called in the other."""
