"""Everybody in a round is matched with a version of the posting, some two hundred people at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fledge.problem import Problem
from fledge.web.computed.matched_many import Numbered, numbers_of
from fledge.web.jobs.kind import Ending, kind
from fledge.web.store.models import Came, Posting, Work, WorkItem
from fledge.web.store.queries import matching
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.turns import Outcome

#: With more items than this it is worth while to begin processes.
_SMALL = 2


@dataclass(frozen=True, slots=True)
class Ready:
    """The numbers of one batch, and when each person's papers were read."""

    posting: Posting
    numbers: tuple[Numbered, ...]
    read: dict[int, datetime]


def _ready(work: Work, item: WorkItem) -> Ready:
    posting = _posting(work)
    left = matching.unmatched(posting).filter(pk__in=item.asked["people"])
    papers, read = matching.papers_of(posting, list(left.values_list("pk", flat=True)))
    try:
        numbers = numbers_of(asked_of(posting), papers, is_large=work.total > _SMALL)
    except Problem as problem:
        raise Ending(problem.what, mend=problem.mend) from problem
    return Ready(posting, numbers, read)


@kind("matching", "Match", ready=_ready)
def match_batch(work: Work, item: WorkItem, ready: Ready) -> Outcome:
    """The numbers of one batch; whoever was erased meanwhile is not in it."""
    many = matching.numbers_kept(ready.posting, ready.numbers, ready.read)
    if not many:
        return Outcome(Came.THERE, "matched by this Fledge already", ready.posting)
    return Outcome(Came.IN, "1 person matched" if many == 1 else f"{many:,} people matched", ready.posting)


def _posting(work: Work) -> Posting:
    here = Posting.objects.filter(role__organisation=work.organisation_id).select_related("role")
    posting = here.filter(pk=work.asked["posting"]).first()
    if posting is None:
        raise Ending("this version is not there any more")
    return posting
