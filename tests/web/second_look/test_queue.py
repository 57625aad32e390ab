"""Who is looked at again, in which order, and what somebody decides about them."""

from __future__ import annotations

import pytest
from tests.web.second_look.rejected import (
    OPEN,
    STRICT,
    add,
    looked,
    queue,
    rejected,
    round_of,
    tomorrow,
    yesterday,
)
from tests.web.workspace import Place

from fledge.web.store.models import LookState, Seat, SecondLook, Stage, Standing, What
from fledge.web.store.queries import decisions, persons, second_looks
from fledge.web.store.queries.problems import Field, NotThere, Stale


def test_the_oldest_decision_comes_first_and_what_had_excluded_is_told(place: Place) -> None:
    role = round_of(place)
    people = [rejected(role, place, name) for name in ("Ines", "Omar", "Ada")]
    add(role, place, OPEN)
    found = looked(role, place)
    assert [one.applicant for one in found] == people
    first = found[0].found
    assert [one["label"] for one in first["gone"]] != []
    assert first["lines"]
    assert first["months"][0] <= first["months"][1] <= first["months"][2]
    assert found[0].freed == len(first["gone"]) + len(first["carried"])


def test_looking_again_twice_doubles_nothing_and_what_is_decided_stays(place: Place) -> None:
    role = round_of(place)
    rejected(role, place, "Ines"), rejected(role, place, "Omar")
    add(role, place, OPEN)
    second_looks.settle(looked(role, place)[0], member=place.alice, accept=False, reason="Nothing is new")
    looked(role, place)
    assert SecondLook.objects.count() == 2
    assert [one.reason for one in queue(role, place, LookState.DECLINED)] == ["Nothing is new"]


def test_another_version_makes_another_queue(place: Place) -> None:
    role = round_of(place)
    rejected(role, place, "Ines")
    add(role, place, OPEN)
    second_looks.settle(looked(role, place)[0], member=place.alice, accept=False, reason="Nothing is new")
    add(role, place, OPEN + "- Go\n")
    assert len(looked(role, place)) == 1
    assert SecondLook.objects.count() == 2


def test_whoever_was_rejected_under_the_version_in_force_is_counted_and_not_shown(place: Place) -> None:
    role = round_of(place)
    rejected(role, place, "Ines")
    posting = decisions.posting_in_force(role)
    assert posting
    assert looked(role, place) == []
    assert second_looks.counts_of(role, posting, place.alice).same == 1


def test_whose_day_has_passed_is_counted_and_not_shown_and_erased_and_withdrawn_people_never(place: Place) -> None:
    role = round_of(place)
    rejected(role, place, "Late", keep_until=yesterday())
    gone, left = rejected(role, place, "Gone"), rejected(role, place, "Left")
    rejected(role, place, "Ines", keep_until=tomorrow())
    decisions.decide(left, member=place.alice, what=What.WITHDRAW)
    posting = add(role, place, OPEN)
    persons.erased(gone.person, because="asked by the candidate")
    assert [str(one.applicant.person) for one in looked(role, place)] == ["Ines"]
    counts = second_looks.counts_of(role, posting, place.alice)
    assert (counts.may_not, counts.open, counts.unseen) == (1, 1, 0)


def test_somebody_whose_day_passes_while_they_wait_is_not_brought_back(place: Place) -> None:
    role = round_of(place)
    one = rejected(role, place, "Ines")
    add(role, place, OPEN)
    [look] = looked(role, place)
    type(one.person).objects.filter(pk=one.person_id).update(keep_until=yesterday())
    assert queue(role, place) == []
    with pytest.raises(Stale, match="may not be kept"):
        second_looks.settle(look, member=place.alice, accept=True, reason="Python is enough")


def test_people_of_other_roles_are_looked_at_only_where_they_agreed_and_the_seat_sees_their_role(place: Place) -> None:
    role, other = round_of(place), round_of(place, "Analyst")
    rejected(other, place, "Silent", keep_until=tomorrow())
    agreed = rejected(other, place, "Ines", keep_until=tomorrow(), consent="on the form of 2 February")
    add(role, place, OPEN)
    assert looked(role, place) == []
    assert [one.applicant for one in looked(role, place, others=True)] == [agreed]
    other.people.clear()
    assert queue(role, place, seat=Seat.MANAGER) == []
    with pytest.raises(NotThere):
        second_looks.look_for(role, place.member(Seat.MANAGER), SecondLook.objects.get().pk)


