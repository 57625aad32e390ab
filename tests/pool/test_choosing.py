"""Which panel is asked, and the share as people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pool.conftest import needs, panel_of

from fledge.facts import Fact
from fledge.pool import best_panel, count
from fledge.pool.people import rounded


def test_the_panel_that_was_asked_about_most_is_chosen() -> None:
    web, data = panel_of({"python": [1, 0], "react": [1, 0]}), panel_of({"python": [1, 0], "pytorch": [1, 0]})
    assert best_panel(needs("python", "pytorch"), [web, data]) is data
    assert best_panel(needs("python"), [web, data]) is web
    assert best_panel(needs("cobol"), [web, data]) is web


def test_a_share_becomes_people_by_the_official_number_and_to_two_figures() -> None:
    panel = panel_of({"a": [1] * 37 + [0] * 963})
    base = (Fact("developers", "1,654,440 people", "BLS", "A"), Fact("scientists", "38,480 people", "BLS", "A"))
    found = count(needs("a"), replace(panel, about=replace(panel.about, base=base))).people
    assert found is not None
    assert (found.base, found.estimate) == (1_692_920, 63_000)
    assert found.low < found.estimate < found.high
    assert count(needs("a"), panel).people is None


@given(st.floats(0, 1e9))
def test_rounding_to_two_figures_is_off_by_a_twentieth_at_most(people) -> None:
    assert rounded(people) == pytest.approx(people, rel=0.05, abs=0.5)
