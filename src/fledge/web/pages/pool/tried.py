"""What somebody tries, read from the address: which lines become wishes, and which years come down."""

from __future__ import annotations

from math import isfinite

from django.http import QueryDict

from fledge.problem import Problem
from fledge.web.computed.what_if import Moved

_YEARS = "years-of-"
#: More than a posting can demand.
_MOST = 200


def moved_by(query: QueryDict) -> Moved:
    """What the address says; empty values are choices that somebody left alone."""
    nice = [label for label in query.getlist("nice") if label]
    if len(nice) > _MOST:
        raise Problem("these are more lines than a posting has", mend="open the page again and begin anew")
    given = [(name, value) for name, values in query.lists() if name.startswith(_YEARS) for value in values if value]
    return Moved(frozenset(nice), frozenset((_of(name), _years(value)) for name, value in given))


def _of(name: str) -> str:
    return name.removeprefix(_YEARS).replace("-", " ")


def _years(words: str) -> float:
    try:
        years = float(words)
    except ValueError:
        years = float("nan")
    if not isfinite(years):
        raise Problem(f"“{words[:20]}” is no number of years", mend="choose one of the numbers in the list")
    return years
