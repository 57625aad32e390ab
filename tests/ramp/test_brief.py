"""The months beside a match are those of the whole ramp, whoever else is asked about at the same time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.facts.load import load
from fledge.ramp import Conditions, Gap, briefs, priors, ramps

_PRIORS = priors(load().constants)
_GAPS = st.lists(
    st.lists(st.floats(0, 2000), min_size=3, max_size=3).map(sorted).map(lambda hours: Gap(*hours)), max_size=9
)


@given(gaps=_GAPS)
def test_brief_says_what_the_whole_ramp_says(gaps: list[Gap]) -> None:
    whole = ramps(gaps, conditions=Conditions(), priors=_PRIORS) if gaps else ()
    short = briefs(gaps, conditions=Conditions(), priors=_PRIORS)

    assert [(one.low, one.mid, one.high) for one in short] == [
        pytest.approx((one.low, one.mid, one.high), abs=1e-6) for one in whole
    ]
    assert [one.caution for one in short] == [one.caution for one in whole]


@given(gaps=_GAPS, data=st.data())
def test_brief_of_one_person_does_not_depend_on_the_others(gaps: list[Gap], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(gaps))
    alone = {one: briefs([one], conditions=Conditions(), priors=_PRIORS)[0] for one in gaps}

    assert list(briefs(shuffled, conditions=Conditions(), priors=_PRIORS)) == [alone[one] for one in shuffled]
