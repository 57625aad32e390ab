"""Some people beside one another: how each requirement shows for each; an order only where somebody asks for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fledge.match import Match
from fledge.match.order import By, ordered
from fledge.publish.match_rows import SHOWN
from fledge.publish.match_sentences import hours_words, percents
from fledge.ramp import Brief
from fledge.web.computed.audited import Asked
from fledge.web.computed.matched import matches_of, months_of
from fledge.web.computed.reviewed import Sources, shown_by

#: So many people fit beside one another.
MOST = 25
#: What stands in a cell; the words behind it say the same.
_SIGNS = {"direct": "●", "adjacent": "◐", "listed": "○", "none": "–"}


@dataclass(frozen=True, slots=True)
class Cell:
    """How one requirement shows for one person, and the first line that shows it."""

    key: int
    how: str
    sign: str
    words: str
    quote: str


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement across everybody."""

    label: str
    kind: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """One person's estimates, for those who asked to see them."""

    key: int
    readiness: tuple[float, float, float]
    months: tuple[float, float, float]
    readiness_words: str
    hours_words: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The grid; ``keys`` are the people in its order, ``left_out`` those without papers that could be read."""

    keys: tuple[int, ...]
    rows: tuple[Row, ...]
    numbers: tuple[Numbers, ...]
    left_out: tuple[int, ...]


def compared(
    asked: Asked, sources: Mapping[int, Sources], *, by: str = "", reason: str = "", with_numbers: bool = True
) -> Compared:
    """People in the order in which they are given, or in one that somebody asked for with a reason.

    Estimates that nobody asked to see need not be worked out. A Problem where the posting asks nothing.
    """
    people = {key: shown_by(one) for key, one in sources.items()}
    readable = [key for key, one in people.items() if not one.unread]
    left_out = tuple(key for key, one in people.items() if one.unread)
    if not readable:
        return Compared((), (), (), left_out)
    matches = list(matches_of(asked, [people[key] for key in readable], asked.judged_by).in_short())
    if by:
        places = {id(one): key for one, key in zip(matches, readable, strict=True)}
        matches = list(ordered(matches, by, reason=reason).matches)
        readable = [places[id(one)] for one in matches]
    rows = tuple(_row(matches, readable, n) for n in range(len(matches[0].parts)))
    numbers = tuple(map(_numbers, readable, matches, months_of(matches))) if with_numbers else ()
    return Compared(tuple(readable), rows, numbers, left_out)


def _row(matches: Sequence[Match], keys: Sequence[int], n: int) -> Row:
    asked = matches[0].parts[n].requirement
    kind = "implied" if asked.implied else "must" if asked.must else "nice"
    return Row(asked.label, kind, tuple(_cell(key, one, n) for key, one in zip(keys, matches, strict=True)))


def _cell(key: int, match: Match, n: int) -> Cell:
    part = match.parts[n]
    how = part.how.value
    return Cell(key, how, _SIGNS[how], SHOWN[part.how], next(iter(part.quotes), ""))


def _numbers(key: int, match: Match, months: Brief) -> Numbers:
    ready = match.readiness
    return Numbers(
        key,
        (ready.low, ready.mid, ready.high),
        (months.low, months.mid, months.high),
        percents(ready),
        hours_words(match.gap_hours) if match.gap_hours.mid >= 1 else "none",
    )


__all__ = ["MOST", "By", "Compared", "Numbers", "Row", "compared"]
