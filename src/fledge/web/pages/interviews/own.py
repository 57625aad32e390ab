"""One's own interviews: what is due first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.pages.interviews.shown import Shown, shown
from fledge.web.store.queries.interviews import own_interviews
from fledge.web.store.queries.tables import interviews as tables
from fledge.web.store.rights import May

#: So many that are done are shown, the last ones.
_DONE = 20
_PARTS = (
    ("overdue", "Scorecards that are late"),
    ("due", "Scorecards to hand in"),
    ("planned", "Coming"),
    ("in", "Handed in"),
)


@door(May.INTERVIEW)
def interviews(visit: Visit) -> HttpResponse:
    """What somebody holds: late scorecards, those to hand in, what comes, and what is done."""
    every = shown(own_interviews(visit.member).defer("kit"), visit.user.pk)
    parts = [(name, words, _part(every, name)) for name, words in _PARTS]
    return render(visit.request, "interviews/own.html", {"parts": [part for part in parts if part[2]]})


@door(May.INTERVIEW)
def own_table(visit: Visit) -> HttpResponse:
    """All that somebody holds as a table."""
    return csv_answer(tables.own(visit.member))


def _part(every: list[Shown], name: str) -> list[Shown]:
    found = [one for one in every if one.state == name]
    return found[: -_DONE - 1 : -1] if name == "in" else found
