"""What earlier runs left in the content folder ↔ what this run knows of it."""
