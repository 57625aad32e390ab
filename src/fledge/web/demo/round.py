"""The rounds of the worked example: 243 people and what was decided about them, a second look, and 180 who wait."""

from __future__ import annotations

from fledge.web.demo.around import around_the_round
from fledge.web.demo.arriving import arrive
from fledge.web.demo.clock import days_ago
from fledge.web.demo.deciding import Table, decide_first_round
from fledge.web.demo.people import Cast
from fledge.web.demo.since import since_then
from fledge.web.demo.working import done_at_once
from fledge.web.jobs.asking_matches import match_everybody
from fledge.web.jobs.looking_again import look_again
from fledge.web.store.models import LookState, Posting
from fledge.web.store.queries import second_looks

#: Who of the six is back in the round, by their turn, when, who decided it, and why.
_BACK = (
    (
        0,
        11,
        "marcus",
        "Twelve years of services that stay up, six of them in payments. The rest he learns here, with Ines.",
    ),
    (
        3,
        9,
        "marcus",
        "Runs the platform on which models are trained, at a bank. To build what runs on it is the smaller half.",
    ),
)


def first_round(cast: Cast, posting: Posting) -> Table:
    """243 people apply under the first version, and most are decided about within a month."""
    papers = tuple(cast.papers.first())
    people = arrive(posting.role, papers, by=cast["priya"], days=(69, 46), many=len(papers))
    table = Table(cast, posting, people, papers)
    decide_first_round(table)
    around_the_round(table)
    return table


def looked_again(table: Table) -> None:
    """The published version brings back people who were rejected; two of six are in the round again."""
    cast, role = table.cast, table.posting.role
    posting = role.postings.exclude(published=None).latest("published")
    with days_ago(12, 9):
        done_at_once(match_everybody(cast["priya"], posting))
    with days_ago(12, 10):
        done_at_once(look_again(cast["priya"], role))
    for turn, day, short, why in _BACK:
        with days_ago(day, 15):
            look = posting.second_looks.get(applicant=table.people[turn], state=LookState.OPEN)
            second_looks.settle(look, member=cast[short], accept=True, reason=why)
    since_then(table, posting, tuple(turn for turn, *_ in _BACK))


def pending(cast: Cast, posting: Posting) -> None:
    """180 people apply for the second role; nobody has looked at them yet."""
    papers = tuple(cast.papers.second())
    arrive(posting.role, papers, by=cast["jonah"], days=(7, 1), many=len(papers))
    with days_ago(1, 18):
        done_at_once(match_everybody(cast["jonah"], posting))
