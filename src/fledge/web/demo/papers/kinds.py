"""Who applied: how many of each kind, and how long they have worked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of applicant: the kinds of work they may come from, years at work, jobs, and lines under each job.

    ``gap_years`` is how long they were away from work before the last job. ``side`` says how much they tell of what
    they learned beside their work, ``lists_skills`` how many of ten name their skills in a list.
    """

    name: str
    many: int
    works: tuple[str, ...]
    years: tuple[int, int]
    jobs: tuple[int, int]
    lines: tuple[int, int]
    side: tuple[int, int] = (0, 2)
    lists_skills: int = 6
    gap_years: tuple[int, int] = (0, 0)


_ENGINEERS = ("backend", "distributed", "data", "fintech", "sre", "embedded")

#: Besides the six whose papers stand whole, who applied as senior AI engineer: 243 with them.
FIRST = (
    Kind("adjacent", 104, _ENGINEERS, (8, 15), (2, 4), (3, 6)),
    Kind("stuffer", 38, ("stuffer",), (1, 3), (1, 2), (1, 3), (0, 0), 10),
    Kind("fit", 12, ("ml",), (6, 10), (2, 3), (4, 6), (1, 2)),
    Kind("junior", 32, ("junior",), (0, 2), (1, 1), (2, 4), (2, 3), 8),
    Kind("misfit", 25, ("misfit",), (4, 18), (2, 3), (2, 4), (0, 1), 4),
    Kind("changer", 14, ("changer",), (6, 12), (2, 3), (3, 5), (1, 2)),
    Kind("returner", 12, ("backend", "data", "fintech", "sre"), (9, 15), (2, 3), (3, 5), (1, 2), 5, (2, 4)),
)

#: Who applied for the second role, 180: nobody has looked at them yet.
SECOND = (
    Kind("risk", 46, ("risk",), (4, 11), (2, 3), (3, 6)),
    Kind("adjacent", 58, _ENGINEERS, (6, 14), (2, 4), (3, 5)),
    Kind("fit", 12, ("ml",), (5, 9), (2, 3), (4, 6), (1, 2)),
    Kind("stuffer", 26, ("stuffer",), (1, 3), (1, 2), (1, 3), (0, 0), 10),
    Kind("junior", 18, ("junior",), (0, 2), (1, 1), (2, 4), (2, 3), 8),
    Kind("misfit", 12, ("misfit",), (4, 18), (2, 3), (2, 4), (0, 1), 4),
    Kind("changer", 8, ("changer",), (6, 12), (2, 3), (3, 5), (1, 2)),
)


def mixed(kinds: Sequence[Kind]) -> Iterator[Kind]:
    """Everybody's kind, as people apply: the kinds in between one another, always in the same order."""
    total = sum(kind.many for kind in kinds)
    places = [((n + 0.5) * total / kind.many, turn) for turn, kind in enumerate(kinds) for n in range(kind.many)]
    yield from (kinds[turn] for _, turn in sorted(places))
