"""Kits, plans and scorecards on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.web.interviews.planned import TEXT, handed_in, planned, rated
from tests.web.workspace import Place

from fledge.web.store.models import Card, Interview, Seat, What
from fledge.web.store.queries import decisions, interviews, kits, persons, postings, scorecards
from fledge.web.store.queries.problems import Field, NotThere, Stale


def test_a_role_keeps_its_kit_until_somebody_makes_a_new_one(place: Place) -> None:
    one = planned(place)
    postings.add_posting(one.role, member=place.alice, text=TEXT + "- Kafka\n")
    kept = kits.kit_for(one.role, member=place.alice)
    assert (kept.number, kept.posting.number) == (1, 1)
    behind = kits.is_behind(kept)
    assert behind is not None
    assert behind.number == 2
    anew = kits.made_anew(one.role, member=place.alice)
    one.interview.refresh_from_db()
    assert (anew.number, anew.posting.number, one.interview.kit_number) == (2, 2, 1)


def test_everybody_in_a_round_gets_the_same_kit(place: Place) -> None:
    one = planned(place)
    other, _ = persons.applied(one.role, member=place.alice, name="Omar Invented")
    when, people = datetime(2026, 1, 13, 9, 0), [place.member(Seat.INTERVIEWER).user]
    second = interviews.planned(other, member=place.alice, interviewers=people, begins=when)
    assert second.kit == one.interview.kit


def test_an_interview_is_kept_as_a_moment(place: Place) -> None:
    one = planned(place, begins=datetime(2026, 7, 1, 14, 0))
    assert one.interview.begins == datetime(2026, 7, 1, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("begins", "zone", "where"),
    [
        (datetime(2026, 3, 29, 1, 30), "Europe/London", "begins"),
        (datetime(2026, 1, 1, 9), "Europe/Nowhere", "zone"),
        (datetime(2026, 1, 1, 9), "../../etc/passwd", "zone"),
        (datetime(2226, 1, 1, 9), "UTC", "begins"),
    ],
)
def test_a_time_that_cannot_be_is_refused_beside_its_field(
    sqlite_store: str, begins: datetime, zone: str, where: str
) -> None:
    with pytest.raises(Field) as refused:
        interviews._checked(begins, zone, 60, "")
    assert refused.value.where == where


def test_only_those_who_belong_to_the_role_and_may_interview_hold_one(place: Place) -> None:
    one = planned(place)
    for seat in (Seat.MENTOR, Seat.TALENT):
        with pytest.raises(Field):
            interviews.planned(
                one.applicant,
                member=place.alice,
                interviewers=[place.member(seat).user],
                begins=datetime(2026, 1, 1, 9),
            )


def test_somebody_who_was_rejected_gets_no_interview(place: Place) -> None:
    one = planned(place)
    decisions.decide(one.applicant, member=place.alice, what=What.REJECT, reason="filled")
    with pytest.raises(Stale):
        interviews.planned(
            one.applicant, member=place.alice, interviewers=[place.alice.user], begins=datetime(2026, 1, 1, 9)
        )


def _again(one: Interview, here: Place, **fields: object) -> Interview:
    stands = {
        "member": here.alice,
        "edition": one.edition,
        "interviewers": list(one.interviewers.all()),
        "begins": datetime(2026, 1, 12, 14, 0),
        "zone": "Europe/London",
        "minutes": 60,
        "place": "Room 3",
    }
    return interviews.changed(one, **{**stands, **fields})  # type: ignore[arg-type]


def test_a_change_raises_the_sequence_and_no_change_does_not(place: Place) -> None:
    one = planned(place).interview
    assert _again(one, place).sequence == 0
    moved = _again(one, place, place="Room 4")
    assert (moved.sequence, moved.edition, moved.history.count()) == (1, 2, 3)
    assert interviews.cancelled(moved, member=place.alice, edition=2).sequence == 2


def test_the_second_of_two_who_change_an_interview_is_told(place: Place) -> None:
    one = planned(place).interview
    _again(one, place, minutes=45)
    with pytest.raises(Stale, match="Alice Amari changed this interview"):
        _again(one, place, minutes=30)


def test_an_interview_with_a_card_is_not_cancelled_and_keeps_its_rater(place: Place) -> None:
    one = planned(place)
    handed_in(one, place.member(Seat.INTERVIEWER), 4)
    with pytest.raises(Stale):
        interviews.cancelled(one.interview, member=place.alice, edition=1)
    with pytest.raises(Field, match="stays with the interview"):
        _again(one.interview, place, interviewers=[place.member(Seat.MANAGER).user])


def test_a_draft_is_seen_by_nobody_else_and_a_card_only_after_ones_own(place: Place) -> None:
    one, interviewer, manager = planned(place), place.member(Seat.INTERVIEWER), place.member(Seat.MANAGER)
    scorecards.saved(one.interview, member=interviewer, given=rated(one, 4), edition=0)
    assert scorecards.seen_of(place.alice, one.applicant).cards == ()
    scorecards.saved(one.interview, member=interviewer, given=rated(one, 4), edition=1, is_final=True)
    assert [card.by_id for card in scorecards.seen_of(place.alice, one.applicant).cards] == [interviewer.user_id]
    hidden = scorecards.seen_of(manager, one.applicant)
    assert (hidden.cards, hidden.is_hidden) == ((), True)
    handed_in(one, manager, 2)
    assert {card.by_id for card in scorecards.seen_of(manager, one.applicant).cards} == {
        interviewer.user_id,
        manager.user_id,
    }


def test_a_second_interview_hides_the_cards_of_the_first_from_whoever_is_to_hold_it(place: Place) -> None:
    one, interviewer, manager = planned(place), place.member(Seat.INTERVIEWER), place.member(Seat.MANAGER)
    handed_in(one, interviewer, 4)
    handed_in(one, manager, 2)
    interviews.planned(one.applicant, member=place.alice, interviewers=[manager.user], begins=datetime(2026, 2, 1, 9))
    assert [card.by_id for card in scorecards.seen_of(manager, one.applicant).cards] == [manager.user_id]
    assert len(scorecards.seen_of(interviewer, one.applicant).cards) == 2


def test_a_handed_in_card_cannot_be_changed_but_noted(place: Place) -> None:
    one, interviewer = planned(place), place.member(Seat.INTERVIEWER)
    card = handed_in(one, interviewer, 4)
    with pytest.raises(Stale, match="cannot be changed"):
        scorecards.saved(one.interview, member=interviewer, given=rated(one, 1), edition=card.edition)
    noted = scorecards.remarked(one.interview, member=interviewer, text="I mixed up two answers.")
    assert (noted.ratings, [note["text"] for note in noted.words["later"]]) == (
        card.ratings,
        ["I mixed up two answers."],
    )


def test_two_pages_of_one_interviewer_do_not_overwrite_each_other(place: Place) -> None:
    one, interviewer = planned(place), place.member(Seat.INTERVIEWER)
    for _ in range(2):
        scorecards.saved(one.interview, member=interviewer, given=rated(one, 4), edition=0, tab="first")
    with pytest.raises(Stale, match="on another page"):
        scorecards.saved(one.interview, member=interviewer, given=rated(one, 1), edition=0, tab="second")
    scorecards.saved(one.interview, member=interviewer, given=rated(one, 3), edition=2, tab="second")
    with pytest.raises(Stale):
        scorecards.saved(one.interview, member=interviewer, given=rated(one, 5), edition=0, tab="first")


@pytest.mark.parametrize(
    "given",
    [
        scorecards.Given({"no-such": 3}, {}),
        scorecards.Given({}, {"no-such": "x"}),
        scorecards.Given({}, {}, 6),
        scorecards.Given({}, {}, None, "x" * 4001),
    ],
)
def test_a_card_with_what_the_kit_does_not_have_is_refused(place: Place, given: scorecards.Given) -> None:
    one = planned(place)
    with pytest.raises(Field):
        scorecards.saved(one.interview, member=place.member(Seat.INTERVIEWER), given=given, edition=0)
    assert not Card.objects.exists()


def test_an_empty_card_is_not_handed_in_and_nobody_else_rates(place: Place) -> None:
    one, empty = planned(place), scorecards.Given({}, {})
    with pytest.raises(Field, match="rate at least one"):
        scorecards.saved(one.interview, member=place.member(Seat.INTERVIEWER), given=empty, edition=0, is_final=True)
    with pytest.raises(Field, match="only those who hold"):
        scorecards.saved(one.interview, member=place.alice, given=rated(one, 3), edition=0)


def test_nothing_of_an_interview_stays_of_somebody_who_was_erased(place: Place) -> None:
    one = planned(place)
    handed_in(one, place.member(Seat.INTERVIEWER), 4, "She said so")
    persons.erased(one.applicant.person, because="asked for")
    left = (Interview.objects.count(), Card.objects.count(), Interview.history.count())
    assert left == (0, 0, 0)
    with pytest.raises(NotThere):
        scorecards.saved(one.interview, member=place.member(Seat.MANAGER), given=rated(one, 3), edition=0)


def test_interviews_are_seen_by_those_who_hold_them_and_those_who_decide(place: Place) -> None:
    one = planned(place)
    alone = interviews.planned(
        one.applicant, member=place.alice, interviewers=[place.alice.user], begins=datetime(2026, 2, 1, 9)
    )
    assert list(interviews.of_role(place.member(Seat.MANAGER), one.role)) == [alone, one.interview]
    assert list(interviews.of_role(place.member(Seat.INTERVIEWER), one.role)) == [one.interview]
    with pytest.raises(NotThere):
        interviews.interview_for(place.mallory, alone.pk)


def test_counts_tell_how_many_cards_are_missing(place: Place) -> None:
    one = planned(place)
    handed_in(one, place.member(Seat.INTERVIEWER), 4)
    soon = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=3)
    interviews.planned(one.applicant, member=place.alice, interviewers=[place.alice.user], begins=soon)
    assert interviews.counts(one.role) == interviews.Counts(planned=1, over=1, cancelled=0, cards=1, missing=1)
