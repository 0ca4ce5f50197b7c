"""The Markdown of editions: lines → blocks and units; words → safe HTML; text → Markdown."""
