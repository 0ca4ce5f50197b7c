"""Tables that are to be drawn → their numbers, and where each bar, line and word stands."""
