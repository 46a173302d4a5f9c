"""Codes and Facts become People: who is who, with what probability."""

from __future__ import annotations

from sempadan.link.explain import Explained, Part, explain
from sempadan.link.linkage import Linked, Settings, link
from sempadan.link.model import Model, model_of_text, model_text
from sempadan.link.records import LinkInput

__all__ = [
    "Explained",
    "LinkInput",
    "Linked",
    "Model",
    "Part",
    "Settings",
    "explain",
    "link",
    "model_of_text",
    "model_text",
]
