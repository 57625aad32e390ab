"""A table of what happened: people with their months, mistakes all at once, nothing kept of a name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.problem import Problem
from fledge.ramp import COLUMNS, Class, Conditions, Outcomes, Priors, learned_from, nothing_known, outcomes, ramps

TODAY = date(2026, 6, 1)
HEADER = ",".join(COLUMNS)


def table(*lines: str, header: str = HEADER) -> str:
    return "\n".join((header, *lines)) + "\n"


def read(*lines: str, header: str = HEADER) -> Outcomes:
    return outcomes(table(*lines, header=header), today=TODAY, where="ours.csv")


def said(*lines: str, header: str = HEADER) -> list[str]:
    with pytest.raises(Problem) as caught:
        read(*lines, header=header)
    return str(caught.value).splitlines()


def test_who_finished_left_or_is_still_learning_has_months() -> None:
    found = read(
        "a,2025-01-01,250,12,6,0.1,2025-07-02,", "b,2025-01-01,250,12,6,0.1,,2025-04-02", "c,2026-01-01,250,12,6,0.1,,"
    )
    assert [one.finished for one in found.people] == [True, False, False]
    assert [round(one.months, 1) for one in found.people] == [6.0, 3.0, 5.0]
    assert found.finished == 1
    assert found.notes == ()


def test_who_left_after_being_productive_was_productive() -> None:
    found = read("a,2025-01-01,250,12,6,0.1,2025-07-02,2025-09-01")
    assert [(one.finished, round(one.months, 1)) for one in found.people] == [(True, 6.0)]


def test_names_are_not_kept() -> None:
    assert "Ada" not in repr(read("Ada,2025-01-01,250,12,6,0.1,2025-07-02,"))


def test_semicolons_decimal_commas_blank_lines_and_other_columns_are_read() -> None:
    header = "Team;" + HEADER.replace(",", ";").replace("person", "Person") + ";interruptions"
    found = read("x;a;2025-01-01;1,200;12,5;6;0,1;2025-07-02;;8", "", header=header)
    assert found.people[0].conditions == Conditions(protected=12.5, interruptions=8, mentor=6, pulled=0.1)
    assert found.people[0].gap_hours == 1200


def test_mistakes_are_said_all_at_once_with_their_lines() -> None:
    lines = said(
        "a,2025-13-01,250,12,6,0.1,,",
        "b,2025-01-01,-5,12,6,15,,",
        "c,2025-05-01,250,12,6,0.1,2025-01-01,",
        "d,2025-01-01,250,12,6,0.1,2025-07-01,2025-06-01",
        "e,,many,12,6,10%,,",
        "f,2025-01-01",
        "g,2027-01-01,1,1,1,0,,",
        "h,2025-01-01,1,-1,1,0,2026-07-01,",
        "a,2025-01-01,1,1,1,0,,",
        "i,2025-01-01,1,1,1,0,2025-01-01,",
    )
    assert lines == [
        "ours.csv line 2: start '2025-13-01' is not a day; write it as 2026-02-04",
        "ours.csv line 3, pulled_share: the share pulled away is a share between 0 and 1, not 15; did you mean 0.15?",
        "ours.csv line 3: a gap of -5 hours cannot be; give 0 for somebody who lacks nothing",
        "ours.csv line 4: productive on 2025-01-01, before the start on 2025-05-01; correct one of the dates",
        "ours.csv line 5: productive on 2025-07-01, after leaving on 2025-06-01; correct one of the dates",
        "ours.csv line 6: gap_hours 'many' is not a number; leave it empty if not known",
        "ours.csv line 6: pulled_share is a share between 0 and 1, not 10%; did you mean 0.1?",
        "ours.csv line 6: has no start; give the first day, for example 2026-02-02",
        "ours.csv line 7: has 2 fields where the first line has 8; leave unknown fields empty, with their separators",
        "ours.csv line 8: starts on 2027-01-01, which is after 2026-06-01; leave the line out until then",
        "ours.csv line 9, protected_hours: protected hours: -1 cannot be; give 0 to 80 a week",
        "ours.csv line 9: productive on 2026-07-01, which is after 2026-06-01; leave it empty until it has happened",
        "ours.csv line 10: a stands on line 2 already; give each person one line",
        "ours.csv line 11: productive on the day of the start; a ramp of no days is none; correct one of the dates",
    ]


def test_a_missing_column_is_named_with_what_may_be_meant() -> None:
    header = HEADER.replace("protected_hours", "protected hrs").replace("left_date", "quit")
    assert said("", header=header) == [
        "ours.csv: has no column protected_hours; did you mean protected_hrs?",
        "ours.csv: has no column left_date; its other columns are protected_hrs, quit",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "ours.csv: the file is empty; begin with a line of column names: person,start,"),
        ("\n \n", "ours.csv: the file is empty"),
        (HEADER, "ours.csv: holds column names and no people; write one line for each person"),
    ],
)
def test_an_empty_table_is_said(text: str, words: str) -> None:
    with pytest.raises(Problem) as caught:
        outcomes(text, today=TODAY, where="ours.csv")
    assert str(caught.value).startswith(words)


def test_nobody_finished_is_the_prior_with_a_note(held: Priors) -> None:
    found = read("a,2026-01-01,250,12,6,0.1,,", "b,2025-11-01,250,12,6,0.1,,2026-03-01")
    learned = learned_from(found, held)
    assert (learned.low, learned.mid, learned.high) == (
        nothing_known(held).low, nothing_known(held).mid, nothing_known(held).high,
    )  # fmt: skip
    assert learned.because == ()
    assert found.notes == (
        "nobody has finished yet, so this is the prior alone; what is known so far is how long people have tried",
    )


def test_all_finished_on_one_day_is_noticed(held: Priors) -> None:
    found = read(*(f"p{n},2025-01-0{n},250,12,6,0.1,2025-07-01," for n in range(1, 8)))
    assert len(found.notes) == 1
    assert found.notes[0].startswith("all 7 became productive on the same day (2025-07-01)")
    learned = learned_from(found, held)
    assert 0.3 < learned.low < learned.mid < learned.high < 2


def test_what_was_learned_is_a_fact_with_its_source(held: Priors) -> None:
    found = read(
        *(f"p{n},2025-01-01,250,12,6,0.1,2025-{n:02}-01," for n in range(8, 12)), "q,2026-01-01,250,12,6,0.1,,"
    )
    facts = dict(learned_from(found, held).because)
    assert set(facts) == {"ramp_our_shift", "ramp_our_person_spread"}
    source = "our outcomes, n = 4, 2025 to 2026 (and 1 who left or are still learning)"
    assert {fact.source for fact in facts.values()} == {source}
    assert {fact.grade for fact in facts.values()} == {"C"}
    assert facts["ramp_our_shift"].value.endswith("times as long")


def test_slow_outcomes_lengthen_every_later_ramp_and_quick_ones_shorten_it(held: Priors) -> None:
    slow, quick = (
        learned_from(read(*(f"p{n},2025-01-{n:02},0,10,3,0.1,2025-{month}-01," for n in range(1, 10))), held)
        for month in ("10", "03")
    )
    plain = ramps(list(Class), conditions=Conditions(), priors=held)
    longer = ramps(list(Class), conditions=Conditions(), priors=held, learned=slow)
    shorter = ramps(list(Class), conditions=Conditions(), priors=held, learned=quick)
    assert all(s.mid < p.mid < g.mid for s, p, g in zip(shorter, plain, longer, strict=True))


def test_what_was_not_written_down_weighs_less(held: Priors) -> None:
    told = [f"p{n},2025-01-{n:02},101,10,3,0.1,2025-12-01," for n in range(1, 6)]
    blank = [line.replace("101,10,3,0.1", ",,,") for line in told]
    known, unknown = (learned_from(read(*lines), held) for lines in (told, blank))
    assert known.mid > unknown.mid > 1
    assert known.high / known.low < unknown.high / unknown.low
    assert read(*blank).notes[-1].startswith("5 of 5 people have no gap_hours")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    assert _said_of(text).startswith("ours.csv")


@given(st.lists(st.text(alphabet="0123456789-.,%aé ", max_size=12), min_size=8, max_size=8))
def test_any_line_is_read_or_refused_with_a_sentence(cells: list[str]) -> None:
    quoted = ",".join(f'"{cell}"' for cell in cells)
    assert [line for line in _said_of(table(quoted)).splitlines() if not line.startswith("ours.csv")] == []


def _said_of(text: str) -> str:
    """What is wrong with a text; that it was read, where nothing is."""
    try:
        return f"ours.csv has {len(outcomes(text, today=TODAY, where='ours.csv').people)}"
    except Problem as problem:
        return str(problem)
