"""A number → so many made-up articles in two languages, the same bytes at every run."""
