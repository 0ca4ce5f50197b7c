"""Small faults put into the program one at a time → which of them the tests notice."""
