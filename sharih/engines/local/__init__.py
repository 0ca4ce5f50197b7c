"""Models that run on this machine: where they lie, how they come there, what runs them."""
