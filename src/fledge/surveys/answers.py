"""A cell of a survey as what it says: a number of years, one of several labels, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import numpy as np

from fledge.facts.load import slug
from fledge.pool.panel import Choice, Floats

_BLANK = frozenset({"", "na", "nan"})
BLANK = -1
_YEARS = re.compile(r"(\d+(?:[.,]\d+)?)\s*\+?\s*(?:years?|yrs?)?", re.I)


def is_blank(cell: str) -> bool:
    """Whether a question was left out or not asked."""
    return cell.strip().lower() in _BLANK


class Years:
    """A question about years: numbers, and words that stand for numbers ("Less than 1 year")."""

    def __init__(self, numbers: Mapping[str, float]) -> None:
        self._numbers = {_plain(words): float(number) for words, number in numbers.items()}
        self._read: list[float] = []

    def add(self, cell: str) -> None:
        """One person's answer; what is not a number of years is blank."""
        self._read.append(self._number(cell))

    def _number(self, cell: str) -> float:
        if (known := self._numbers.get(_plain(cell))) is not None:
            return known
        written = _YEARS.fullmatch(cell.strip())
        years = float(written[1].replace(",", ".")) if written else np.nan
        return years if years <= 100 else np.nan

    def years(self) -> Floats:
        """Years by person, NaN where blank."""
        return np.array(self._read, dtype=np.float64)


class OneOf:
    """A question with one answer; ``label`` says what an answer is called here, "" that it says nothing."""

    def __init__(self, label: Callable[[str], str] = str.strip) -> None:
        self._label = label
        self._codes: dict[str, int] = {}
        self._of: dict[str, int] = {}
        self._read: list[int] = []

    def add(self, cell: str) -> None:
        """One person's answer."""
        code = self._of.get(cell)
        if code is None:
            code = self._of[cell] = self._code(cell)
        self._read.append(code)

    def _code(self, cell: str) -> int:
        label = "" if is_blank(cell) else self._label(cell)
        return self._codes.setdefault(label, len(self._codes)) if label else BLANK

    def choice(self) -> Choice:
        """Labels in the order in which they were met, and codes by person."""
        return Choice(tuple(self._codes), np.array(self._read, dtype=np.int16))


def degree_label(beginnings: Mapping[str, str]) -> Callable[[str], str]:
    """How a survey's degrees are called here: by the longest beginning that fits, "" where none does."""
    longest = sorted(beginnings, key=len, reverse=True)

    def label(cell: str) -> str:
        plain = _plain(cell)
        return next((beginnings[b] for b in longest if plain.startswith(b)), "")

    return label


def industry_label(known: Mapping[str, str]) -> Callable[[str], str]:
    """The field of business by its id in the skill book where it is known, else by an id made from the words."""
    plain = {_plain(words): field for words, field in known.items()}
    return lambda cell: plain.get(_plain(cell)) or slug(cell)


def _plain(cell: str) -> str:
    return " ".join(cell.replace("’", "'").lower().split())
