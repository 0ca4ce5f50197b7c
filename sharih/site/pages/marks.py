"""Records that pages are made from → marks that differ where the records do."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any, Final

from markupsafe import Markup

from sharih.site.views.page_records import Card

SIZE: Final = 16
"""The bytes of a mark."""

_PLAIN: Final = frozenset({str, int, bool, float, type(None), bytes})
_GETTERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {}
"""What reads all fields of a record, by its class."""


class Marker:
    """Makes marks; what many records hold, the entry of an explainer in a list, is read once."""

    def __init__(self) -> None:
        self._cards: dict[int, tuple[Card, bytes]] = {}

    def mark(self, *values: object) -> bytes:
        """Return the mark of values: records, texts, numbers, days, and collections of them.

        Equal values have equal marks, in any process. Raises TypeError for anything else.
        """
        return hashlib.blake2b(repr(self._plain(values)).encode(), digest_size=SIZE).digest()

    def _plain(self, value: Any) -> object:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is tuple or kind is list:
            return [v if type(v) in _PLAIN else self._plain(v) for v in value]
        if kind is Card:
            return self._card(value)
        if kind in _GETTERS or is_dataclass(kind):
            values = _values(kind, value)
            return (kind.__name__, [v if type(v) in _PLAIN else self._plain(v) for v in values])
        if kind is Markup:
            return ("Markup", str(value))
        if kind is dt.date:
            return ("date", value.toordinal())
        return self._collection(value)

    def _collection(self, value: Any) -> object:
        if isinstance(value, Mapping):
            return ("map", [(self._plain(k), self._plain(v)) for k, v in value.items()])
        if isinstance(value, set | frozenset):
            return ("set", sorted(map(repr, map(self._plain, value))))
        if isinstance(value, Iterable):
            return self._plain(tuple(value))
        raise TypeError(f"{type(value).__name__} cannot be marked")

    def _card(self, card: Card) -> bytes:
        known = self._cards.get(id(card))
        if known is None:
            data = repr(self._plain(_values(Card, card))).encode()
            known = card, hashlib.blake2b(data, digest_size=SIZE).digest()
            self._cards[id(card)] = known
        return known[1]


def _values(kind: type, record: object) -> tuple[Any, ...]:
    if kind not in _GETTERS:
        names = [field.name for field in fields(kind)]
        getter = attrgetter(*names)
        _GETTERS[kind] = getter if len(names) > 1 else lambda found: (getter(found),)
    return _GETTERS[kind](record)
