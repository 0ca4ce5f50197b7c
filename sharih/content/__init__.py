"""Files of the content folder → checked records: explainers, topics, stories, pages."""
