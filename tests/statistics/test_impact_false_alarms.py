"""How often the verdict is wrong where nothing is the matter, and how often it is right where something is."""

from __future__ import annotations

import numpy as np
import pytest

from fledge.facts import FactBook
from fledge.match.impact import STAGES, Decision, Decisions, Demographics, Impact, Limits, Said, Tally, impact, limits
from fledge.match.impact.breakdown import breakdowns
from fledge.match.impact.rounds import Round

_BOUND = 0.10


@pytest.fixture(scope="module")
def known(book: FactBook) -> Limits:
    return limits(book.constants)


def share_lower(known: Limits, sizes, rates, *, stages=1, requisitions=1, runs=300, seed=1, word=Said.LOWER) -> float:
    """In what part of simulated reports any group gets the word; rates are the groups' true ones."""
    rng = np.random.default_rng(seed)
    found = 0
    for _ in range(runs):
        rounds = [drawn(rng, f"stage {n}", sizes, rates, requisitions) for n in range(stages)]
        shown = breakdowns(rounds, known, known.alpha)
        found += any(group.verdict.said is word for one in shown for group in one.groups)
    return found / runs


def drawn(rng, stage, sizes, rates, requisitions) -> Round:
    tallies = {
        f"R{r}": {
            f"group {n}": Tally(size // requisitions, int(rng.binomial(size // requisitions, rate)))
            for n, (size, rate) in enumerate(zip(sizes, rates, strict=True))
        }
        for r in range(requisitions)
    }
    return Round(stage, "sex", tallies)


@pytest.mark.parametrize("rate", [0.1, 0.2, 0.3, 0.5])
def test_twenty_and_twenty_never_raise_a_false_alarm(known: Limits, rate: float) -> None:
    assert share_lower(known, (20, 20), (rate, rate), runs=100) == 0


@pytest.mark.parametrize("rate", [0.1, 0.2, 0.3, 0.4, 0.5])
def test_two_hundred_and_two_hundred_raise_few_false_alarms(known: Limits, rate: float) -> None:
    assert share_lower(known, (200, 200), (rate, rate), runs=800) <= _BOUND


@pytest.mark.parametrize(
    ("sizes", "stages", "requisitions"),
    [((200, 200), 6, 1), ((200,) * 4, 3, 1), ((200,) * 4, 1, 4), ((400, 200, 100, 60, 40), 3, 1), ((60, 60), 1, 6)],
)
def test_several_groups_stages_and_requisitions_raise_few_false_alarms(
    known: Limits, sizes: tuple[int, ...], stages: int, requisitions: int
) -> None:
    """The highest of several rates is high by chance, too; the correction pays for the choice."""
    rates = (0.3,) * len(sizes)
    assert share_lower(known, sizes, rates, stages=stages, requisitions=requisitions, runs=150) <= _BOUND


def test_groups_that_apply_where_few_are_taken_raise_no_alarm(known: Limits) -> None:
    """As at Berkeley: within each requisition the chances are the same, and one group applies for the harder one."""
    rng = np.random.default_rng(3)
    found = 0
    for _ in range(200):
        easy, hard = (
            {"a": Tally(n, int(rng.binomial(n, rate))), "b": Tally(m, int(rng.binomial(m, rate)))}
            for n, m, rate in ((150, 50, 0.6), (50, 150, 0.2))
        )
        shown = breakdowns([Round("offered", "sex", {"R1": easy, "R2": hard})], known, known.alpha)
        found += any(group.verdict.said is Said.LOWER for group in shown[0].groups)
    assert found / 200 <= _BOUND


def test_a_ratio_of_seven_tenths_is_hardly_ever_called_similar(known: Limits) -> None:
    assert share_lower(known, (300, 300), (0.5, 0.35), runs=300, word=Said.SIMILAR) <= 0.01


@pytest.mark.parametrize("rate", [0.8, 0.4])
def test_a_ratio_at_the_margin_is_called_similar_at_most_once_in_forty(known: Limits, rate: float) -> None:
    assert share_lower(known, (400, 400), (rate, 0.8 * rate), runs=400, word=Said.SIMILAR) <= 0.045


def test_real_gaps_are_found(known: Limits) -> None:
    assert share_lower(known, (200, 200), (0.30, 0.15), runs=200) >= 0.90
    assert share_lower(known, (1000, 1000), (0.5, 0.5), runs=100, word=Said.SIMILAR) >= 0.95


def test_a_whole_report_of_three_breakdowns_raises_few_false_alarms(known: Limits) -> None:
    """600 people, two sexes, five groups of race and ethnicity, three requisitions, three stages in a row."""
    rng = np.random.default_rng(11)
    assert sum(any_lower(whole_report(rng, known)) for _ in range(100)) / 100 <= _BOUND


def any_lower(found: Impact) -> bool:
    return any(group.verdict.said is Said.LOWER for one in found.breakdowns for group in one.groups)


def whole_report(rng: np.random.Generator, known: Limits, people: int = 600) -> Impact:
    sex, race = rng.choice(["f", "m"], people), rng.choice(list("abcde"), people, p=[0.5, 0.2, 0.15, 0.1, 0.05])
    requisition, there, decided = rng.choice(["R1", "R2", "R3"], people), np.ones(people, bool), []
    for stage, rate in zip(STAGES[1:4], (0.5, 0.5, 0.4), strict=True):
        passed = rng.random(people) < rate
        decided += [Decision(str(n), requisition[n], stage, bool(passed[n])) for n in range(people) if there[n]]
        there &= passed
    groups = {"sex": sex, "race_ethnicity": race}
    held = Demographics({by: {str(n): str(names[n]) for n in range(people)} for by, names in groups.items()})
    return impact(Decisions(tuple(decided)), held, known)
