"""The tests, and what they share: `browser`, `server`, `machine` and the fixtures of `conftest`."""
