"""A whole report: what is counted, compared, left out and said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.impact_by_hand import LINES, PEOPLE, ROUND, reported, rows, table

from fledge.match.impact import NO_GROUPS, Tally, decisions, demographics, requirements
from fledge.problem import Problem

_SPELLED = {"interview": "interviewed", "interviewed": "interviewed", "offer": "offered", "looked at": "looked at"}

_NO_DECISIONS = "d.csv: holds no decisions; write a line for each decision: person,requisition,stage,passed,date"
_NO_ANSWERS = "q.csv: holds no answers; write a line for each: person,requirement,met"
_OFTEN = (
    "1 person was decided on at one stage for more than one requisition; each decision counts, though decisions on one "
    "person hang together and the ranges are then somewhat too narrow"
)


def found(text: str):
    return decisions(text, _SPELLED, where="d.csv")


def test_rates_and_ratios_are_those_of_local_law_144() -> None:
    sex = reported().breakdowns[0]
    assert (sex.stage, sex.by, sex.reference, sex.unknown) == ("interviewed", "sex", "Male", Tally(5, 2))
    women = next(group for group in sex.groups if group.group == "Female")
    assert (women.tally, women.impact_ratio, women.shortfall) == (Tally(60, 10), pytest.approx(1 / 3), 20)
    assert women.verdict.said == "lower"


def test_breakdowns_are_sex_race_and_both() -> None:
    shown = {one.by: [group.group for group in one.groups] for one in reported().breakdowns}
    both = ["Female x Black", "Female x White", "Male x Black", "Male x White"]
    assert shown == {"sex": ["Female", "Male"], "race_ethnicity": ["White", "Black"], "sex x race_ethnicity": both}


def test_without_demographics_stages_are_counted_and_nothing_is_said_of_groups() -> None:
    report = reported(people=None)
    assert (report.counts, report.breakdowns, report.notes) == ((("interviewed", Tally(125, 42)),), (), (NO_GROUPS,))


def test_a_group_under_two_in_a_hundred_is_shown_and_never_the_reference() -> None:
    people = [*PEOPLE, "x0,Other,White"]
    sex = reported([*ROUND, *rows("x", 1, 1)], people).breakdowns[0]
    other = next(group for group in sex.groups if group.group == "Other")
    assert (sex.reference, other.few, other.impact_ratio) == ("Male", True, 2)
    assert other.verdict.said == "cannot_tell"


def test_stages_stand_in_the_order_in_which_people_pass_them() -> None:
    text = table("person,requisition,stage,passed,date", ["a,R1,offer,1,", "a,R1,looked_at,1,", "a,R1,interview,1,"])
    read = found(text)
    assert [one.stage for one in read.decisions] == ["offered", "looked at", "interviewed"]
    assert [stage for stage, _ in reported(["a,R,offer,1,", "a,R,review,1,"], people=None).counts] == [
        "looked at",
        "offered",
    ]


def test_what_cannot_be_read_is_said_with_its_line_and_the_rest_goes_on() -> None:
    wrong = [
        "b,R1,intervew,1,",
        "c,R1,interview,maybe,",
        ",R1,interview,1,",
        "d,R1,interview",
        "e,R1,interview,0,2026-13-01",
    ]
    fine = [f"p{n},R1,interview,1," for n in range(6)]
    read = found(table("person,requisition,stage,passed,date", [*wrong, *fine]))
    assert len(read.decisions) == 7
    assert [str(problem) for problem in read.problems] == [
        "d.csv line 2: 'intervew' is no stage that is known; use interviewed",
        "d.csv line 3: passed is 'maybe'; write 1 for whoever went on, 0 for whoever did not",
        "d.csv line 4: names no person; any code will do, the same on every line",
        "d.csv line 5: has not as many fields as the first line; leave unknown fields empty, with their commas",
        "d.csv line 6: date '2026-13-01' is not a day; the decision counts without it; write it as 2026-02-04",
    ]


def test_a_person_twice_counts_once_and_a_contradiction_not_at_all() -> None:
    lines = ["a,R1,interview,1,", "a,R1,interview,1,", "b,R1,interview,1,", "b,R1,interview,0,", "c,R1,interview,0,"]
    read = found(table("person,requisition,stage,passed,date", lines))
    assert [(one.person, one.passed) for one in read.decisions] == [("a", True), ("c", False)]
    assert [str(problem) for problem in read.problems] == [
        "d.csv lines 2, 3: a stands there 2 times (interviewed, R1); counted once",
        "d.csv lines 4, 5: b both passed and did not (interviewed, R1); left out; keep the decision that counts",
    ]


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (found, "", "d.csv: is empty; begin with a line of column names: person,requisition,stage,passed,date"),
        (found, "person,requisition,stages,passed,date\n", "d.csv: has no column stage; did you mean stages?"),
        (found, "who,requisition,stage,passed,date\n", "d.csv: has no column person; its other columns are who"),
        (found, "person,requisition,stage,passed,date\n", _NO_DECISIONS),
        (lambda text: demographics(text, where="g.csv"), "person,sex\n", "g.csv: has no column race_ethnicity; add it"),
        (lambda text: requirements(text, where="q.csv"), "person,requirement,met\n", _NO_ANSWERS),
    ],
)
def test_a_table_that_is_none_is_refused(read: Callable[[str], object], text: str, said: str) -> None:
    with pytest.raises(Problem) as problem:
        read(text)
    assert str(problem.value) == said


def test_a_report_on_the_lesser_part_of_a_table_is_refused() -> None:
    lines = ["a,R1,interview,1,", "b,R1,nowhere,1,", "c,R1,nowhere,1,"]
    with pytest.raises(Problem, match="2 of 3 lines could not be read, so nothing is reckoned"):
        found(table("person,requisition,stage,passed,date", lines))


def test_contradicting_demographics_are_unknown_and_said() -> None:
    held = demographics("person,gender,race\na,Female,White\na,Male,White\nb,female,\nb,Female,\n", where="g.csv")
    assert (held.group("a", "sex"), held.group("a", "race_ethnicity")) == (None, "White")
    assert held.group("b", "sex") == "Female"
    assert [str(problem) for problem in held.problems] == [
        "g.csv lines 2, 3: a stands there 2 times with different sex; counted as unknown; keep one line",
        "g.csv lines 4, 5: b stands there 2 times with the same groups; keep one line",
    ]


def test_two_words_for_one_group_are_pointed_out() -> None:
    held = demographics("person,sex,race_ethnicity\na,F,\nb,Female,\nc,M,\n", where="g.csv")
    assert held.notes == ("F and Female are counted as different groups; write one word if they mean the same",)


def test_decisions_after_a_stage_that_was_not_passed_are_pointed_out() -> None:
    report = reported(["a,R1,review,0,", "a,R1,interview,1,", "b,R1,review,1,", "b,R2,review,1,"], people=None)
    assert report.notes[1:] == (
        "1 person was decided on after a stage that they did not pass; each decision counts where it stands",
        _OFTEN,
    )


def test_the_line_that_drives_a_gap_is_the_one_without_which_it_closes() -> None:
    by_sex = reported(asked=LINES).asked[0]
    women = {line.requirement: next(w for w in line.without if w.group == "Female") for line in by_sex.requirements}
    assert {line: (one.gap, one.gap_without) for line, one in women.items()} == {
        "Python": (pytest.approx(35 / 60), pytest.approx(35 / 60)),
        "five years of machine learning": (pytest.approx(35 / 60), 0),
    }
    met = {line.requirement: {g.group: g.verdict.said.value for g in line.met.groups} for line in by_sex.requirements}
    assert met["five years of machine learning"]["Female"] == "lower"
    assert met["Python"] == {"Female": "similar", "Male": "similar"}


def test_people_without_every_answer_stand_in_no_gap() -> None:
    by_sex = reported(asked=LINES[1:]).asked[0]
    assert by_sex.incomplete == 1
    assert by_sex.all_of_them is not None
    assert sum(group.tally.n for group in by_sex.all_of_them.groups) == 119
