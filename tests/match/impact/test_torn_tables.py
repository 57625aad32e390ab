"""A forgotten quotation mark costs one line and never the rest of a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.impact_by_hand import DECISIONS, DEMOGRAPHICS, REQUIREMENTS, rows, table

from fledge.match.impact import decisions, demographics, requirements

_SPELLED = {"interview": "interviewed"}
_TORN = "opens a quotation mark that is not closed; only this line is left out; take the mark out"


def found(text: str):
    return decisions(text, _SPELLED, where="d.csv")


@given(st.lists(st.integers(0, 59), unique=True, min_size=1, max_size=8), st.sampled_from(['z,"R1', '"z,R1', 'z",R"1']))
def test_forgotten_quotation_marks_lose_no_other_line(places: list[int], torn: str) -> None:
    lines = rows("p", 60, 20)
    for place in sorted(places, reverse=True):
        lines.insert(place, f"{torn},interview,1,2026-01-01")
    assert {one.person for one in found(table(DECISIONS, lines)).decisions} >= {f"p{n}" for n in range(60)}


def test_the_line_of_a_forgotten_quotation_mark_is_said() -> None:
    lines = ["a,R1,interview,1,", 'b,"R1,interview,1,', "c,R1,interview,0,", 'd,R1",interview,1,', "e,R1,interview,0,"]
    read = found(table(DECISIONS, lines))
    assert [one.person for one in read.decisions] == ["a", "c", "d", "e"]
    assert [str(problem) for problem in read.problems] == [f"d.csv line 3: {_TORN}"]


def test_a_mark_in_a_very_long_table_costs_one_line() -> None:
    lines = ['z,"R1,interview,1,', *rows("p", 20_000, 5_000)]
    read = found(table(DECISIONS, lines))
    assert (len(read.decisions), [str(problem) for problem in read.problems]) == (20_000, [f"d.csv line 2: {_TORN}"])


def test_marks_on_every_line_are_read_in_linear_time_and_refused() -> None:
    with pytest.raises(Exception, match="opens a quotation mark"):
        found(table(DECISIONS, ['a,"b","c'] * 3_000))


def test_other_columns_may_hold_line_breaks_and_lines_are_counted_past_them() -> None:
    text = (
        'person,requisition,note,stage,passed,date\na,R1,"two\nlines, and ""marks""",interview,1,\nb,R1,,intervew,1,\n'
    )
    read = found(text)
    assert [(one.person, one.stage) for one in read.decisions] == [("a", "interviewed")]
    assert [problem.where for problem in read.problems] == ["d.csv line 4"]


def test_demographics_and_requirements_lose_one_line_as_well() -> None:
    held = demographics(table(DEMOGRAPHICS, ['z,"Male,White', "a,Female,Black"]), where="g.csv")
    assert (held.group("a", "sex"), [str(one) for one in held.problems]) == ("Female", [f"g.csv line 2: {_TORN}"])
    asked = requirements(table(REQUIREMENTS, ['z,"Python,1', "a,Python,1"]), where="q.csv")
    assert (asked.met, [str(one) for one in asked.problems]) == ({"Python": {"a": True}}, [f"q.csv line 2: {_TORN}"])
