"""Commands that are killed at random moments → what is in files then, and after the next run."""
