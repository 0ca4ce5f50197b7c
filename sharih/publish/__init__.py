"""A built site → the Pages branch of a remote: on top of its history, without force."""

from __future__ import annotations

from sharih.publish.branch import Change
from sharih.publish.publishing import (
    Destination,
    Published,
    differs_from_domain,
    find_destination,
    host_of_domain,
    publish,
)

__all__ = [
    "Change",
    "Destination",
    "Published",
    "differs_from_domain",
    "find_destination",
    "host_of_domain",
    "publish",
]
