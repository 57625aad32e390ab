"""What holds of every ramp: worse conditions lengthen it, less evidence never narrows it, nothing is a bare number."""

from __future__ import annotations

from dataclasses import fields, replace
from math import isfinite, log

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fledge.facts.load import load
from fledge.ramp import (
    Class,
    Conditions,
    Gap,
    Learned,
    Ramp,
    Seen,
    learn,
    months_of,
    nothing_known,
    priors,
    ramp_of,
    ramp_of_class,
    ramps,
)
from fledge.ramp.organisation import posterior

HELD = priors(load().constants)
KNOWN = nothing_known(HELD)
HOURS = st.floats(0.1, 40)
CONDITIONS = st.builds(
    Conditions,
    protected=st.none() | HOURS,
    interruptions=st.none() | st.floats(0.1, 200),
    mentor=st.none() | HOURS,
    pulled=st.none() | st.floats(0.01, 1),
)
GAPS = st.floats(0, 3000)
NAMES = [field.name for field in fields(Conditions)]


@st.composite
def gap_ranges(draw: st.DrawFn) -> Gap:
    return Gap(*sorted(draw(st.tuples(GAPS, GAPS, GAPS))))


PEOPLE = gap_ranges() | GAPS.map(Gap.of) | st.sampled_from(Class)


@st.composite
def outcomes(draw: st.DrawFn) -> Learned:
    """What an employer with a few outcomes, some of them surprising, would be held to be."""
    ratios = draw(st.lists(st.floats(-1.5, 1.5), min_size=1, max_size=8))
    finished = draw(st.lists(st.booleans(), min_size=len(ratios), max_size=len(ratios)))
    return learn(Seen(np.array(ratios), np.array(finished), np.zeros(len(ratios))), HELD)


def months(person: Gap | Class, conditions: Conditions, learned: Learned = KNOWN) -> tuple[float, float, float]:
    found = months_of([person], conditions=conditions, priors=HELD, learned=learned)
    low, mid, high = found.quantiles((0.1, 0.5, 0.9))[0]
    return float(low), float(mid), float(high)


def width(person: Gap | Class, conditions: Conditions, learned: Learned = KNOWN) -> float:
    low, _, high = months(person, conditions, learned)
    return log(high / low)


def median(person: Gap | Class, conditions: Conditions, learned: Learned = KNOWN) -> float:
    return months(person, conditions, learned)[1]


WORSE = {
    "halving protected hours": ("protected", lambda now: now / 2),
    "doubling interruptions": ("interruptions", lambda now: now * 2),
    "halving mentor contact": ("mentor", lambda now: now / 2),
    "no mentor at all": ("mentor", lambda now: 0.0),
    "more time pulled away": ("pulled", lambda now: now + (1.001 - now) / 2),
}


@pytest.mark.parametrize("name", WORSE)
@given(person=PEOPLE, conditions=CONDITIONS, learned=st.just(KNOWN) | outcomes())
def test_worse_conditions_lengthen_the_median(
    name: str, person: Gap | Class, conditions: Conditions, learned: Learned
) -> None:
    field, worsen = WORSE[name]
    whole = conditions.filled(HELD.usual)
    now = getattr(whole, field)
    before = replace(conditions, **{field: now})
    after = replace(conditions, **{field: worsen(now)})
    assert median(person, after, learned) > median(person, before, learned)


@given(gap=GAPS, more=st.floats(0.1, 1000), conditions=CONDITIONS)
def test_a_larger_gap_lengthens_the_median(gap: float, more: float, conditions: Conditions) -> None:
    assert median(Gap.of(gap + more), conditions) > median(Gap.of(gap), conditions)


@pytest.mark.parametrize("protected", [0.0, 0.01, 0.1, 0.5, 80])
@pytest.mark.parametrize("interruptions", [0.0, 5, 1000])
def test_conditions_at_their_ends_still_give_finite_months(protected: float, interruptions: float) -> None:
    found = ramp_of(
        20000, 20000, 20000, conditions=Conditions(protected, interruptions, 0.0, 1.0), priors=HELD, learned=KNOWN
    )
    assert all(isfinite(number) for number in (found.low, found.mid, found.high))
    assert all(isfinite(lever.months) and isfinite(lever.hours) for lever in found.levers)


@pytest.mark.parametrize("name", NAMES)
@given(person=PEOPLE, conditions=CONDITIONS, learned=st.just(KNOWN) | outcomes())
def test_leaving_an_input_out_never_narrows_the_range(
    name: str, person: Gap | Class, conditions: Conditions, learned: Learned
) -> None:
    assume(getattr(conditions, name) is not None)
    without = replace(conditions, **{name: None})
    assert width(person, without, learned) >= width(person, conditions, learned) - 1e-9


@given(gap=GAPS, kind=st.sampled_from(Class), conditions=CONDITIONS)
def test_knowing_only_the_class_never_narrows_the_range(gap: float, kind: Class, conditions: Conditions) -> None:
    assert width(kind, conditions) >= width(Gap.of(gap), conditions) - 1e-9