def test_somebody_of_another_role_comes_into_this_round_and_stays_rejected_there(place: Place) -> None:
    role, other = round_of(place), round_of(place, "Analyst")
    one = rejected(other, place, "Ines", keep_until=tomorrow(), consent="on the form")
    add(role, place, OPEN)
    [look] = looked(role, place, others=True)
    second_looks.settle(look, member=place.alice, accept=True, reason="Python is enough here")
    here = role.applicants.get()
    one.refresh_from_db()
    assert (here.person_id, here.stage, here.standing) == (one.person_id, Stage.REVIEW, Standing.ACTIVE)
    assert one.standing == Standing.REJECTED
    assert not second_looks.can_undo(SecondLook.objects.get())


def test_bringing_back_is_a_decision_with_name_reason_and_evidence_in_the_ledger(place: Place) -> None:
    role = round_of(place)
    one = rejected(role, place, "Ines")
    add(role, place, OPEN)
    [look] = looked(role, place)
    with pytest.raises(Field, match="say why"):
        second_looks.settle(look, member=place.alice, accept=True, reason="  ")
    second_looks.settle(look, member=place.member(Seat.TALENT), accept=True, reason="Python is enough")
    one.refresh_from_db()
    last = decisions.ledger(role).last()
    assert (one.stage, one.standing) == (Stage.REVIEW, Standing.ACTIVE)
    assert last
    assert (last.what, last.words, last.by) == (
        What.REOPEN,
        "Python is enough",
        place.member(Seat.TALENT).user,
    )
    assert last.shown["second_look"] == look.pk
    assert "Python" not in str(last.shown)
    assert decisions.broken_at(decisions.ledger(role)) is None


@pytest.mark.parametrize("accept", [True, False])
def test_undoing_puts_the_person_where_they_stood_and_into_the_queue_again(place: Place, accept: bool) -> None:
    role = round_of(place)
    one = rejected(role, place, "Ines")
    add(role, place, OPEN)
    [look] = looked(role, place)
    made = second_looks.settle(look, member=place.alice, accept=accept, reason="A try")
    decisions.undo(made, member=place.alice)  # also where it is undone in the round
    again = one.decided
    one.refresh_from_db()
    assert (one.standing, one.reason, one.decided) == (Standing.REJECTED, "missing-must", again)
    assert [one.pk for one in queue(role, place)] == [look.pk]


def test_the_second_of_two_people_is_told_who_was_quicker(place: Place) -> None:
    role = round_of(place)
    rejected(role, place, "Ines")
    add(role, place, OPEN)
    [look] = looked(role, place)
    mine, theirs = (second_looks.look_for(role, place.alice, look.pk) for _ in range(2))
    second_looks.settle(mine, member=place.member(Seat.TALENT), accept=True, reason="Python is enough")
    with pytest.raises(Stale, match="Talent partner Person decided this meanwhile"):
        second_looks.settle(theirs, member=place.alice, accept=False, reason="No")


def test_an_older_version_does_not_bring_anybody_back(place: Place) -> None:
    role = round_of(place)
    rejected(role, place, "Ines")
    add(role, place, OPEN)
    [look] = looked(role, place)
    add(role, place, STRICT + "- Go\n")
    with pytest.raises(Stale, match="another version is in force"):
        second_looks.settle(look, member=place.alice, accept=True, reason="Python is enough")


def test_somebody_without_readable_papers_is_shown_and_not_numbered(place: Place) -> None:
    role = round_of(place)
    one, _ = persons.applied(role, member=place.alice, name="Without Papers")
    decisions.decide(one, member=place.alice, what=What.REJECT, reason="evidence-thin")
    add(role, place, OPEN)
    [look] = looked(role, place)
    assert (look.found, look.mid) == ({}, None)
