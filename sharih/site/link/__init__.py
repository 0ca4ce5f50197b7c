"""What was read → a site that hangs together: what is shown, every address, every link checked."""
