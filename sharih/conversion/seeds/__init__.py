"""The bytes of a seed → clean lines of text, with every repair."""
