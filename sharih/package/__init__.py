"""What came with this program, and how it came: its theme, its files, its address."""
