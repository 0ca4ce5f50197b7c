"""An original → its other language, prefilled by an engine; nothing of it is taken unchecked."""
