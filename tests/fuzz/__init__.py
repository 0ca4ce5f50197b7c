"""Fuzzers: what nobody would write, thrown at seeds, texts and files of translators' programs."""
