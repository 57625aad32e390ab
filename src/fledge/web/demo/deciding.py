"""The first round is decided, day by day, by people with names, and what they look at is kept with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from fledge.web.computed import Asked
from fledge.web.computed.reviewed import Sources, reviewed
from fledge.web.demo.clock import days_ago
from fledge.web.demo.fates import TOGETHER, Fate, fates
from fledge.web.demo.papers.sent import Sent
from fledge.web.demo.people import Cast
from fledge.web.demo.talks import planned, rated
from fledge.web.store.models import Applicant, Posting, Stage, What
from fledge.web.store.queries import decisions
from fledge.web.store.queries.postings import asked_of

#: After this day nothing is decided by the first version; the repaired one is published. The day of the bulk action.
_LAST_DAY, _TOGETHER_DAY = 30, 43
_WHO = ("priya", "jonah", "priya", "marcus")
#: Minutes between two decisions about the same person on one day.
_PAUSE = 15
#: Scorecards are written so many minutes later, after the conversation.
_AFTERWARDS = 420


@dataclass(frozen=True, slots=True)
class Table:
    """What lies before those who decide: the version in force, everybody, and their papers."""

    cast: Cast
    posting: Posting
    people: Sequence[Applicant]
    papers: Sequence[Sent]

    def fates(self) -> list[Fate]:
        """What becomes of each, in their order."""
        return list(fates([one.draft.kind for one in self.papers]))

    def shown(self, turn: int, asked: Asked) -> dict[str, object]:
        """The evidence that stands on the page of one of them."""
        sources = Sources((self.papers[turn].text,), self.papers[turn].kept, (), asked.judged_by)
        return reviewed(asked, sources).as_shown(version=self.posting.number, readiness=False, who=False)


def decide_first_round(table: Table) -> None:
    """All decisions under the first version, each with the evidence that stood on the page."""
    asked, planned = asked_of(table.posting), table.fates()
    for days, minute, turn, step in sorted(_moments(table, planned)):
        with days_ago(-days, 9 + minute // 60, minute % 60):
            _take(table, planned[turn], turn, step, asked)
    _together(table, [one.pk for one, fate in zip(table.people, planned, strict=True) if fate is TOGETHER])


def _moments(table: Table, planned: Sequence[Fate]) -> Iterator[tuple[int, int, int, int]]:
    """Day, minute, whom, and which of their steps; the first six do not wait."""
    today = timezone.now().date()
    for turn, (fate, one) in enumerate(zip(planned, table.people, strict=True)):
        waits = turn % 3 if turn > 5 else 0
        for step, (later, what, _) in enumerate(fate.steps):
            day = max(_LAST_DAY, (today - one.applied).days - later - waits)
            yield -day, turn * 37 % 400 + _PAUSE * step + (0 if what else _AFTERWARDS), turn, step


def _take(table: Table, fate: Fate, turn: int, step: int, asked: Asked) -> None:
    one, member = table.people[turn], table.cast[_WHO[turn % len(_WHO)]]
    _, what, about = fate.steps[step]
    if what is None:
        rated(table.cast, one, turn, about=int(about))
        return
    if what is What.UNDO:
        decisions.undo(one.decisions.latest("at"), member=member)
        return
    words = fate.words[(turn if len(fate.steps) == 1 else step) % len(fate.words)]
    more: dict[str, Any] = {"reason" if what is What.REJECT else "to": str(about)}
    decisions.decide(one, member=member, what=what, words=words, shown=table.shown(turn, asked), **more)
    if what is What.MOVE and about == Stage.INTERVIEW:
        planned(table.cast, one, turn)


def _together(table: Table, chosen: list[int]) -> None:
    with days_ago(_TOGETHER_DAY, 16, 40):
        decisions.decide_all(
            table.posting.role,
            chosen,
            member=table.cast["jonah"],
            what=What.REJECT,
            reason="missing-must",
            words="We look for people who have run something in production.",
            shown={"page": "list", "lines": 0},
        )