@given(gap=gap_ranges(), conditions=CONDITIONS)
def test_a_wider_gap_never_narrows_the_range(gap: Gap, conditions: Conditions) -> None:
    wider = Gap(gap.low / 2, gap.mid, gap.high * 2)
    assert width(wider, conditions) >= width(gap, conditions) - 1e-9
    assert width(gap, conditions) >= width(Gap.of(gap.mid), conditions) - 1e-9


def finished(ratios: list[float]) -> Learned:
    return learn(Seen(np.array(ratios), np.ones(len(ratios), bool), np.zeros(len(ratios))), HELD)


@given(st.lists(st.floats(-0.5, 0.5), min_size=1, max_size=8))
def test_outcomes_that_surprise_nobody_make_the_shift_surer(ratios: list[float]) -> None:
    """One that does surprise may leave it more open: perhaps the employer is slow, perhaps people differ much."""
    found = finished(ratios)
    assert found.high / found.low < KNOWN.high / KNOWN.low


@given(ratios=st.lists(st.floats(-0.5, 0.5), min_size=1, max_size=45), person=PEOPLE, conditions=CONDITIONS)
def test_outcomes_that_surprise_nobody_never_widen_a_range(
    ratios: list[float], person: Gap | Class, conditions: Conditions
) -> None:
    assert width(person, conditions, finished(ratios)) <= width(person, conditions)


@given(st.integers(2, 40), st.floats(-0.3, 0.3))
def test_few_who_happen_to_agree_do_not_make_a_narrow_range(people: int, ratio: float) -> None:
    """Outcomes settle the employer, not how much people differ: that takes enough of them."""
    alike = Seen(np.full(people, ratio), np.ones(people, bool), np.zeros(people))
    held, plain = (width(Class.ADJACENT, Conditions(), of) for of in (learn(alike, HELD), posterior(alike, HELD)))
    assert held > 1.5 * plain
    assert held > 0.75 * width(Class.ADJACENT, Conditions())


def test_people_who_clearly_differ_more_widen_a_range_at_once() -> None:
    apart = [1.5 * z for z in np.linspace(-1.2, 1.2, 12)]
    assert width(Class.ADJACENT, Conditions(), finished(apart)) > width(Class.ADJACENT, Conditions())


@given(person=PEOPLE, conditions=CONDITIONS)
def test_a_ramp_is_a_range_whose_chances_and_curve_agree(person: Gap | Class, conditions: Conditions) -> None:
    found = _one(person, conditions)
    assert found.low < found.mid < found.high
    chances = [one.chance for one in found.productive_by]
    assert chances == sorted(chances)
    assert found.by(found.mid) == pytest.approx(0.5, abs=1e-6)
    assert found.by(found.low) == pytest.approx(0.1, abs=1e-6)
    assert [point.mid for point in found.curve] == sorted(point.mid for point in found.curve)
    assert all(0 < point.low <= point.mid <= point.high < 1 for point in found.curve)
    assert all(0 <= part <= 1 for part in (found.too_early.behind_of_ready, found.too_early.ready_of_behind))


@given(person=PEOPLE, conditions=CONDITIONS)
def test_the_curve_reaches_independent_work_at_the_median(person: Gap | Class, conditions: Conditions) -> None:
    found = _one(person, conditions)
    assume(found.mid < found.curve[-1].month)
    at = np.interp(found.mid, [point.month for point in found.curve], [point.mid for point in found.curve])
    assert at == pytest.approx(0.8, abs=0.02)


@given(person=PEOPLE, conditions=CONDITIONS)
def test_levers_gain_months_and_cost_hours_most_first(person: Gap | Class, conditions: Conditions) -> None:
    found = _one(person, conditions)
    gained = [lever.months for lever in found.levers]
    assert gained == sorted(gained, reverse=True)
    assert all(lever.low <= lever.months <= lever.high and lever.hours > 0 for lever in found.levers)
    assert {lever.name for lever in found.levers} >= {"protected hours", "mentor contact"}


@given(people=st.lists(PEOPLE, min_size=1, max_size=5), conditions=CONDITIONS)
def test_many_people_at_once_are_each_as_alone(people: list[Gap | Class], conditions: Conditions) -> None:
    together = ramps(people, conditions=conditions, priors=HELD, learned=KNOWN)
    for found, person in zip(together, people, strict=True):
        alone = _one(person, conditions)
        assert (found.low, found.mid, found.high) == pytest.approx((alone.low, alone.mid, alone.high))


@given(people=st.lists(PEOPLE, min_size=1, max_size=3), conditions=CONDITIONS, seed=st.integers(0, 99))
def test_the_same_chance_gives_the_same_draws(people: list[Gap | Class], conditions: Conditions, seed: int) -> None:
    found = months_of(people, conditions=conditions, priors=HELD, learned=KNOWN)
    one, two = (found.draws(50, np.random.default_rng(seed)) for _ in range(2))
    assert one.shape == (len(people), 50)
    assert np.array_equal(one, two)


def _one(person: Gap | Class, conditions: Conditions) -> Ramp:
    if isinstance(person, Class):
        return ramp_of_class(person, conditions=conditions, priors=HELD, learned=KNOWN)
    return ramp_of(person.low, person.mid, person.high, conditions=conditions, priors=HELD, learned=KNOWN)
