"""Words of an article → the days, months and years they mean."""
