"""The articles of a site of Pelican, Hugo or Jekyll → explainer folders; it stays as it is."""

from __future__ import annotations

from sharih.adopt.adoption import Adoption, adopt
from sharih.adopt.making.explainers import Adopted
from sharih.adopt.making.writing import write

__all__ = ["Adopted", "Adoption", "adopt", "write"]
