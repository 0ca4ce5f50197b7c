"""An article without a headline → a proposed title."""
