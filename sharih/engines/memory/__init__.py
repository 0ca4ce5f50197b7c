"""The translation memory of a site: what was translated, the same or close, with its grade."""

from sharih.engines.memory.engine import SAME, MemoryEngine, Suggestion

__all__ = ["SAME", "MemoryEngine", "Suggestion"]
