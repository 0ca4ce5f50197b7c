"""Programs of others → what they find on built sites, and in what the program is made of."""
