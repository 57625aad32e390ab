"""What long work there is: each kind is one file in ``kinds``, known by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fledge.problem import Problem
from fledge.web.store.models import Work, WorkItem
from fledge.web.store.queries.turns import Outcome

Ready = Callable[[Work, WorkItem], Any]
Do = Callable[[Work, WorkItem, Any], Outcome]


class Ending(Problem):
    """Something that ends the whole work, and not one item alone."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work.

    ``ready`` computes what takes long and changes nothing; ``do`` makes the change with what ``ready`` gave, in the
    transaction in which the item is counted as done. Either may raise a Problem, whose sentence becomes the result.
    """

    name: str
    says: str
    ready: Ready
    do: Do


KINDS: dict[str, Kind] = {}


def kind(name: str, says: str, *, ready: Ready) -> Callable[[Do], Do]:
    """Make a function over (work, item, what was made ready) the work of this name."""

    def named(do: Do) -> Do:
        KINDS[name] = Kind(name, says, ready, do)
        return do

    return named
