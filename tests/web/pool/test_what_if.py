"""What if some lines were wishes: the same people counted again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fledge.problem import Problem
from fledge.web.computed import Asked, audited
from fledge.web.computed.people_page import answered, as_query
from fledge.web.computed.what_if import Moved, WhatIf, what_if

DEMANDS = (
    "5+ years of software development",
    "Python",
    "SQL",
    "Docker",
    "AWS",
    "Spark",
    "LangChain",
    "Master's degree",
)
TEXT = "Data Engineer\n\nRequirements:\n" + "".join(f"- {line}\n" for line in DEMANDS)
ASKED = Asked(TEXT, "Data Engineer", "", date(2026, 1, 1))
LABELS = ("5+ years of software development", "Python", "SQL", "Docker", "AWS", "Apache Spark", "a master's degree")
#: Respondents are whole people, so that the same people taken out of a panel may weigh this much more or less.
ROUNDED = 1e-3
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def tried(*nice: str, **years: float) -> WhatIf:
    found = what_if(ASKED, Moved(frozenset(nice), frozenset(years.items())))
    assert found is not None
    return found


def test_nothing_moved_is_the_audits_own_estimate() -> None:
    pool = audited(ASKED).pool
    assert pool is not None
    found = tried()
    assert (found.before.estimate, found.after, found.is_moved) == (pool.estimate, pool.estimate, False)


def test_before_stays_the_audits_own_estimate_whatever_is_moved() -> None:
    assert tried("Docker").before.estimate == tried().after


@FEW
@given(st.sets(st.sampled_from(LABELS)), st.sampled_from(LABELS))
def test_another_line_as_a_wish_never_lowers_the_pool(nice: set[str], another: str) -> None:
    fewer, more = tried(*nice), tried(*nice, another)
    assert more.after.count >= fewer.after.count * (1 - ROUNDED)
    assert more.after.share >= fewer.after.share * (1 - ROUNDED) or not fewer.after.counted


@FEW
@given(st.sampled_from((1.0, 2.0, 3.0, 4.0)), st.sampled_from((1.0, 2.0, 3.0, 4.0)))
def test_fewer_years_never_lower_the_pool(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert tried(work=low).after.count >= tried(work=high).after.count


@FEW
@given(st.permutations(LABELS[1:4]))
def test_the_order_of_moves_changes_nothing(labels: list[str]) -> None:
    assert tried(*labels) == tried(*LABELS[1:4])


def test_everything_as_a_wish_leaves_everybody_who_was_asked() -> None:
    everything = [line.label for line in tried().lines]
    assert tried(*everything).after.share == pytest.approx(1.0)


def test_years_as_they_are_stated_move_nothing() -> None:
    assert not tried(work=5.0).is_moved


def test_a_wish_needs_no_years() -> None:
    assert tried(LABELS[0], work=2.0).after == tried(LABELS[0]).after


def test_what_would_follow_is_no_wish_yet_and_nothing_that_the_job_is() -> None:
    found = tried("Docker")
    core = {line.label for line in found.lines if line.is_core}
    following = [price.need.label for price in found.following]
    assert following
    assert not {"Docker", *core} & set(following)
    gains = [price.leave_one_out for price in found.following]
    assert gains == sorted(gains, reverse=True)


def test_lines_that_nobody_was_asked_about_say_why() -> None:
    assert {line.label: line.because for line in tried().lines if line.because} == {
        "LangChain": "the panel did not ask"
    }


@pytest.mark.parametrize(
    ("moved", "sentence"),
    [
        (Moved(frozenset({"Cobol"})), "demands nothing called “Cobol”"),
        (Moved(years=frozenset({("machine learning", 2.0)})), "demands no years of machine learning"),
        (Moved(years=frozenset({("work", 9.0)})), "years can only come down, from 5"),
        (Moved(years=frozenset({("work", 0.0)})), "years can only come down"),
        (Moved(years=frozenset({("work", 2.0), ("work", 3.0)})), "the same years are given twice"),
    ],
)
def test_what_the_posting_does_not_demand_is_said(moved: Moved, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        what_if(ASKED, moved)


@pytest.mark.parametrize("text", ["We are nice.\n", "Requirements:\n- LangChain\n", ""])
def test_a_posting_without_anything_to_count_has_no_answer(text: str) -> None:
    assert what_if(Asked(text, "", "", date(2026, 1, 1)), Moved()) is None


def test_too_few_people_before_give_no_factor() -> None:
    text = TEXT + "".join(f"- {name}\n" for name in ("Rust", "Terraform", "Ansible", "Elixir", "Kubernetes", "Redis"))
    found = answered(Asked(text, "", "", date(2026, 1, 1)), Moved(frozenset({"Elixir"})))
    assert found is not None
    assert found.factor == ""
    assert found.before.is_counted is False


def test_the_address_of_a_try_is_the_same_whatever_the_order() -> None:
    moves = Moved(frozenset({"b & c", "a"}), frozenset({("machine learning", 2.5), ("work", 3.0)}))
    assert as_query(moves) == "nice=a&nice=b+%26+c&years-of-machine-learning=2.5&years-of-work=3"
