"""Decisions about people: a named person, a reason, a window to undo, a ledger that shows what was changed later."""

from __future__ import annotations

import pytest
from tests.web.workspace import Place, role_of

from fledge.web.store.models import Decision, Standing, What
from fledge.web.store.queries import decisions, persons, rounds
from fledge.web.store.queries.problems import Field, Stale


def somebody(place: Place, name: str = "Ines Ferreira", email: str = "ines@people.example"):
    role = role_of(place) if not place.organisation.roles.exists() else place.organisation.roles.get()
    return persons.applied(role, member=place.alice, name=name, email=email)[0]


def test_the_same_address_is_the_same_person_however_often_it_comes(place: Place) -> None:
    first = somebody(place)
    again, is_new = persons.applied(first.role, member=place.alice, name="Inês F.", email="INES@people.example")
    assert (again.pk, is_new) == (first.pk, False)


def test_nobody_is_rejected_without_a_reason(place: Place) -> None:
    one = somebody(place)
    with pytest.raises(Field, match="choose a reason"):
        decisions.decide(one, member=place.alice, what=What.REJECT)
    with pytest.raises(Field, match="in words"):
        decisions.decide(one, member=place.alice, what=What.REJECT, reason="other")


def test_a_rejection_is_undone_within_its_window_and_only_once(place: Place) -> None:
    one = somebody(place)
    made = decisions.decide(one, member=place.alice, what=What.REJECT, reason="evidence-thin")
    decisions.undo(made, member=place.member("talent"))
    one.refresh_from_db()
    assert (one.standing, one.reason, one.decided) == (Standing.ACTIVE, "", None)
    with pytest.raises(Stale):
        decisions.undo(made, member=place.alice)


def test_the_second_reviewer_is_told_who_was_quicker(place: Place) -> None:
    one = somebody(place)
    decisions.decide(one, member=place.member("talent"), what=What.MOVE, to="review", edition=1)
    with pytest.raises(Stale, match="Talent partner Person changed this person"):
        decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled", edition=1)


def test_a_line_of_the_ledger_that_was_changed_afterwards_is_found(place: Place) -> None:
    one = somebody(place)
    for stage in ("review", "interview"):
        decisions.decide(one, member=place.alice, what=What.MOVE, to=stage)
    ledger = list(decisions.ledger(one.role))
    assert decisions.broken_at(ledger) is None
    Decision.objects.filter(pk=ledger[0].pk).update(reason="pay")
    assert decisions.broken_at(decisions.ledger(one.role)) == ledger[0]


def test_a_bulk_action_names_whom_it_left_out_and_is_undone_together(place: Place) -> None:
    people = [somebody(place, f"Person {n}", f"p{n}@people.example") for n in range(4)]
    decisions.decide(people[0], member=place.alice, what=What.WITHDRAW)
    told = decisions.decide_all(
        people[0].role, [p.pk for p in people], member=place.alice, what=What.REJECT, reason="filled"
    )
    assert (len(told.done), [pk for pk, _ in told.left_out]) == (3, [people[0].pk])
    undone = decisions.undo_all(people[0].role, told.together, member=place.alice)
    assert len(undone.done) == 3
    assert rounds.standing_counts(people[0].role) == {"active": 3, "withdrawn": 1}


def test_an_erased_person_leaves_decisions_and_nothing_by_which_they_are_known(place: Place) -> None:
    one = somebody(place)
    decisions.decide(one, member=place.alice, what=What.MOVE, to="review")
    persons.add_papers(
        one.person, [persons.Sent("ines.txt", b"Backend engineer, 2015 to 2020, built services in Java.")]
    )
    persons.erased(one.person, because="asked by the candidate")
    one.person.refresh_from_db()
    kept = (one.person.name, one.person.email, one.person.papers.count(), one.person.history.count())
    assert kept == ("", "", 0, 0)
    assert decisions.ledger(one.role).count() == 1
    assert list(rounds.found(one.role, rounds.Search())) == []


def test_words_of_a_decision_are_erased_with_the_person_and_the_ledger_stays_whole(place: Place) -> None:
    one = somebody(place)
    decisions.decide(one, member=place.alice, what=What.REJECT, reason="other", words="Ines wrote that she moves away")
    persons.erased(one.person, because="asked by the candidate")
    ledger = list(decisions.ledger(one.role))
    assert [decision.words for decision in ledger] == [""]
    assert decisions.broken_at(ledger) is None


def test_words_that_were_changed_afterwards_break_the_ledger(place: Place) -> None:
    one = somebody(place)
    made = decisions.decide(one, member=place.alice, what=What.REJECT, reason="other", words="too little time")
    Decision.objects.filter(pk=made.pk).update(words="something else")
    assert decisions.broken_at(decisions.ledger(one.role)) == made
