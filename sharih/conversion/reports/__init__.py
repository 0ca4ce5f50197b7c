"""What a run did → its report, for the terminal and as JSON."""
