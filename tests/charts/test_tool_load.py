from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.audit import ToolLoad
from fledge.charts import tallies, tool_load
from fledge.charts.look import LOUD, QUIET

COUNTS = st.lists(st.integers(0, 80), min_size=1, max_size=200)
ASKED = st.integers(0, 120)


def load(asked: int) -> ToolLoad:
    return ToolLoad(named=asked, asked=asked, must=asked, percentile=None, compared_with=None)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@given(COUNTS, ASKED)
def test_tallies_count_every_posting_once(counts: list[int], asked: int) -> None:
    bars = tallies(counts, asked)
    assert sum(bar.postings for bar in bars) == len(counts)
    assert sum(bar.share for bar in bars) == pytest.approx(1)


@given(COUNTS, ASKED)
def test_tallies_leave_no_gap_and_only_the_last_is_open(counts: list[int], asked: int) -> None:
    bars = tallies(counts, asked)
    assert [bar.tools for bar in bars] == list(range(bars[0].tools, bars[0].tools + len(bars)))
    assert not any(bar.or_more for bar in bars[:-1])


@given(COUNTS, ASKED)
def test_tallies_do_not_depend_on_the_order_of_postings(counts: list[int], asked: int) -> None:
    assert tallies(counts, asked) == tallies(counts[::-1], asked)


@given(COUNTS, ASKED)
def test_the_posting_stands_inside_the_chart(counts: list[int], asked: int) -> None:
    spec = tool_load(load(asked), counts)
    assert spec is not None
    low, high = spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low < asked < high
    assert all(low < bar["tools"] < high for bar in spec["layer"][0]["data"]["values"])


def test_tool_load_without_comparable_postings_is_no_chart() -> None:
    assert tool_load(load(7), []) is None


def test_tool_load_says_in_words_what_it_shows() -> None:
    spec = tool_load(load(7), [4, 4, 6, 9])
    assert spec is not None
    assert spec["description"] == (
        "Bars show how many separate tools 4 comparable postings ask for; the one in the middle asks for 6. "
        "This posting asks for 7; 75% of them ask for fewer."
    )
    assert spec["layer"][2]["mark"]["text"] == "this posting: 7"


@pytest.mark.parametrize(("asked", "side"), [(0, "left"), (10, "center"), (20, "right")])
def test_the_label_turns_to_where_there_is_room(asked: int, side: str) -> None:
    spec = tool_load(load(asked), range(20))
    assert spec is not None
    assert spec["layer"][2]["mark"]["align"] == side


@pytest.mark.parametrize("colour", [LOUD, QUIET])
@pytest.mark.parametrize("ground", ["#ffffff", "#15181c"])
def test_marks_can_be_told_from_light_and_dark_ground(colour: str, ground: str) -> None:
    assert re.fullmatch("#[0-9a-f]{6}", colour)
    dark, light = sorted((luminance(colour), luminance(ground)))
    assert (light + 0.05) / (dark + 0.05) >= 3
