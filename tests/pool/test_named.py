"""Needs as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pool.conftest import panel_of

from fledge.facts.load import load
from fledge.pool import HasSkill, HasYears, needs_named
from fledge.problem import Problem

BOOK = load()
PANEL = panel_of({"python": [1, 0], "aws": [1, 0], "homegrown-tool": [0, 1]})


def test_names_are_the_book_s_in_any_spelling_and_the_panel_s_own() -> None:
    found = needs_named(["Python3|k8s", "homegrown-tool"], BOOK, PANEL, years=2)
    assert [need.any_of for need in found if isinstance(need, HasSkill)] == [
        ("python", "kubernetes"),
        ("homegrown-tool",),
    ]
    assert isinstance(found[-1], HasYears)


def test_the_same_need_twice_is_one_need() -> None:
    assert len(needs_named(["python", "Python"], BOOK, PANEL)) == 1


def test_every_mistake_is_named_at_once() -> None:
    with pytest.raises(Problem) as problem:
        needs_named(["pythn", "dockr"], BOOK, PANEL, years=-1, degree="doctor", where="line 3")
    said = str(problem.value).splitlines()
    assert [line.split(";")[0] for line in said] == [
        "line 3: nothing goes by the name 'pythn'",
        "line 3: nothing goes by the name 'dockr'",
        "line 3: -1 years cannot be",
        "line 3: 'doctor' is not a degree",
    ]


@given(st.text(max_size=30))
def test_any_text_is_a_need_or_a_problem(text: str) -> None:
    known = text in PANEL.ticks or (text.strip() and all(BOOK.knows(name) for name in text.split("|")))
    if known:
        assert needs_named([text], BOOK, PANEL)
    else:
        with pytest.raises(Problem):
            needs_named([text], BOOK, PANEL)
