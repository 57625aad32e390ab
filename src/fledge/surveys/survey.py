"""A published survey as Fledge knows it: who is in it, which columns ask what, and what its words mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from fledge.facts import Fact
from fledge.facts.load import packaged_page
from fledge.problem import Problem


@dataclass(frozen=True, slots=True)
class Edition:
    """One year of a survey: the columns it must have, those it should have, and those that give the year away.

    ``years`` are columns by what their years are of; ``steps`` the only values they take where it asks in steps.
    """

    year: int
    required: tuple[str, ...]
    expected: tuple[str, ...]
    signs: tuple[str, ...]
    years: Mapping[str, str]
    years_mean: str
    steps: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey, read from its page in ``knowledge/panels``.

    ``options`` says what an option is in the skill book where the words differ; ``own`` gives an option a name of its
    own; ``dropped`` options say nothing. ``through`` are concepts that show in tools.
    """

    name: str
    title: str
    source: str
    licence: str
    population: str
    everybody: str
    columns: Mapping[str, str]
    counted: tuple[str, ...]
    countries: Mapping[str, str]
    base: Mapping[str, str]
    editions: tuple[Edition, ...]
    numbers: Mapping[str, float]
    options: Mapping[str, tuple[str, ...]]
    own: Mapping[str, str]
    dropped: frozenset[str]
    through: Mapping[str, tuple[str, ...]]
    degrees: Mapping[str, str]
    industries: Mapping[str, str]
    questions_end: str = ""
    questions_too: tuple[str, ...] = ()
    no_questions: tuple[str, ...] = ()
    questions: Mapping[str, str] = field(default_factory=dict)

    def edition(self, header: Sequence[str], year: int | None = None) -> Edition:
        """The year that the columns fit; a Problem names what is missing for the nearest one."""
        if year is not None:
            return self._edition_of(year, header)
        fitting = [e for e in self.editions if not _missing(e, header) and _signs(e, header)]
        if fitting:
            return max(fitting, key=lambda e: (_signs(e, header), e.year))
        nearest = min(self.editions, key=lambda e: (_distance(e, header), e.year))
        raise self._unfit(nearest, header)

    def _edition_of(self, year: int, header: Sequence[str]) -> Edition:
        known = {edition.year: edition for edition in self.editions}
        if year not in known:
            years = _listed([str(y) for y in known])
            raise Problem(f"Fledge does not know the {self.title} of {year}", mend=f"it reads {years}")
        if missing := _missing(known[year], header):
            raise Problem(f"is not the {self.title} of {year}: {_lacks(missing)}", mend=_official(self.title, year))
        return known[year]

    def _unfit(self, nearest: Edition, header: Sequence[str]) -> Problem:
        lacks = _lacks(_missing(nearest, header) or (_listed(nearest.signs, "or"),))
        what = f"fits no year of the {self.title} that Fledge knows; for {nearest.year}, the nearest, {lacks}"
        return Problem(what, mend=_official(self.title, nearest.year))


def _missing(edition: Edition, header: Sequence[str]) -> tuple[str, ...]:
    return tuple(column for column in edition.required if column not in header)


def _signs(edition: Edition, header: Sequence[str]) -> int:
    return sum(sign in header for sign in edition.signs)


def _distance(edition: Edition, header: Sequence[str]) -> float:
    return len(_missing(edition, header)) / len(edition.required) - _signs(edition, header)


def _lacks(missing: Sequence[str]) -> str:
    some = len(missing) > 1
    return f"the column{'s' if some else ''} {_listed(missing)} {'are' if some else 'is'} missing"


def _official(title: str, year: int) -> str:
    return f"use the official file of the {title} {year}, with all its columns"


def _listed(words: Sequence[str], joint: str = "and") -> str:
    return f"{', '.join(words[:-1])} {joint} {words[-1]}" if len(words) > 1 else "".join(words)


@cache
def known(page: str) -> Survey:
    """The survey of a page of ``knowledge/panels``.

    >>> known("kaggle_2022").title
    'Kaggle Machine Learning & Data Science Survey'
    """
    told = dict(packaged_page("panels", f"{page}.yaml"))
    editions = tuple(_edition(int(year), edition) for year, edition in told.pop("editions").items())
    lists = {key: tuple(told.pop(key)) for key in ("counted", "questions_too", "no_questions") if key in told}
    named = {key: {word: tuple(names) for word, names in told.pop(key).items()} for key in ("options", "through")}
    return Survey(**told | lists | named | {"editions": editions, "dropped": frozenset(told.pop("dropped"))})


def _edition(year: int, told: dict[str, Any]) -> Edition:
    columns = {key: tuple(told[key]) for key in ("required", "expected", "signs")}
    steps = {of: tuple(map(float, values)) for of, values in told.get("steps", {}).items()}
    return Edition(year, **columns, years=told["years"], years_mean=told["years_mean"], steps=steps)


@cache
def people_of(population: str) -> tuple[Fact, ...]:
    """How many people there are in such occupations, as official statistics say; one fact an addend."""
    told = packaged_page("panels", "populations.yaml")[population]
    return tuple(Fact(f["about"], f"{f['value']} {f['unit']}", f["source"], f["grade"], f["date"]) for f in told)
