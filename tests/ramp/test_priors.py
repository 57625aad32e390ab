"""What is held before any outcome: the figures that the priors were chosen to give, and where each comes from."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from fledge.facts import FactBook
from fledge.ramp import Class, Conditions, Gap, Priors, nothing_known, priors, ramp_of_class, ramps
from fledge.ramp.model import Settings, class_hours, effective_hours, left_open
from fledge.ramp.priors import NAMES


def test_somebody_from_a_neighbouring_field_is_productive_when_the_design_says(held: Priors) -> None:
    found = ramp_of_class(Class.ADJACENT, conditions=Conditions(), priors=held)
    by = {one.month: one.chance for one in found.productive_by}
    assert [by[3], by[6], by[12]] == pytest.approx([0.11, 0.50, 0.89], abs=0.02)


def test_the_classes_have_their_medians(held: Priors) -> None:
    found = ramps(list(Class), conditions=Conditions(), priors=held)
    assert [one.mid for one in found] == pytest.approx([3.5, 6.0, 10.0])


def test_the_day_one_model_of_two_spreads_gives_nearly_the_same(held: Priors) -> None:
    """log T ~ N(log 6, .45² + .35²), which is what the design computed by hand."""
    found = ramp_of_class(Class.ADJACENT, conditions=Conditions(), priors=held)
    by_hand = norm(np.log(6), np.hypot(0.45, 0.35))
    assert [one.chance for one in found.productive_by] == pytest.approx(by_hand.cdf(np.log([3, 6, 9, 12])), abs=0.02)


def test_productive_months_are_those_of_the_design(held: Priors) -> None:
    found = ramp_of_class(Class.ADJACENT, conditions=Conditions(), priors=held)
    assert [point.mid for point in found.productive_months if point.month != 9] == pytest.approx(
        [1.7, 3.9, 9.2], abs=0.1
    )


def test_month_three_is_too_early_in_numbers(held: Priors) -> None:
    early = ramp_of_class(Class.ADJACENT, conditions=Conditions(), priors=held).too_early
    assert early.productive == pytest.approx(0.12, abs=0.01)
    assert early.behind_of_ready == pytest.approx(0.86, abs=0.01)
    assert early.ready_of_behind == pytest.approx(0.86, abs=0.01)


def test_a_class_is_the_gap_that_makes_its_months(held: Priors) -> None:
    hours = [class_hours(kind, held) for kind in Class]
    assert hours == pytest.approx([0, 101, 263], abs=1)
    gaps = ramps([Gap.of(h) for h in hours], conditions=Conditions(), priors=held)
    assert [one.mid for one in gaps] == pytest.approx([3.5, 6.0, 10.0])


def test_effective_hours_are_protected_hours_less_what_a_few_interruptions_cost(held: Priors) -> None:
    at = Settings.of(Conditions(protected=12, interruptions=8), held.usual)
    plain = 12 - 8 * 12.5 / 60
    assert float(effective_hours(at, 12.5 / 60, 0.0)) == pytest.approx(plain, rel=0.03)
    none = Settings.of(Conditions(protected=0, interruptions=8), held.usual)
    assert float(effective_hours(none, 12.5 / 60, 0.0)) == 0


def test_what_is_not_known_leaves_protected_hours_open_most(held: Priors) -> None:
    parts = {name: left_open(name, held) for name in ("protected", "interruptions", "mentor", "pulled")}
    assert max(parts, key=lambda name: parts[name]) == "protected"
    assert all(0.02 < part < 0.25 for part in parts.values())


def test_every_number_is_a_fact_with_a_grade_and_all_are_told(book: FactBook, held: Priors) -> None:
    assert [name for name in book.constants if name.startswith("ramp_") and name not in NAMES] == ["ramp_ai_tools"]
    found = ramp_of_class(Class.ADJACENT, conditions=Conditions(), priors=held)
    assert tuple(name for name, _ in found.because) == NAMES
    assert all(fact.source and fact.grade in "ABCD" for _, fact in found.because)


def test_a_changed_fact_changes_the_answer(book: FactBook) -> None:
    from dataclasses import replace

    slower = replace(book.constants["ramp_adjacent"], value="9 months")
    changed = priors({**book.constants, "ramp_adjacent": slower})
    assert ramp_of_class(Class.ADJACENT, conditions=Conditions(), priors=changed).mid == pytest.approx(9.0)


def test_the_prior_shift_is_none_give_or_take(held: Priors) -> None:
    known = nothing_known(held)
    assert [known.low, known.mid, known.high] == pytest.approx(np.exp([-0.4485, 0, 0.4485]), rel=1e-3)
    assert (known.finished, known.unfinished, known.because) == (0, 0, ())
