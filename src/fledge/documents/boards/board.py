"""What the systems have in common: a posting known by its fields, its text in parts, a few facts about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from fledge.documents.document import PostingFacts
from fledge.documents.fields import day, many, words

Row = dict[str, Any]

_NAMES = ("name", "legalName", "description", "value")
_LONGEST_FACT = 300  # characters
_MOST_PLACES = 20
_MOST_CENTS = 10**15


class Part(NamedTuple):
    """A piece of a posting's text: HTML, escaped HTML or plain text, and the heading above it."""

    text: Any
    heading: Any = ""


class Said(NamedTuple):
    """What a posting's other fields say, and notes for a person."""

    facts: PostingFacts
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """A system whose exports are read.

    ``wraps`` are the keys under which an export keeps its postings, ``is_posting`` knows one by its fields, ``parts``
    is its text in order, ``said`` the rest. ``mend`` says how to get an export that holds the texts.
    """

    system: str
    wraps: tuple[str, ...]
    is_posting: Callable[[Row], bool]
    parts: Callable[[Row], Iterable[Part]]
    said: Callable[[Row], Said]
    mend: str


def short(value: Any) -> str:
    """What a field says in one line, cut where no fact is that long.

    >>> short({"name": "Riga"}), len(short("a" * 1000))
    ('Riga', 300)
    """
    found = words([_start(one) for one in many(value)[:_MOST_PLACES]])
    return found if len(found) <= _LONGEST_FACT else found[: _LONGEST_FACT - 1] + "…"


def _start(value: Any) -> Any:
    """As much of a value as a fact can come from, so that no field costs more than a moment."""
    if isinstance(value, dict):
        return {key: _start(value[key]) for key in _NAMES if isinstance(value.get(key), (str, int, float))}
    return value[: 10 * _LONGEST_FACT] if isinstance(value, str) else value


def first(row: Row, *keys: str) -> str:
    """What the first of these fields says that says anything."""
    return next(filter(None, (short(row.get(key)) for key in keys)), "")


def inside(row: Row, key: str) -> Row:
    """The object under a key; an empty one where there is none."""
    value = row.get(key)
    return value if isinstance(value, dict) else {}


def places(*values: Any) -> str:
    """Places without repetition: ``Riga, Latvia; remote``."""
    return short("; ".join(dict.fromkeys(filter(None, map(short, values[:_MOST_PLACES])))))


def published(row: Row, keys: tuple[str, ...], *, changed: str) -> tuple[str, tuple[str, ...]]:
    """The day of publication, or of the last change where the export knows no other, with a note."""
    if told := first(row, *keys):
        return day(told, whose="the export's")
    found, notes = day(first(row, changed), whose="the export's")
    return found, (
        *notes,
        "the export does not say when it was published; dated by its last change",
    ) if found else notes


def amounts(low: Any, high: Any, *, currency: Any = None, per: str = "") -> str:
    """Pay with the export's own numbers.

    >>> amounts(70000, 90000.0, currency="EUR", per="per year"), amounts(None, "x" * 50)
    ('70000 to 90000 EUR per year', '')
    """
    numbers = dict.fromkeys(filter(None, (_number(value) for value in (low, high))))
    return " ".join(filter(None, (" to ".join(numbers), short(currency), per))) if numbers else ""


def from_cents(value: Any) -> Any:
    """Cents as whole money; nothing where it is no number or beyond any pay."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value / 100 if is_number and 0 <= value < _MOST_CENTS else None


def _number(value: Any) -> str:
    found = short(value) if isinstance(value, (int, float, str)) else ""
    return found if len(found) <= 20 and any(map(str.isdigit, found)) else ""


def objects(value: Any) -> list[Row]:
    """The objects among what a field holds, without what is none."""
    return [one for one in many(value) if isinstance(one, dict)]
