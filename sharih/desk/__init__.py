"""An explainer's two editions and their ledger → what a translator works at, and what he writes."""
