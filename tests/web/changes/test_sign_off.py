"""Who agreed to which line: each person's last word counts, and only agreed lines change."""

from __future__ import annotations

import pytest
from tests.web.changes.discussion import TEXT, decided, keys_of, posting_of, proposed, stands
from tests.web.workspace import Place

from fledge.web.store.models import Seat
from fledge.web.store.queries import proposals
from fledge.web.store.queries.problems import Field, Stale


def test_a_line_is_open_until_somebody_says_something(place: Place) -> None:
    proposal = proposed(place)
    first, second = keys_of(proposal)
    proposals.sign_off(proposal, member=place.alice, words={first: True})
    assert stands(proposal) == ["agreed", "open"]
    proposals.sign_off(proposal, member=place.alice, words={second: False}, why="We need the degree.")
    assert stands(proposal) == ["agreed", "refused"]


def test_one_disagreement_refuses_a_line_and_a_change_of_mind_opens_it(place: Place) -> None:
    proposal, mentor = proposed(place), place.member(Seat.MENTOR)
    line = keys_of(proposal)[0]
    proposals.sign_off(proposal, member=place.alice, words={line: True})
    proposals.sign_off(proposal, member=mentor, words={line: False}, why="It is used daily.")
    assert stands(proposal)[0] == "refused"
    proposals.sign_off(proposal, member=mentor, words={line: True})
    assert stands(proposal)[0] == "agreed"
    assert proposal.sign_offs.count() == 3


def test_a_disagreement_needs_a_reason_that_can_be_read(place: Place) -> None:
    proposal = proposed(place)
    line = keys_of(proposal)[0]
    for why in ("", "  \n ", "\u202e\x00", "x" * 1001):
        with pytest.raises(Field):
            proposals.sign_off(proposal, member=place.alice, words={line: False}, why=why)
    assert proposal.sign_offs.count() == 0


def test_the_same_word_said_twice_is_said_once(place: Place) -> None:
    proposal = proposed(place)
    words = dict.fromkeys(keys_of(proposal), True)
    assert proposals.sign_off(proposal, member=place.alice, words=words) == 2
    assert proposals.sign_off(proposal, member=place.alice, words=words) == 0


def test_a_line_that_is_proposed_no_more_says_who_changed_the_proposal(place: Place) -> None:
    proposal = proposed(place)
    with pytest.raises(Stale, match="Alice Amari changed this proposal"):
        proposals.sign_off(proposal, member=place.member(Seat.MENTOR), words={"gone-1": True})


def test_open_lines_forbid_a_version(place: Place) -> None:
    proposal = proposed(place)
    proposals.sign_off(proposal, member=place.alice, words={keys_of(proposal)[0]: True})
    with pytest.raises(Stale, match="1 line is not decided yet"):
        proposals.make_version(proposal, member=place.alice)


def test_refused_lines_stay_as_they_were(place: Place) -> None:
    proposal = proposed(place)
    decided(proposal, place.alice, refused=1)
    made = proposals.make_version(proposal, member=place.alice)
    assert "- 5+ years of LangChain\n" in made.text
    assert "- Master's degree\n" not in made.text
    assert (made.number, made.origin, made.made_from_id) == (2, "repaired from version 1", proposal.posting_id)


def test_all_agreed_is_the_proposed_text_and_all_refused_is_no_version(place: Place) -> None:
    proposal = proposed(place)
    keys = keys_of(proposal)
    proposals.sign_off(proposal, member=place.alice, words=dict.fromkeys(keys, False), why="No.")
    with pytest.raises(Stale, match="nothing would change"):
        proposals.make_version(proposal, member=place.alice)
    proposals.sign_off(proposal, member=place.alice, words=dict.fromkeys(keys, True))
    assert proposals.make_version(proposal, member=place.alice).text == proposals.rewrite_of(proposal).text


def test_a_version_is_made_once_and_then_nobody_says_more(place: Place) -> None:
    proposal = proposed(place)
    keys = decided(proposal, place.alice)
    first = proposals.make_version(proposal, member=place.alice)
    proposal.refresh_from_db()
    assert proposals.make_version(proposal, member=place.alice).pk == first.pk
    with pytest.raises(Stale, match="have become a version"):
        proposals.sign_off(proposal, member=place.alice, words={keys[0]: True}, why="More.")
    with pytest.raises(Stale, match="have become a version"):
        proposals.propose(proposal.posting, member=place.alice, purpose="repaired", edition=1, edits=3)


def test_a_title_changes_only_where_its_line_is_agreed_to(place: Place) -> None:
    posting = posting_of(place, "Requirements:\n- 5+ years of LangChain\n- Python\n", title="Senior AI Engineer")
    proposal = proposals.propose(posting, member=place.alice, purpose="potential")
    lines = [one.line for one in proposals.agreed_lines(proposal, proposals.rewrite_of(proposal)) if one.line.key]
    title = next(line for line in lines if line.before == "Senior AI Engineer")
    words = {line.key: True for line in lines}
    proposals.sign_off(proposal, member=place.alice, words=words)
    proposals.sign_off(proposal, member=place.alice, words={title.key: False}, why="The level is meant.")
    assert proposals.make_version(proposal, member=place.alice).title == "Senior AI Engineer"


def test_two_people_who_ask_for_other_changes_are_both_told(place: Place) -> None:
    proposal, manager = proposed(place), place.member(Seat.MANAGER)
    again = proposals.propose(proposal.posting, member=place.alice, purpose="repaired", edition=1, edits=2)
    assert again.edition == 2
    with pytest.raises(Stale, match="Alice Amari changed this proposal"):
        proposals.propose(proposal.posting, member=manager, purpose="repaired", edition=1, edits=1)
    with pytest.raises(Stale, match="Alice Amari changed this proposal"):
        proposals.propose(proposal.posting, member=manager, purpose="repaired", edits=1)
    same = proposals.propose(proposal.posting, member=manager, purpose="repaired", edits=2)
    assert (same.pk, same.edition) == (proposal.pk, 2)


@pytest.mark.parametrize(
    ("field", "value"),
    [("edits", 13), ("mentor_hours", 0), ("mentor_hours", float("nan")), ("protected_hours", 61),
     ("mentor", "x" * 121), ("budget", "x" * 61), ("projects", ["x" * 201]), ("projects", [str(n) for n in range(13)])],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(place: Place, field: str, value: object) -> None:
    with pytest.raises(Field) as problem:
        proposals.propose(posting_of(place, TEXT), member=place.alice, purpose="potential", **{field: value})
    assert problem.value.where == field
