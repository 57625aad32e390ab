"""The first bounded projects, taken whole from the duties: the smallest first, the largest by the end of the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential import sentences as say
from fledge.audit.rewrite.potential.clauses import piece_of_work
from fledge.audit.rewrite.potential.offer import Offer
from fledge.audit.rewrite.potential.verbs import first_verb, leads, size

#: Work that nobody begins with, however short it is to say.
_NOT_FIRST = frozenset(("deliver", "launch", "present", "publish", "release", "scale", "ship"))
_ALIKE = 0.5
_STRETCHES = 3
#: What nobody does alone after a year.
_TOO_LARGE = re.compile(
    r"\b(?:end[- ]to[- ]end|architect(?:ures?|ing)?|strateg\w+|roadmap|at scale|platforms?|scalable|own|ownership|"
    r"production-grade|infrastructure|frameworks?|entire|lead)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Project:
    """One line of the plan for the year."""

    words: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A duty that can be a project: how large, where it stood, what to do."""

    size: int
    number: int
    work: str

    @property
    def first(self) -> bool:
        """Whether somebody new can begin with it."""
        return self.size < 1 and first_verb(self.work.capitalize()) not in _NOT_FIRST


def projects(duties: Sequence[str], offer: Offer) -> tuple[Project, ...]:
    """Three stretches of the year; what the employer has planned comes before what the duties suggest."""
    whens = (say.FIRST, say.SECOND, say.THIRD.format(months=offer.months))
    if offer.projects:
        return tuple(Project(f"{whens[min(n, 2)]}: {words.rstrip('.')}.") for n, words in enumerate(offer.projects))
    pieces = (say.FIRST_PIECE, say.SECOND_PIECE, say.THIRD_PIECE)
    work = chosen(duties)
    lines = (_line(thing, piece, n) for n, (thing, piece) in enumerate(zip(work, pieces, strict=True)))
    return tuple(Project(f"{when}: {words}") for when, words in zip(whens, lines, strict=True))


def _line(work: str, blank: str, stretch: int) -> str:
    if not work:
        return f"{blank}."
    return f"help {work}. Your own part of it: {blank}." if stretch == 0 else f"{work}."


def chosen(duties: Sequence[str]) -> tuple[str, str, str]:
    """Three pieces of work from small to large, none of them too large for a first year; "" where the duties have none.

    >>> chosen(["Design the shop's next oven", "Write tests for the importer", "Build new dashboards for buyers"])
    ('write tests for the importer', 'build new dashboards for buyers', "design the shop's next oven")
    """
    able = [piece for piece in _apart(duties) if not _TOO_LARGE.search(piece.work)]
    small = min((piece for piece in able if piece.first), key=lambda piece: (piece.size, piece.number), default=None)
    if small is None:
        return ("", "", "")
    rest = sorted((piece for piece in able if piece is not small), key=lambda piece: (piece.size, piece.number))
    if len(rest) < _STRETCHES - 1:
        return small.work, rest[0].work if rest else "", ""
    large = max(rest, key=lambda piece: (piece.size, -piece.number))
    middle = min((p for p in rest if p is not large), key=lambda piece: (abs(piece.size - 1), piece.number))
    return small.work, middle.work, large.work


def _apart(duties: Sequence[str]) -> list[_Piece]:
    """The pieces of work in the duties, those left out that say again what another says."""
    found: list[_Piece] = []
    for number, words in enumerate(duties):
        work = "" if leads(words) or words[:1].islower() else piece_of_work(words)
        if work and not any(_alike(work, other.work) for other in found):
            found.append(_Piece(size(work.capitalize()), number, work))
    return found


def _alike(one: str, other: str) -> bool:
    a, b = (set(re.findall(r"[a-z]{4,}", work.lower())) for work in (one, other))
    return len(a & b) > _ALIKE * min(len(a), len(b))
