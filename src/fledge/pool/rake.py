"""Weights that make a panel look like the people it should stand for, in the margins that are known."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from fledge.pool.panel import Choice, Floats, Panel
from fledge.problem import Problem, Problems

#: For each question the share of people who give each answer, 0 to 1.
Margins = Mapping[str, Mapping[str, float]]

_ROUNDS = 500
_CLOSE = 1e-9
_QUESTIONS = ("role", "industry", "degree", "country")


def rake(panel: Panel, margins: Margins) -> Panel:
    """The same people, weighed until every margin fits (iterative proportional fitting).

    ``margins`` say which share of people gives each answer, for the questions role, industry, degree and country.
    Who left a question blank keeps their part; answers that are not named share what is left of 1. Uneven weights make
    every interval wider, because few people then count for many.
    """
    targets = [_target(panel, question, shares) for question, shares in margins.items()]
    weights = panel.weights.copy()
    for _ in range(_ROUNDS):
        before = weights
        for groups, wanted in targets:
            weights = _fitted(weights, groups, wanted)
        if np.abs(weights - before).max(initial=0.0) < _CLOSE:
            break
    else:
        raise Problem("the margins contradict each other for these people", mend="give fewer margins, or check them")
    return panel.weighted(weights)


def _target(panel: Panel, question: str, shares: Mapping[str, float]) -> tuple[np.ndarray, Floats]:
    """Each person's group in a question (-1 is blank) and the share that each group should have."""
    choice = getattr(panel, question, None) if question in _QUESTIONS else None
    if not isinstance(choice, Choice):
        raise Problem(f"the panel has no question {question!r}", mend=f"use {', '.join(_QUESTIONS)}")
    _checked(choice, question, shares)
    named = [choice.labels.index(label) for label in shares]
    groups = np.full(len(panel), len(named))
    groups[choice.codes < 0] = -1
    for place, code in enumerate(named):
        groups[choice.codes == code] = place
    wanted = np.array([*shares.values(), max(1 - sum(shares.values()), 0.0)])
    return groups, wanted


def _checked(choice: Choice, question: str, shares: Mapping[str, float]) -> None:
    problems = [
        Problem(f"nobody in the panel answers {question} with {label!r}", mend=f"it has {', '.join(choice.labels[:8])}")
        for label in shares
        if label not in choice.labels or not (choice.codes == choice.labels.index(label)).any()
    ]
    problems += [
        Problem(f"the share of {label!r} is {share:g}", mend="write 15 per cent as 0.15")
        for label, share in shares.items()
        if not 0 <= share <= 1
    ]
    if not problems and sum(shares.values()) > 1 + 1e-6:
        problems = [Problem(f"the shares of {question} add up to {sum(shares.values()):g}", mend="at most 1")]
    if problems:
        raise problems[0] if len(problems) == 1 else Problems(problems)


def _fitted(weights: Floats, groups: np.ndarray, wanted: Floats) -> Floats:
    answered = groups >= 0
    total = weights[answered].sum()
    now = np.bincount(groups[answered], weights=weights[answered], minlength=len(wanted))
    times = np.divide(wanted * total, now, out=np.ones(len(wanted)), where=now > 0)
    fitted = weights.copy()
    fitted[answered] *= times[groups[answered]]
    return fitted
