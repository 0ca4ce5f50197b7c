"""Two editions and their ledger → pairs of units, each with its status."""
