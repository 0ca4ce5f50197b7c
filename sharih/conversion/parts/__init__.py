"""An article → the parts of an explainer, in its own words, for an editor to confirm."""
