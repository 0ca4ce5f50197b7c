"""Git, asked without a terminal: words → what it answered."""
