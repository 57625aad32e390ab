"""What the employer promises whoever learns, when the work is judged, and how people are chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.rewrite.potential import sentences as say
from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.moves import Written
from fledge.audit.rewrite.potential.plan import Plan

#: How a line begins in which the employer speaks of what it gives.
_WE = re.compile(r"(?:we|you(?:'|’)ll|you will)\b", re.IGNORECASE)


def promise(plan: Plan) -> Iterator[Written]:
    """Mentor, hours and money, with numbers or marked blanks."""
    offer = plan.offer
    yield Written(say.PROMISE, _PROMISED, heading=True)
    mentor = say.MENTOR.format(
        mentor=offer.mentor or say.BLANK_MENTOR, hours=_number(offer.mentor_hours_a_week) or say.BLANK_MENTOR_HOURS
    )
    yield Written(mentor, _PROMISED, bullet=True)
    hours = _number(offer.protected_hours_a_week) or say.BLANK_HOURS
    yield Written(say.PROTECTED.format(hours=hours), _PROMISED, bullet=True)
    budget = offer.training_budget or say.BLANK_BUDGET
    yield Written(say.BUDGET.format(budget=budget, months=offer.months), _PROMISED, bullet=True)
    yield from (Written(words, "The original promises this, in its own words.", bullet=True) for words in _own(plan))


def _own(plan: Plan) -> Iterator[str]:
    """Promises to learners that stood in lines which are gone."""
    text = plan.posting.text
    promised = [made.at.of(text) for made in plan.posting.promises]
    for words in dict.fromkeys(plan.gone()):
        if _WE.match(words) and any(made in words for made in promised):
            yield words


def _number(hours: float | None) -> str:
    return "" if hours is None else f"{hours:g}"


def judge(plan: Plan) -> Iterator[Written]:
    """When the work is looked at, and against what."""
    yield Written(say.JUDGE, _JUDGED, heading=True)
    yield Written(say.JUDGED.format(months=plan.offer.months), _JUDGED)


def choose(plan: Plan) -> Iterator[Written]:
    """A sample, the same questions and an answer; an employer's own steps stay where it tells of them."""
    yield Written(say.CHOOSE, _CHOSEN, heading=True)
    told = bool(plan.numbered(Fate.CHOOSING))
    ours = (say.SAME_QUESTIONS, say.ANSWER) if told else (say.SAMPLE, say.INTERVIEW, say.ANSWER)
    yield from (Written(words, _CHOSEN, bullet=True) for words in ours)


_PROMISED = "Whoever is to learn needs a person, time and money, with numbers."
_JUDGED = "Learning takes a year; whoever is judged after three months is judged on what they knew before."
_CHOSEN = "Work samples and structured interviews say more about how somebody works than a list of tools."
