"""Laws as dated facts: since when, where, what they ask, and a threshold only where the text has one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - a law has a date of its own
from functools import cache
from typing import Any

from fledge.facts.fact import PartialDate
from fledge.facts.load import packaged_page
from fledge.problem import Problem, Problems

_KEYS = {"name", "place", "in_force", "asks", "threshold", "note", "source", "date", "grade", "tag"}


@dataclass(frozen=True, slots=True)
class Law:
    """One law or guideline, as far as it was read.

    ``in_force`` is None where the day was not read; ``threshold`` is empty where the text has none.
    """

    id: str
    name: str
    place: str
    in_force: PartialDate | None
    asks: tuple[str, ...]
    threshold: str
    note: str
    source: str
    date: str
    grade: str
    tag: str

    def since(self, today: Day) -> str:
        """Whether it is in force, in words.

        >>> from datetime import date
        >>> laws()[0].since(date(2026, 1, 1))
        'in force since 2023-07-05'
        """
        if self.in_force is None:
            return "since when was not read"
        when = "in force since" if self.in_force.latest <= today else "from"
        return f"{when} {self.in_force}"


@cache
def laws() -> tuple[Law, ...]:
    """The laws that ship with Fledge; every mistake in their page is raised at once."""
    page = packaged_page("laws", "laws.yaml")
    problems = [problem for name, entry in page.items() for problem in _wrong(name, entry)]
    if problems:
        raise Problems(problems)
    return tuple(_law(name, entry) for name, entry in page.items())


def _wrong(name: str, entry: dict[str, Any]) -> Iterator[Problem]:
    if set(entry) != _KEYS:
        yield Problem(f"a law has the keys {sorted(_KEYS)}", where=f"laws.yaml: {name}")
        return
    empty = [key for key in ("name", "place", "asks", "source", "date", "grade", "tag") if not entry[key]]
    if empty:
        yield Problem(f"has no {', '.join(empty)}", where=f"laws.yaml: {name}")


def _law(name: str, entry: dict[str, Any]) -> Law:
    started = PartialDate.parse(entry["in_force"]) if entry["in_force"] else None
    words = {key: entry[key] for key in _KEYS - {"in_force", "asks"}}
    return Law(id=name, in_force=started, asks=tuple(entry["asks"]), **words)
