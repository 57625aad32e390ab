"""How strongly something shows: more of it never shows less, and every way has its limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.applicants_by_hand import BOOK, TODAY, applicants, evidences, job, lists, shows

from fledge.match import settings
from fledge.match.held import held_by
from fledge.people import Applicant, Evidence, How, Role, Signal, Span

_KNOWN = settings(BOOK.constants)


def strength(*evidence: Evidence, skill: str = "python", roles: tuple[Role, ...] = ()) -> float:
    return held_by(Applicant("a", evidence, roles), BOOK, _KNOWN, TODAY).strength(skill)


def test_work_shows_more_than_a_project_and_a_project_more_than_a_course() -> None:
    found = [strength(shows("python", how)) for how in (How.WORK, How.PROJECT, How.COURSE)]
    assert found == sorted(found, reverse=True)
    assert strength(*lists("python")) == 0


def test_longer_shows_more_and_each_year_less_than_the_one_before() -> None:
    years = [strength(shows("python", since=date(2026 - n, 2, 1))) for n in (1, 2, 3, 4)]
    gains = [after - before for before, after in zip(years, years[1:], strict=False)]
    assert years == sorted(years)
    assert gains == sorted(gains, reverse=True)
    assert years[-1] < _KNOWN.work_most


def test_fundamentals_take_longer_to_show_than_tools() -> None:
    year = date(2025, 2, 1)
    assert strength(shows("system-design", since=year), skill="system-design") < strength(shows("python", since=year))


def test_months_in_training_count_less() -> None:
    work = shows("python", since=date(2025, 2, 1))
    trained = strength(work, roles=(job("Software Trainee", date(2025, 2, 1)),))
    assert trained < strength(work, roles=(job("Software Engineer", date(2025, 2, 1)),))


def test_long_ago_shows_less_for_a_tool_than_for_a_fundamental() -> None:
    span = {"since": date(2008, 1, 1), "until": date(2014, 1, 1)}
    tool, fundamental = (strength(shows(skill, **span), skill=skill) for skill in ("python", "system-design"))
    now = {"since": date(2020, 1, 1), "until": TODAY}
    fresh = [strength(shows(skill, **now), skill=skill) for skill in ("python", "system-design")]
    assert tool / fresh[0] < 0.6 < fundamental / fresh[1]


def test_overlapping_jobs_count_once() -> None:
    one = shows("python", since=date(2024, 1, 1))
    assert strength(one, replace(one, line=2)) == strength(one)


def test_signs_of_ownership_show_part_of_the_rest() -> None:
    bare = shows("python", since=date(2025, 2, 1))
    owned = replace(bare, signals=(Signal.DESIGNED, Signal.ON_CALL, Signal.LED, Signal.BUILT, Signal.RAN))
    three = replace(bare, signals=(Signal.DESIGNED, Signal.ON_CALL, Signal.LED))
    assert strength(bare) < strength(three) == strength(owned)


def test_a_dated_project_shows_nearly_as_much_as_work() -> None:
    span = Span(date(2018, 9, 1), date(2022, 9, 1))
    research = replace(shows("pytorch", How.PROJECT), span=span)
    work = replace(research, how=How.WORK)
    small = strength(shows("pytorch", How.PROJECT), skill="pytorch")
    assert small < strength(research, skill="pytorch") < strength(work, skill="pytorch")


@given(applicants(), evidences())
def test_more_evidence_never_shows_less(applicant: Applicant, more: Evidence) -> None:
    before = held_by(applicant, BOOK, _KNOWN, TODAY)
    extra = replace(more, line=200, quote=f"Worked on one more thing with {more.skill} for people who use it every day")
    after = held_by(replace(applicant, evidence=(*applicant.evidence, extra)), BOOK, _KNOWN, TODAY)
    assert all(after.strength(skill) >= strength - 1e-12 for skill, strength in before.strengths.items())
    assert all(after.by_skill[skill].claims >= shown.claims for skill, shown in before.by_skill.items())


@given(st.floats(0, 500), st.floats(0, 500))
def test_doubt_falls_with_evidence_and_never_goes(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert _KNOWN.doubt_least <= _KNOWN.doubt(more) <= _KNOWN.doubt(less) <= _KNOWN.doubt_most
