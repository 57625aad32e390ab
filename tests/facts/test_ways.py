"""Learned and judged weights: what ships can be read, and what is wrong is named."""

from __future__ import annotations

import pytest

from fledge.facts.load import load
from fledge.facts.ways import judged, load_ways, read
from fledge.problem import Problem

SHIPPED = load_ways()


def test_shipped_weights_are_shares_with_people_behind_them() -> None:
    for survey in SHIPPED.learned:
        assert all(0 < way.weight <= 1 and way.times >= 1 and way.people >= 20 for way in survey.ways)
        assert all({*way.held, way.to} <= survey.counts.keys() and way.to not in way.held for way in survey.ways)


def test_what_is_written_is_read_again() -> None:
    for survey in SHIPPED.learned:
        assert read(survey.text(), survey.name) == survey


def test_judged_ways_name_skills_of_the_book_and_stay_below_the_cap() -> None:
    assert all({way.have, way.to} <= load().skills.keys() and 0 < way.weight <= 0.6 for way in SHIPPED.judged)


@pytest.mark.parametrize(
    ("line", "says"), [("0.2 x python", "line 4"), ("0.2 1.5 nobody", "line 4"), ("= many python", "line 4")]
)
def test_a_line_that_is_no_weight_is_named(line: str, says: str) -> None:
    with pytest.raises(Problem, match=says):
        read(f"# title: A\n# year: 2023\n# people: 9\n{line}", "a survey")


def test_every_bad_entry_of_judgements_is_named() -> None:
    page = [{"have": ["Python"], "lead_to": ["nothing known"], "weight": 0.1, "because": "b"}, {"have": ["Python"]}]
    with pytest.raises(Problem, match="1") as told:
        judged(page, load())
    assert len(str(told.value).splitlines()) == 2
