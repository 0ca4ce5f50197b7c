"""Settings that Pelican has names for → checked values, with the places they are written at."""
