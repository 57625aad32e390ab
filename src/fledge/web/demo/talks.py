"""Interviews of the first round, and what two interviewers wrote down, each alone."""

from __future__ import annotations

import random
from datetime import timedelta

from django.utils import timezone

from fledge.web.computed.kits import criteria_of
from fledge.web.demo.people import Cast
from fledge.web.store.models import Applicant, Interview
from fledge.web.store.queries import interviews, scorecards
from fledge.web.store.queries.scorecards import Given

#: Days from the invitation to the conversation.
LATER = 3
_PAIRS = (("grace", "tomas"), ("tomas", "grace"), ("grace", "tomas", "marcus"))
_STRENGTHS = (
    "Told the whole story of one outage, with what they would do otherwise today.",
    "Asked what a wrong answer costs us before choosing a method.",
    "Drew the failure first and the design second.",
    "Wrote a test before the answer, unasked.",
)
_DOUBTS = ("", "Has not measured a language model yet.", "", "Was vague about what was theirs and what the team's.")


def planned(cast: Cast, applicant: Applicant, turn: int) -> Interview:
    """A conversation in three days' time with two or three people of the role."""
    begins = (timezone.now() + timedelta(days=LATER)).replace(hour=10 + turn % 5, minute=0, tzinfo=None)
    people = [cast[short].user for short in _PAIRS[turn % len(_PAIRS)]]
    return interviews.planned(
        applicant, member=cast["priya"], interviewers=people, begins=begins, zone="America/New_York",
        place="Room Juniper, or by video",
    )  # fmt: skip


def rated(cast: Cast, applicant: Applicant, turn: int, *, about: int) -> None:
    """What each of them gives, near a number; one card of seven is still missing."""
    interview = applicant.interviews.prefetch_related("interviewers").latest("made")
    for short in _PAIRS[turn % len(_PAIRS)]:
        dice = random.Random(f"card {turn} {short}")  # noqa: S311 - nothing is kept secret by it
        if dice.random() > 1 / 7:
            given = _given(interview, dice, about)
            scorecards.saved(interview, member=cast[short], given=given, edition=0, is_final=True)


def _given(interview: Interview, dice: random.Random, about: int) -> Given:
    numbers = {one.id: min(5, max(1, about + dice.choice((-1, 0, 0, 0, 1)))) for one in criteria_of(interview.kit)}
    return Given(
        ratings=numbers, notes={}, strengths=dice.choice(_STRENGTHS), doubts=dice.choice(_DOUBTS), overall=about
    )
