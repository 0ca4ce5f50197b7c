"""A project being edited → its site in the browser, as it is now."""
