"""A second look at people who were rejected: what had kept them out on paper, and what their papers show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fledge.facts import Fact, FactBook
from fledge.match.adjacency import Adjacency
from fledge.match.credit import years_held
from fledge.match.crowd import Crowd, Matches, match_many
from fledge.match.held import Held
from fledge.match.part import Match, Part, Range
from fledge.match.required import Requirement
from fledge.match.settings import Settings
from fledge.people import Applicant
from fledge.posting import Level, Posting

_LEVELS = list(Level)
_NOT_NAMED = "the papers do not name it"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A decision that was taken before: about whom, when, and the reason that was given."""

    person: str
    decided: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A must-have that the papers do not meet on paper, and what they bring to it all the same.

    ``asked`` is what the posting demanded as it was, ``part`` what the papers bring to it now. ``on_paper`` says why a
    search for words and years would not find it. ``still_asked`` is false where the posting that was chosen for the
    second look no longer demands it. ``carried`` says that the papers bring enough to talk.
    """

    asked: Requirement
    part: Part
    on_paper: str
    still_asked: bool
    carried: bool

    @property
    def named(self) -> bool:
        """Whether more is to be said than that the papers do not name it."""
        return self.on_paper != _NOT_NAMED


@dataclass(frozen=True, slots=True)
class SecondLook:
    """One person looked at again.

    ``before`` is the match with the posting as it was, ``now`` with the one that was chosen. ``expected`` is the
    readiness drawn towards the middle of the group. Nobody is left out because of what stands here.
    """

    rejected: Rejected
    before: Match
    now: Match
    obstacles: tuple[Obstacle, ...]
    expected: Range
    group: int
    because: tuple[Fact, ...]

    @property
    def gone(self) -> tuple[Obstacle, ...]:
        """What is no longer demanded."""
        return tuple(one for one in self.obstacles if not one.still_asked)

    @property
    def carried(self) -> tuple[Obstacle, ...]:
        """What is still demanded and carried by what stands near it."""
        return tuple(one for one in self.obstacles if one.still_asked and one.carried)

    @property
    def open(self) -> tuple[Obstacle, ...]:
        """What is still demanded and has to be learned or asked about."""
        return tuple(one for one in self.obstacles if one.still_asked and not one.carried)


def second_look(
    posting: Posting,
    chosen: Posting,
    applicants: Sequence[Applicant],
    rejected: Mapping[str, Rejected],
    book: FactBook,
    adjacency: Adjacency,
    today: date,
) -> tuple[SecondLook, ...]:
    """Look again at everybody, the oldest decision first; those without a date come last, as they were given.

    ``chosen`` is the posting itself, or it repaired, or it written for potential. ``rejected`` goes by the names of the
    papers.
    """
    crowd = Crowd(applicants, book, adjacency, today)
    old = match_many(posting, crowd, book, adjacency, today)
    new = old if chosen is posting else match_many(chosen, crowd, book, adjacency, today)
    looks = (_look(n, old, new, crowd, rejected) for n in range(len(crowd)))
    return tuple(sorted(looks, key=lambda one: (one.rejected.decided is None, one.rejected.decided or today)))


def _look(at: int, old: Matches, new: Matches, crowd: Crowd, rejected: Mapping[str, Rejected]) -> SecondLook:
    held, before = crowd.held[at], old[at]
    now = before if new is old else new[at]
    person = held.applicant.id
    return SecondLook(
        rejected.get(person, Rejected(person)),
        before,
        now,
        tuple(_obstacles(before, now, held, crowd.book, crowd.known)),
        expected(now.readiness, new.mid.mean(), crowd.known.reliability if len(crowd) > 1 else 1.0),
        len(crowd),
        (crowd.book.constants["match_reliability"],),
    )


def expected(found: Range, middle: float, reliability: float) -> Range:
    """A readiness drawn towards the middle of the group, for the highest is partly so by chance; as wide as before.

    >>> expected(Range(0.5, 0.6, 0.8), 0.4, 0.5)
    Range(low=0.4, mid=0.5, high=0.7000000000000001)
    """
    moved = float(middle + reliability * (found.mid - middle)) - found.mid
    return Range(max(0.0, found.low + moved), found.mid + moved, min(1.0, found.high + moved))


def _obstacles(before: Match, now: Match, held: Held, book: FactBook, known: Settings) -> Iterator[Obstacle]:
    parts = {_key(part.requirement): part for part in now.parts}
    for part in before.parts:
        if part.requirement.implied or not part.requirement.must:
            continue
        why = _missing(part.requirement, held, book)
        if why:
            again = parts.get(_key(part.requirement), part)
            asked = again.requirement.must if _key(part.requirement) in parts else _asked_within(part, now)
            yield Obstacle(part.requirement, again, why, asked, again.credit >= known.held)


def _key(asked: Requirement) -> tuple[frozenset[str], str, Level | None]:
    return frozenset((*asked.any_of, *asked.years_with)), asked.years_of, asked.level


def _asked_within(part: Part, now: Match) -> bool:
    """Whether one skill alone is demanded now as one of several, or the other way round."""
    skills = set(part.requirement.any_of)
    return any(one.requirement.must and skills & set(one.requirement.any_of) for one in now.parts)


def _missing(asked: Requirement, held: Held, book: FactBook) -> str:
    """Why a search through the papers for what is asked finds too little; empty where it finds it."""
    if asked.years:
        have = years_held(asked, held, book)
        dated = f"{have:.1f} years are" if have >= 0.05 else "no years are"
        return f"{dated} dated, {asked.years:g} are asked" if have < asked.years else ""
    if asked.level is not None:
        named = any(_LEVELS.index(one.level) >= _LEVELS.index(asked.level) for one in held.applicant.studies)
        return "" if named else "no such degree is named"
    found = sum(skill in held.by_skill for skill in asked.any_of)
    return "" if found >= asked.at_least else _NOT_NAMED
