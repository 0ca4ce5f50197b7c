"""Pictures beside a text → what pages show: in sizes, in modern formats, without metadata."""
