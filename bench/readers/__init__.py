"""A built site → what other programs make of its pages."""
