"""The files of translators' programs, and what comes of them."""
