"""The articles of a Pelican folder → explainer folders; the articles stay as they are."""

from __future__ import annotations

from sharih.adopt.adoption import Adopted, Adoption, adopt, write

__all__ = ["Adopted", "Adoption", "adopt", "write"]
