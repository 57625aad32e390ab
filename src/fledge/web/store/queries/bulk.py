"""A bulk action before it is done: whom it fits, who is left out and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fledge.web.store.models import Applicant, Role, Stage, Standing, What

#: Beyond so many people an action is done in the background.
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Out:
    """Somebody whom an action does not fit."""

    applicant: Applicant
    because: str


@dataclass(frozen=True, slots=True)
class Fit:
    """Whom an action fits, and who is left out."""

    people: tuple[int, ...]
    out: tuple[Out, ...]
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
    known = {one.pk: one for one in _known(role, asked)}
    out = [Out(known[pk], because) for pk in asked if pk in known and (because := _why_not(known[pk], what, to, tag))]
    left = {one.applicant.pk for one in out}
    fitting = tuple(pk for pk in asked if pk in known and pk not in left)
    return Fit(fitting, tuple(out), len(asked) - len(known))


def _known(role: Role, asked: Sequence[int]) -> Iterable[Applicant]:
    """Those of the numbers that are in this round, in helpings that every database takes."""
    for begin in range(0, len(asked), 5000):
        part = role.applicants.filter(pk__in=asked[begin : begin + 5000], person__erased=None)
        yield from part.select_related("person").only("stage", "standing", "tags", "person__name", "person__email")


def _why_not(one: Applicant, what: What | None, to: str, tag: str) -> str:
    if one.standing == Standing.WITHDRAWN:
        return "withdrew from the round"
    if what is not None and one.standing == Standing.REJECTED:
        return "was rejected already" if what is What.REJECT else "was rejected; bring them back first"
    if what is What.MOVE and one.stage == to:
        return f"is in “{Stage(to).label}” already"
    if tag and tag in one.tags:
        return f"has the tag “{tag}” already"
    return ""
