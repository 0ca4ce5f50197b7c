"""Settings, our own and those of Pelican's for menu and theme → checked values."""
