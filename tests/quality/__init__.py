"""The quality gate of the converter: seeds with what a reader finds in them, and scores."""
