"""What holds for every match, whoever and whatever it is."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.applicants_by_hand import ADJACENCY, BACKEND, BOOK, POSTING, STUFFER, TODAY, applicants, lists, shows

from fledge.facts import Kind
from fledge.match import Match, Shows, match
from fledge.match.crowd import Crowd, match_many
from fledge.people import Applicant, How

_TOOLS = tuple(skill.id for skill in BOOK.skills.values() if skill.kind is Kind.TOOL)
_UNMOVED = 0.02


def matched(applicant: Applicant) -> Match:
    return match(POSTING, applicant, BOOK, ADJACENCY, TODAY)


@given(applicants())
def test_a_match_is_the_sum_of_its_parts(applicant: Applicant) -> None:
    found = matched(applicant)
    assert found.readiness.mid == sum(part.requirement.weight * part.credit for part in found.parts)
    assert found.readiness.low == sum(part.requirement.weight * part.range.low for part in found.parts)
    assert found.readiness.high == sum(part.requirement.weight * part.range.high for part in found.parts)
    assert sum(part.requirement.weight for part in found.parts) == pytest.approx(1)


@given(applicants())
def test_ranges_are_in_order_and_inside_what_can_be(applicant: Applicant) -> None:
    found = matched(applicant)
    assert 0 <= found.readiness.low <= found.readiness.mid <= found.readiness.high <= 1 + 1e-9
    for part in found.parts:
        assert 0 <= part.range.low <= part.credit <= part.range.high <= 1
    for hours in [found.gap_hours, *(gap.hours for gap in found.gaps)]:
        assert 0 <= hours.low <= hours.mid <= hours.high


@given(applicants(), st.randoms(use_true_random=False))
def test_less_evidence_never_narrows_the_range(applicant: Applicant, rng: random.Random) -> None:
    fewer = tuple(one for one in applicant.evidence if rng.random() < 0.6)
    less = replace(applicant, evidence=fewer, roles=applicant.roles[: rng.randint(0, len(applicant.roles))])
    more, thin = matched(applicant).readiness, matched(less).readiness
    assert thin.high - thin.low >= more.high - more.low - 1e-9


@given(applicants(), st.text(max_size=20))
def test_a_renamed_applicant_matches_the_same(applicant: Applicant, name: str) -> None:
    one, other = matched(applicant), matched(replace(applicant, id=name))
    assert replace(other, applicant=applicant) == one


@given(applicants(), st.sets(st.sampled_from(_TOOLS), min_size=40, max_size=40))
def test_forty_bare_names_move_readiness_by_next_to_nothing(applicant: Applicant, names: set[str]) -> None:
    stuffed = replace(applicant, evidence=(*applicant.evidence, *lists(*sorted(names))))
    moved = matched(stuffed).readiness.mid - matched(applicant).readiness.mid
    assert moved + 1e-12 >= 0
    assert moved <= _UNMOVED


@given(applicants())
def test_naming_everything_that_is_asked_moves_readiness_by_next_to_nothing(applicant: Applicant) -> None:
    asked = {skill for part in matched(applicant).parts for skill in part.requirement.any_of}
    stuffed = replace(applicant, evidence=(*applicant.evidence, *lists(*sorted(asked))))
    under_a_job = tuple(shows(skill, How.WORK, line=70, bare=True) for skill in sorted(asked))
    for more in (stuffed, replace(applicant, evidence=(*applicant.evidence, *under_a_job))):
        assert matched(more).readiness.mid <= matched(applicant).readiness.mid + _UNMOVED


@given(st.lists(applicants(), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_applicants_changes_nothing(many: list[Applicant], rng: random.Random) -> None:
    named = [replace(one, id=str(number)) for number, one in enumerate(many)]
    shuffled = rng.sample(named, len(named))
    one = {found.person: found for found in match_many(POSTING, named, BOOK, ADJACENCY, TODAY)}
    other = {found.person: found for found in match_many(POSTING, shuffled, BOOK, ADJACENCY, TODAY)}
    assert one == other
    assert [found.person for found in match_many(POSTING, shuffled, BOOK, ADJACENCY, TODAY)] == [s.id for s in shuffled]


@given(st.lists(applicants(), min_size=1, max_size=6))
def test_many_at_once_have_the_numbers_of_one_by_one(many: list[Applicant]) -> None:
    crowd = Crowd(many, BOOK, ADJACENCY, TODAY)
    found = match_many(POSTING, crowd, BOOK, ADJACENCY, TODAY)
    each = [matched(one) for one in many]
    for end in ("low", "mid", "high"):
        assert np.allclose(getattr(found, end), [getattr(one.readiness, end) for one in each], atol=1e-12)
    assert np.allclose(found.credits, [[part.credit for part in one.parts] for one in each], atol=1e-12)
    assert list(found) == each
    assert list(match_many(POSTING, crowd, BOOK, ADJACENCY, TODAY)) == each


@given(applicants())
def test_every_statement_quotes_its_line(applicant: Applicant) -> None:
    """Whatever gives credit has lines behind it, and they are lines of these papers."""
    lines = {one.quote for one in applicant.evidence} | {role.quote for role in applicant.roles}
    lines |= {one.quote for one in applicant.studies}
    found = matched(applicant)
    quoted = [part.quotes for part in found.parts] + [one.quotes for one in (*found.strengths, *found.risks)]
    assert {quote for quotes in quoted for quote in quotes} <= lines
    assert [part.requirement.label for part in found.parts if part.credit and not part.quotes] == []
    assert [part.requirement.label for part in found.parts if not part.because] == []


@given(applicants())
def test_what_is_only_named_never_counts_as_more(applicant: Applicant) -> None:
    for part in matched(applicant).parts:
        assert part.how is not Shows.LISTED or part.credit <= _UNMOVED
        assert part.how is not Shows.NONE or part.credit == 0


def test_the_adjacent_engineer_is_ahead_of_the_list_of_names() -> None:
    assert matched(BACKEND).readiness.low > matched(STUFFER).readiness.mid


@given(st.lists(applicants(), min_size=1, max_size=6))
def test_hours_of_many_are_those_of_the_explained_matches(many: list[Applicant]) -> None:
    found = match_many(POSTING, many, BOOK, ADJACENCY, TODAY)
    for hours, one in zip(found.gap_hours(), found, strict=True):
        each = (one.gap_hours.low, one.gap_hours.mid, one.gap_hours.high)
        assert (hours.low, hours.mid, hours.high) == pytest.approx(each, rel=1e-12)


@given(st.lists(applicants(), min_size=1, max_size=4))
def test_matches_in_short_have_the_parts_and_hours_of_the_whole_ones(many: list[Applicant]) -> None:
    found = match_many(POSTING, many, BOOK, ADJACENCY, TODAY)
    for short, whole in zip(found.in_short(), found, strict=True):
        assert (short.parts, short.readiness) == (whole.parts, whole.readiness)
        assert short.gap_hours.mid == pytest.approx(whole.gap_hours.mid, rel=1e-12)
