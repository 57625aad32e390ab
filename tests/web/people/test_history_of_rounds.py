"""What happens in a round stands in the history, and each seat reads of what it may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.api.program import program_of
from tests.web.interviews.planned import Planned, planned, rated
from tests.web.workspace import Place, signed_in

from fledge.web.store.models import Decision, LookState, Seat, SecondLook, What
from fledge.web.store.queries import (
    decisions,
    entering,
    filters,
    groups,
    interviews,
    letters,
    persons,
    private_links,
    requests,
    retention,
    scorecards,
    webhooks,
)
from fledge.web.store.queries.history import history_of_organisation, history_of_role

_PAGE = "/o/harbour-bank/history/"
_ROLE = "Senior AI Engineer"


@dataclass
class Told:
    """The history as somebody reads it."""

    place: Place
    seat: Seat = Seat.OWNER

    def of(self, kind: str) -> list[str]:
        found = history_of_organisation(self.place.member(self.seat))
        return [f"{one.who} {one.says}" for one in found.only(kind)[:50]] if kind in found.streams else []


def test_people_who_come_and_what_is_decided_about_them_are_told_with_the_ledger(place: Place) -> None:
    one = planned(place)
    who = place.member(Seat.MANAGER)
    decisions.decide(one.applicant, member=who, what=What.MOVE, to="review")
    made = decisions.decide(
        one.applicant, member=who, what=What.REJECT, reason="filled", words="Not for others to read"
    )
    decisions.undo(made, member=place.alice)
    decisions.decide(one.applicant, member=who, what=What.REJECT, reason="other", words="Only in the ledger")
    decisions.decide(one.applicant, member=place.alice, what=What.REOPEN, words="We looked again")
    decisions.withdrew(one.applicant)
    assert Told(place).of("applicants") == [f"Alice Amari added Ines Invented to the round of {_ROLE}"]
    assert Told(place).of("decisions") == [
        f"The candidate withdrew from the round of {_ROLE} (Ines Invented)",
        f"Alice Amari brought Ines Invented back to “In review” in the round of {_ROLE}",
        f"Hiring manager Person rejected Ines Invented in the round of {_ROLE}",
        f"Alice Amari undid what was decided about Ines Invented in the round of {_ROLE}",
        f"Hiring manager Person rejected Ines Invented in the round of {_ROLE}: The role is filled",
        f"Hiring manager Person moved Ines Invented from “Applied” to “In review” in the round of {_ROLE}",
    ]
    found = history_of_organisation(place.alice).only("decisions")[:1][0]
    assert found.record == reverse("ledger", args=["harbour-bank", one.role.pk])
    assert found.record in signed_in(place.alice).get(_PAGE).content.decode()


def test_a_second_look_that_is_settled_is_told(place: Place) -> None:
    one = planned(place)
    posting = one.role.postings.get()
    decisions.decide(one.applicant, member=place.alice, what=What.REJECT, reason="filled")
    made = decisions.decide(one.applicant, member=place.alice, what=What.REOPEN, to="review", words="It fits now")
    fields = {"posting": posting, "original": posting, "decided": made.at, "found": {}, "decision": made}
    SecondLook.objects.create(applicant=one.applicant, state=LookState.ACCEPTED, **fields)
    decisions.decide(one.applicant, member=place.alice, what=What.REJECT, reason="filled")
    decisions.decide(one.applicant, member=place.alice, what=What.KEEP, words="As before")
    assert [says for says in Told(place).of("decisions") if "second look" in says] == [
        f"Alice Amari confirmed the rejection of Ines Invented at a second look in the round of {_ROLE}",
        f"Alice Amari brought Ines Invented back to “In review” in the round of {_ROLE} after a second look",
    ]


def test_interviews_are_told_as_planned_moved_changed_and_cancelled_and_cards_never_with_what_they_say(
    place: Place,
) -> None:
    one = planned(place)
    people = list(one.interview.interviewers.all())
    given = {"zone": "Europe/London", "minutes": 60}
    moved = datetime(2026, 1, 13, 14, 0)
    interviews.changed(one.interview, member=place.alice, edition=1, interviewers=people, begins=moved, place="Room 3",
                       **given)  # fmt: skip
    interviews.changed(one.interview, member=place.alice, edition=2, interviewers=people[:1], begins=moved,
                       place="Room 4", **given)  # fmt: skip
    interviews.cancelled(one.interview, member=place.member(Seat.MANAGER), edition=3)
    talk = f"the interview with Ines Invented for {_ROLE}"
    assert Told(place).of("interviews") == [
        f"Hiring manager Person cancelled {talk}", f"Alice Amari changed {talk}", f"Alice Amari moved {talk}",
        f"Alice Amari planned {talk}",
    ]  # fmt: skip
    found = history_of_organisation(place.alice).only("interviews")[:4]
    assert [(d.field, d.before, d.after) for d in found[2].differences] == [
        ("begins", "Monday 12 January 2026, 14:00 to 15:00 (Europe/London, UTC)",
         "Tuesday 13 January 2026, 14:00 to 15:00 (Europe/London, UTC)")]  # fmt: skip
    assert [(d.field, d.before, d.after) for d in found[1].differences] == [
        ("where", "Room 3", "Room 4"),
        ("interviewers", "Hiring manager Person, Interviewer Person", str(people[0])),
    ]


def test_a_card_is_told_once_it_is_handed_in_and_nothing_of_what_it_says(place: Place) -> None:
    one, who = planned(place), place.member(Seat.INTERVIEWER)
    scorecards.saved(one.interview, member=who, given=rated(one, 1, "Heard by me"), edition=0)
    assert Told(place).of("scorecards") == []
    scorecards.saved(one.interview, member=who, given=rated(one, 1, "Heard by me"), edition=1, is_final=True)
    assert Told(place).of("scorecards") == [
        f"Interviewer Person handed in a scorecard of the interview with Ines Invented for {_ROLE}"
    ]
    assert "Heard by me" not in signed_in(place.alice).get(_PAGE).content.decode()


def test_letters_links_answers_searches_webhooks_holds_and_files_of_groups_are_told(place: Place) -> None:
    one = planned(place)
    _everything(place, one)
    told = Told(place)
    assert told.of("letters") == ["Alice Amari added the letter “Thanks”"]
    assert told.of("messages") == [f"Alice Amari wrote to Ines Invented about {_ROLE}: “Hello”"]
    assert told.of("private") == [
        "Alice Amari withdrew a private link for Ines Invented", "Alice Amari made a private link for Ines Invented",
    ]  # fmt: skip
    assert told.of("requests") == ["Alice Amari declined what Ines Invented asked for: Something is missing"]
    assert told.of("searches") == [
        f"Alice Amari took away the search “Long waiting” of the round of {_ROLE}",
        f"Alice Amari shared the search “Long waiting” of the round of {_ROLE}",
    ]
    assert told.of("webhooks") == ["Alice Amari added the address https://told.example/here that is told of decisions"]
    assert told.of("holds") == [
        "Alice Amari ended the legal hold on the organisation Harbour Bank",
        "Alice Amari put a legal hold on the organisation Harbour Bank",
    ]
    assert told.of("groups") == [f"Alice Amari brought in a file of groups of {_ROLE}"]
    assert told.of("ways_in") == [
        "Mentor Person used a sign-in link for Mentor Person", "Alice Amari made a sign-in link for Mentor Person",
    ]  # fmt: skip


def _everything(place: Place, one: Planned) -> None:
    """Something of every kind that is not about decisions and interviews."""
    alice, role = place.alice, one.role
    letters.write([one.applicant], letters.made(alice, name="Thanks", subject="Hello", words="Dear {name}"), alice)
    link, _ = private_links.link_for(one.applicant.person, by=alice.user)
    asked = requests.ask(link, wish="add", words="I also speak Dutch")
    requests.answered(asked, member=alice, granted=False, answer="It is read already")
    private_links.withdraw_link(one.applicant.person, link.pk, by=alice.user)
    kept = filters.kept_filter(role, member=alice, name="Long waiting", asked="waiting=14", is_shared=True)
    filters.kept_filter(role, member=alice, name="My own", asked="waiting=14")
    filters.forgotten(role, kept.pk, member=alice)
    webhooks.made(alice, address="https://told.example/here")
    place.organisation.refresh_from_db()
    edition = place.organisation.edition
    retention.held(place.organisation, member=alice, edition=edition, legal_hold="A dispute about Ines Invented")
    retention.held(place.organisation, member=alice, edition=edition + 1, legal_hold="")
    groups.brought(role, member=alice, name="groups.csv", data=b"email,sex\nines@people.example,f\n")
    entering.entered(entering.way_in_for(place.member(Seat.MENTOR), by=alice.user))


_SEEN = {
    Seat.OWNER: {"applicants", "decisions", "interviews", "scorecards", "messages", "private", "requests", "searches",
                 "letters", "webhooks", "holds", "groups", "ways_in"},
    Seat.TALENT: {"applicants", "decisions", "interviews", "scorecards", "messages", "private", "requests", "searches",
                  "letters", "holds", "groups", "ways_in"},
    Seat.MANAGER: {"applicants", "decisions", "interviews", "scorecards", "searches", "ways_in"},
    Seat.EXECUTIVE: {"ways_in"},
    Seat.AUDITOR: {"decisions", "groups", "ways_in"},
}  # fmt: skip


@pytest.mark.parametrize("seat", list(_SEEN))
def test_each_seat_reads_of_what_it_may_see_and_no_name_without_the_right(place: Place, seat: Seat) -> None:
    one = planned(place)
    _everything(place, one)
    decisions.decide(one.applicant, member=place.alice, what=What.MOVE, to="review")
    scorecards.saved(
        one.interview, member=place.member(Seat.INTERVIEWER), given=rated(one, 1), edition=0, is_final=True
    )
    assert {kind for kind in _SEEN[Seat.OWNER] if Told(place, seat).of(kind)} == _SEEN[seat]
    client, role = signed_in(place.member(seat)), f"/o/harbour-bank/roles/{one.role.pk}/history/"
    said = "".join(client.get(page).content.decode() for page in (_PAGE, role))
    assert ("Ines" in said) == ("applicants" in _SEEN[seat])
    assert (f"moved applicant {one.applicant.pk} from" in said) == (seat is Seat.AUDITOR)


def test_the_history_of_a_role_tells_of_its_round_and_of_no_other(place: Place) -> None:
    one = planned(place)
    other = planned(place)
    decisions.decide(other.applicant, member=place.alice, what=What.MOVE, to="offer")
    said = [happening.says for happening in history_of_role(one.role, place.alice)]
    assert [words for words in said if "“Offer”" in words] == []
    assert f"added Ines Invented to the round of {_ROLE}" in said


def test_a_token_reads_of_applicants_only_with_the_scope_for_them(place: Place) -> None:
    one = planned(place)
    decisions.decide(one.applicant, member=place.alice, what=What.MOVE, to="review")
    said = {}
    for scopes in (("read",), ("read", "applicants")):
        program = program_of(place.alice, *scopes)
        pages = (program.said("GET", path)[1]["items"] for path in ("/history", f"/roles/{one.role.pk}/history"))
        said[scopes[-1]] = [row for page in pages for row in page]
    assert [row["says"] for row in said["read"] if "Ines" in row["says"] or row["record"]] == []
    assert {row["record"] for row in said["applicants"]} == {"", f"/o/harbour-bank/roles/{one.role.pk}/round/ledger/"}
    assert any("moved Ines Invented" in row["says"] for row in said["applicants"])


def test_nothing_by_which_somebody_is_known_stays_in_the_history_of_those_who_were_erased(place: Place) -> None:
    one = planned(place)
    _everything(place, one)
    decisions.decide(one.applicant, member=place.alice, what=What.MOVE, to="review")
    persons.erased(one.applicant.person, because="asked for")
    said = [f"{happening.says} {happening.differences}" for happening in history_of_organisation(place.alice)[:100]]
    assert [words for words in said if "Ines" in words and "dispute" not in words] == []
    assert f"moved somebody who was erased from “Applied” to “In review” in the round of {_ROLE} ()" in said


@override_settings(UNDO_MINUTES=0)
def test_the_history_asks_as_often_for_one_person_as_for_three(place: Place) -> None:
    one, client, counts = planned(place), signed_in(place.alice), []
    _everything(place, one)
    for number in range(3):
        if number:
            held, _ = persons.applied(
                one.role, member=place.alice, name=f"P{number}", email=f"p{number}@people.example"
            )
            link, _ = private_links.link_for(held.person, by=place.alice.user)
            asked = requests.ask(link, wish="add", words="More")
            requests.answered(asked, member=place.alice, granted=False, answer="No")
            talk = interviews.planned(held, member=place.alice, interviewers=[place.alice.user],
                                      begins=datetime(2026, 1, 2 + number, 9))  # fmt: skip
            scorecards.saved(talk, member=place.alice, given=rated(one, 3), edition=0, is_final=True)
            letters.write([held], letters.letters_of(place.organisation)[0], place.alice)
        else:
            held = one.applicant
            scorecards.saved(one.interview, member=place.member(Seat.MANAGER), given=rated(one, 3), edition=0,
                             is_final=True)  # fmt: skip
        decisions.decide(held, member=place.alice, what=What.MOVE, to="review")
        pages = (_PAGE, f"/o/harbour-bank/roles/{one.role.pk}/history/")
        for page in pages:
            client.get(page)
            with CaptureQueriesContext(connection) as asked_:
                client.get(page)
            counts.append(len(asked_))
    assert counts[:2] == counts[2:4] == counts[4:]
    assert Decision.objects.count() == 3
