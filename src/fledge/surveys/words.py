"""What people call a skill: any of its names in the skill book, or a survey's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache

from fledge.facts import FactBook
from fledge.pool import listed
from fledge.problem import Problem
from fledge.surveys import kaggle, stack_overflow
from fledge.surveys.options import Options
from fledge.surveys.survey import known


class Words:
    """Finds the skills behind a name; ``own`` are ids by names of tools that the book does not have.

    >>> from fledge.facts.load import load
    >>> Words(load()).skills("HTML/CSS"), Words(load()).skills("amazon web services (aws)")
    (('html', 'css'), ('aws',))
    """

    def __init__(self, book: FactBook, own: Mapping[str, str] | None = None) -> None:
        self._book = book
        self._own = {_plain(name): skill for name, skill in (own or {}).items()}
        self._options = _options(book)

    def skills(self, name: str, where: str = "") -> tuple[str, ...]:
        """The ids behind a name; a Problem offers the nearest names that are known."""
        plain = _plain(name)
        if plain in self._options:
            return self._options[plain]
        if self._book.knows(name):
            return (self._book.named(name).id,)
        if name in self._book.skills or name in self._own.values():
            return (name,)
        if plain in self._own:
            return (self._own[plain],)
        raise self._unknown(name, where)

    def _unknown(self, name: str, where: str) -> Problem:
        every = {_plain(one): one for one in reversed(list(self._known()))}
        near = [every[one] for one in get_close_matches(_plain(name), list(every), n=3, cutoff=0.6)]
        mend = f"did you mean {listed(tuple(near))}?" if near else "see fledge skills show"
        return Problem(f"nothing goes by the name {name!r}", where=where, mend=mend)

    def _known(self) -> Iterable[str]:
        for skill in self._book.skills.values():
            yield skill.name
        yield from self._options
        yield from self._own


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


@cache
def _options(book: FactBook) -> dict[str, tuple[str, ...]]:
    """The options of the surveys' pages that say more than a name of the book does."""
    found: dict[str, tuple[str, ...]] = {}
    for page in (kaggle.SURVEY, stack_overflow.SURVEY):
        survey = known(page)
        options = Options(book, means=survey.options, own=survey.own, dropped=survey.dropped)
        found |= {_plain(option): options.ids(option) for option in survey.options}
    return found
