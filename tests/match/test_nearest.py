"""What is near, nearest first: the same for one and for many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.match.test_adjacency import COMMON, TOGETHER

from fledge.match.nearest import nearest, nearest_of_many

_SETS = st.sets(st.sampled_from(COMMON), min_size=1, max_size=8)


@given(_SETS)
def test_nearest_comes_first_and_what_is_held_is_not_near(held: set[str]) -> None:
    found = nearest(held, TOGETHER)
    assert [one.value for one in found] == sorted((one.value for one in found), reverse=True)
    assert {one.skill for one in found}.isdisjoint(held)
    assert all(one.because for one in found)


@given(st.lists(_SETS, min_size=1, max_size=4))
def test_many_have_the_answers_of_one_by_one(many: list[set[str]]) -> None:
    each = [nearest(held, TOGETHER) for held in many]
    together = list(nearest_of_many(many, TOGETHER))
    assert [{one.skill: round(one.value, 9) for one in found} for found in together] == [
        {one.skill: round(one.value, 9) for one in found} for found in each
    ]
    assert [[one.because[0].weight for one in sorted(found, key=lambda c: c.skill)] for found in together] == [
        [one.because[0].weight for one in sorted(found, key=lambda c: c.skill)] for found in each
    ]


def test_nobody_has_nothing_near() -> None:
    assert nearest([], TOGETHER) == ()
    assert next(nearest_of_many([set(), {"docker"}], TOGETHER)) == ()
