"""Texts and topics → the index that readers search, as files; nothing of it is on other pages.

Words are kept as they are written, folded. What belongs together (a word, the same with particles
before it, its regular plurals) lies in one piece, so that the script in the reader's browser, which
knows what may be attached to a word, asks for one piece a word. `docs/search.md` has the format.
"""
