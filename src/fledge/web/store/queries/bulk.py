"""A bulk action before it is done: whom it fits, who is left out and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fledge.web.store.models import Role, Stage, Standing, What

#: Beyond so many people an action is done in the background.
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Fit:
    """Whom an action fits, and who is left out with why, each by number."""

    people: tuple[int, ...]
    out: tuple[tuple[int, str], ...]
    gone: int = 0

    @property
    def digest(self) -> str:
        """What two looks at the same people have in common."""
        return hashlib.sha256(",".join(map(str, sorted(self.people))).encode()).hexdigest()[:32]


def fit(role: Role, people: Iterable[int], *, what: What | None, to: str = "", tag: str = "") -> Fit:
    """Whom a decision fits; without one, everybody who is still in the round or was rejected.

    ``gone`` counts those who were erased or never were in this round: nothing can be said of them.
    """
    asked = list(dict.fromkeys(people))
    known = {pk: _why_not(standing, stage, tags, (what, to, tag)) for pk, standing, stage, tags in _known(role, asked)}
    out = tuple((pk, known[pk]) for pk in asked if known.get(pk))
    return Fit(tuple(pk for pk in asked if known.get(pk) == ""), out, len(asked) - len(known))


def named(role: Role, out: Sequence[tuple[int, str]]) -> list[tuple[str, str]]:
    """Those who are left out, by name."""
    people = role.applicants.filter(pk__in=[pk for pk, _ in out]).select_related("person")
    names = {one.pk: str(one.person) for one in people}
    return [(names[pk], because) for pk, because in out if pk in names]


def _known(role: Role, asked: Sequence[int]) -> Iterable[tuple[int, str, str, list[str]]]:
    """Those of the numbers that are in this round, in helpings that every database takes."""
    for begin in range(0, len(asked), 5000):
        part = role.applicants.filter(pk__in=asked[begin : begin + 5000], person__erased=None)
        yield from part.values_list("pk", "standing", "stage", "tags")


def _why_not(standing: str, stage: str, tags: list[str], asked: tuple[What | None, str, str]) -> str:
    what, to, tag = asked
    if standing == Standing.WITHDRAWN:
        return "withdrew from the round"
    if what is not None and standing == Standing.REJECTED:
        return "was rejected already" if what is What.REJECT else "was rejected; bring them back first"
    if what is What.MOVE and stage == to:
        return f"is in “{Stage(to).label}” already"
    return f"has the tag “{tag}” already" if tag and tag in tags else ""
