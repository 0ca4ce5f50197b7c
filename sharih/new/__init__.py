"""A title → the folder of an explainer to be written; a text → its other language, to translate."""

from __future__ import annotations

from sharih.new.beginning import Beginning, Begun, begin
from sharih.new.second_language import Paired, pair

__all__ = ["Beginning", "Begun", "Paired", "begin", "pair"]
