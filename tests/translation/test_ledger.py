"""The entries of a ledger."""

from __future__ import annotations

from sharih.translation.ledger import Ledger, LedgerEntry


def test_the_highest_number_counts_retired_entries() -> None:
    entries = {
        key: LedgerEntry(key, key) for key in ("@title", "a", "a.2", "a.x1", "b-c.10", "2024.3")
    }
    retired = {key: LedgerEntry(key, key) for key in ("a.7", "d.1")}
    assert Ledger(entries, retired).highest_numbers() == {"a": 7, "b-c": 10, "2024": 3, "d": 1}
