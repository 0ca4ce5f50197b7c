"""An article without a headline → a proposed title."""

from sharih.conversion.titles.proposals import propose_title

__all__ = ["propose_title"]
