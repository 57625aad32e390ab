"""Selection rates as dots and lines: one row a group, one scale for all."""

from __future__ import annotations

from tests.impact_by_hand import reported

from fledge.charts import rate_rows, selection_rates
from fledge.publish import svg


def test_rows_hold_rates_with_their_ranges() -> None:
    rows = rate_rows(reported().breakdowns[0])
    assert [(row.group, row.words, row.lower) for row in rows] == [
        ("Female", "17% (9.3 to 28%), 10 of 60", True),
        ("Male", "50% (38 to 62%), 30 of 60", False),
    ]


def test_the_chart_draws_and_says_its_numbers() -> None:
    spec = selection_rates(reported().breakdowns[0])
    assert spec["description"].endswith("Female: 17% (9.3 to 28%), 10 of 60; Male: 50% (38 to 62%), 30 of 60.")
    drawn = svg(spec, name="rates")
    assert (drawn.count(">Female<"), drawn.count(">17% (9.3 to 28%), 10 of 60<")) == (1, 1)


def test_all_rates_stand_on_one_scale() -> None:
    shown = (layer["encoding"].get("x") for layer in selection_rates(reported().breakdowns[0])["layer"])
    assert [x["scale"]["domain"] for x in shown if x] == [[0, 1], [0, 1]]
