"""The places that a line of a posting can go to."""

from __future__ import annotations

from enum import StrEnum


class Fate(StrEnum):
    """Where a line goes."""

    TITLE = "title"
    OPENING = "opening"
    DUTY = "duty"
    ASK = "ask"
    CONDITION = "condition"
    STACK = "stack"
    CHOOSING = "choosing"
    CLOSING = "closing"
    HEADING = "heading"
    DEBRIS = "debris"
    TWICE = "twice"
