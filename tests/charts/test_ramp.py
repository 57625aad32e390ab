from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from fledge.charts import Spec, fan_rows, lever_rows, ramp_fan, ramp_levers
from fledge.charts.ramp_fan import months_range
from fledge.facts.load import load
from fledge.publish import svg
from fledge.ramp import Conditions, Ramp, priors, ramp_of

TEXT = "{http://www.w3.org/2000/svg}text"
ASKED = Conditions(protected=12, interruptions=8, mentor=6, pulled=0.1)


@pytest.fixture(scope="module")
def ramp() -> Ramp:
    return ramp_of(250, 250, 250, conditions=ASKED, priors=priors(load().constants))


def words(spec: Spec, width: int) -> list[str]:
    drawn = ElementTree.fromstring(svg(spec, name="x", width=width, heading=False))
    return [" ".join(part.text or "" for part in text.iter() if part.text) for text in drawn.iter(TEXT)]


def test_the_fan_says_in_words_what_it_shows(ramp: Ramp) -> None:
    assert ramp_fan(ramp, 6)["description"] == (
        "Productivity against a qualified colleague, eight of ten in brackets. Month 3: 61% (46 to 74%); month 6: 74% "
        "(59 to 87%); month 9: 81% (67 to 94%); month 12: 87% (73 to 97%). Promised for month 6; 25% are productive by "
        "then."
    )


@pytest.mark.parametrize("width", [520, 250])
def test_a_promise_is_drawn_once_with_its_chance(ramp: Ramp, width: int) -> None:
    drawn = words(ramp_fan(ramp, 6), width)
    assert drawn.count("promised: month 6 25% are there") == 1
    assert drawn.count("independent work (80%)") == 1
    assert "promised" not in " ".join(words(ramp_fan(ramp), width))


def test_a_promise_beyond_the_curve_has_room(ramp: Ramp) -> None:
    spec = ramp_fan(ramp, 90)
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 90]


def test_fan_rows_are_every_month_of_the_curve(ramp: Ramp) -> None:
    rows = fan_rows(ramp)
    assert [row.month for row in rows] == list(range(19))
    assert rows[6].in_words == "74% (59 to 87%)"


def test_the_levers_say_what_they_gain_and_cost(ramp: Ramp) -> None:
    spec = ramp_levers(ramp)
    assert spec is not None
    first = "4 more protected hours a week: 1.7 months (0.8 to 3.5) for 120 hours of the learner; "
    assert first in spec["description"]
    rows = lever_rows(ramp)
    assert [row.does for row in rows][:2] == ["4 more protected hours a week", "40 hours learned before the start"]
    assert words(spec, 520)[: len(rows)] == [row.does for row in rows]
    assert "1.7 months (0.8 to 3.5) for 120 hours of the learner" in words(spec, 520)
    assert "1.7 months (0.8 to 3.5), 120 hours" in words(spec, 250)


def test_no_levers_are_no_chart(ramp: Ramp) -> None:
    assert ramp_levers(replace(ramp, levers=())) is None


def test_headings_say_prior_until_there_are_outcomes_enough(ramp: Ramp) -> None:
    own = replace(ramp, learned=replace(ramp.learned, finished=50))
    assert ramp_fan(ramp)["title"] == "How productive, month by month (prior, not your data)"
    assert ramp_fan(own)["title"] == "How productive, month by month"
    bars = [ramp_levers(one) for one in (ramp, own)]
    assert [bar["title"] for bar in bars if bar] == [
        "What would shorten it (prior, not your data)",
        "What would shorten it",
    ]


def test_months_beyond_five_years_have_no_figure() -> None:
    assert months_range(30, 200) == "30 to more than 60 months"


@pytest.mark.parametrize("protected", [0.0, 80.0])
@pytest.mark.parametrize("gap", [0.0, 20000.0])
def test_ramps_of_any_length_are_drawn(protected: float, gap: float) -> None:
    found = ramp_of(gap, gap, gap, conditions=Conditions(protected=protected), priors=priors(load().constants))
    bars = ramp_levers(found)
    assert bars is not None
    assert all(words(spec, width) for spec in (ramp_fan(found, 6), bars) for width in (520, 250))
