"""A site → what Lighthouse says of a page of each kind, in both languages, on two devices."""
