"""One applicant at a time: blind, every line quoted, decisions with what was shown, neighbours, two at once, erased."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.review.people import a_role, address, somebody
from tests.web.workspace import Place, signed_in

from fledge.web.store.models import Applicant, Decision, Role, Seat, Standing
from fledge.web.store.queries import decisions, persons, postings, remarks


def page(client: Client, role: Role, one: Applicant, query: str = "") -> str:
    answer = client.get(address(role, f"review/{one.pk}/{query}"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def saw(html: str) -> dict[str, str]:
    """What the forms of a page tell of what stood on it."""
    return {name: re.search(rf'name="{name}" value="(.*?)"', html)[1]  # type: ignore[index]
            for name in ("edition", "evidence", "readiness", "who")}  # fmt: skip


def test_papers_stand_there_without_who_sent_them_until_somebody_asks(place: Place) -> None:
    role, _ = a_role(place)
    one, alice = somebody(place, role), signed_in(place.alice)
    html = page(alice, role, one)
    assert [word for word in ("Ines", "people.example", "7946", "ines1.txt") if word in html] == []
    assert "Built the loading of orders in Python and PostgreSQL" in html
    alice.post(address(role, "review/shown/"), {"what": "who", "on": "1", "back": address(role, f"review/{one.pk}/")})
    assert "Ines Invented 1" in page(alice, role, one)


def test_every_requirement_says_how_it_shows_and_quotes_its_lines(place: Place) -> None:
    role, _ = a_role(place)
    html = page(signed_in(place.alice), role, somebody(place, role))
    assert re.findall(r"<strong>(.*?)</strong><span class=\"how (\w+)\"", html)[:3] == [
        ("Python", "direct"), ("SQL", "direct"), ("Docker", "adjacent"),
    ]  # fmt: skip
    assert '<a href="#line-9">Built the loading of orders in Python and PostgreSQL' in html
    assert re.search(r'id="line-9" class="quoted[^>]*>- Built the loading', html)


def test_readiness_is_on_the_page_only_where_somebody_asked_for_it(place: Place) -> None:
    role, _ = a_role(place)
    one, alice = somebody(place, role), signed_in(place.alice)
    assert "Readiness, an estimate" not in page(alice, role, one)
    alice.post(address(role, "review/shown/"), {"what": "readiness", "on": "1", "back": "//elsewhere.example"})
    assert re.search(r"\d+% \(\d+ to \d+%\)", page(alice, role, one))


def test_a_decision_keeps_what_stood_on_the_page_and_opens_the_next(place: Place) -> None:
    role, posting = a_role(place)
    first, second = somebody(place, role, 1), somebody(place, role, 2)
    alice, query = signed_in(place.alice), "?standing=active"
    told = saw(page(alice, role, first, query))
    answer = alice.post(
        address(role, f"review/{first.pk}/{query}"), {**told, "do": "reject", "reason": "evidence-thin"}
    )
    assert answer["Location"] == address(role, f"review/{second.pk}/{query}")
    made = Decision.objects.get()
    kept: dict[str, Any] = made.shown
    assert (kept["page"], kept["version"], kept["readiness"], kept["who"]) == ("review", posting.number, False, False)
    assert len(kept["quotes"]) == kept["lines"] > 0
    assert "Ines" not in str(kept)
    assert "1 of 1" in page(alice, role, second, query)


def test_a_rejection_without_a_reason_says_what_to_mend(place: Place) -> None:
    role, _ = a_role(place)
    one, alice = somebody(place, role), signed_in(place.alice)
    answer = alice.post(address(role, f"review/{one.pk}/"), {**saw(page(alice, role, one)), "do": "reject"})
    assert (answer.status_code, Decision.objects.count()) == (422, 0)
    assert '<details id="reject" open>' in answer.content.decode()


def test_the_second_of_two_reviewers_reads_who_was_quicker(place: Place) -> None:
    role, _ = a_role(place)
    one, alice, talent = somebody(place, role), signed_in(place.alice), signed_in(place.member(Seat.TALENT))
    told = saw(page(alice, role, one))
    moved = {**told, "do": "move", "to": "review"}
    assert talent.post(address(role, f"review/{one.pk}/"), moved).status_code == 302
    late = alice.post(address(role, f"review/{one.pk}/"), {**told, "do": "reject", "reason": "filled"})
    assert late.status_code == 409
    assert "Talent partner Person changed this person" in late.content.decode()


def test_evidence_that_changed_meanwhile_is_looked_at_before_deciding(place: Place) -> None:
    role, _ = a_role(place)
    one, alice = somebody(place, role), signed_in(place.alice)
    told = saw(page(alice, role, one))
    persons.add_papers(one.person, [persons.Sent("more.txt", b"Experience\n- Ran Docker for 40 services\n")])
    late = alice.post(address(role, f"review/{one.pk}/"), {**told, "do": "move", "to": "review"})
    assert (late.status_code, Decision.objects.count()) == (409, 0)


def test_somebody_who_is_erased_while_being_reviewed_is_gone_with_a_sentence(place: Place) -> None:
    role, _ = a_role(place)
    one, alice = somebody(place, role), signed_in(place.alice)
    told = saw(page(alice, role, one))
    persons.erased(one.person, because="asked for by the candidate")
    for answer in (alice.get(address(role, f"review/{one.pk}/")),
                   alice.post(address(role, f"review/{one.pk}/"), {**told, "do": "move", "to": "review"})):  # fmt: skip
        assert answer.status_code == 404
        assert "There is nobody here" in answer.content.decode()
    assert not Decision.objects.exists()


def test_ones_own_decision_is_undone_from_the_next_page(place: Place) -> None:
    role, _ = a_role(place)
    one, other = somebody(place, role, 1), somebody(place, role, 2)
    alice = signed_in(place.alice)
    alice.post(address(role, f"review/{one.pk}/"),
               {**saw(page(alice, role, one)), "do": "reject", "reason": "filled"})  # fmt: skip
    undo = re.search(rf'action="([^"]*review/{one.pk}/undo/\d+/[^"]*)"', page(alice, role, other))
    assert undo
    assert alice.post(undo[1]).status_code == 302
    one.refresh_from_db()
    assert one.standing == Standing.ACTIVE


def test_notes_tags_and_tasks_are_kept_beside_the_papers(place: Place) -> None:
    role, _ = a_role(place)
    one, alice = somebody(place, role), signed_in(place.alice)
    for what, told in (("note", {"text": "Ask about the reports"}), ("tag", {"tag": "Night shifts"}),
                       ("task", {"words": "Ring them", "doer": place.alice.user_id})):  # fmt: skip
        alice.post(address(role, f"review/{one.pk}/{what}/"), told)
    html = page(alice, role, one)
    assert [word for word in ("Ask about the reports", "night shifts", "Ring them") if word not in html] == []
    alice.post(address(role, f"review/{one.pk}/untag/"), {"tag": "night shifts"})
    one.refresh_from_db()
    assert one.tags == []
    assert remarks.notes_of(one).count() == 1


def test_papers_are_held_against_another_version_without_deciding_on_it(place: Place) -> None:
    role, _ = a_role(place)
    postings.add_posting(role, member=place.alice, text="Requirements:\n- Kubernetes\n- Kafka\n")
    one, alice = somebody(place, role), signed_in(place.alice)
    html = str(alice.get(address(role, f"review/{one.pk}/version/1/")).content.decode())
    assert "Held against version 1, which is not in force" in html
    assert 'name="do"' not in html


def test_a_file_opens_only_to_those_who_asked_to_see_who_it_is(place: Place) -> None:
    role, _ = a_role(place)
    one, alice = somebody(place, role), signed_in(place.alice)
    file = address(role, f"review/{one.pk}/paper/{one.person.papers.get().pk}/")
    assert alice.get(file).status_code == 302
    alice.post(address(role, "review/shown/"), {"what": "who", "on": "1"})
    answer = alice.get(file)
    assert (answer.status_code, answer["X-Content-Type-Options"]) == (200, "nosniff")
    assert answer["Content-Disposition"].startswith("attachment")


def test_people_without_papers_or_a_posting_are_decided_about_all_the_same(place: Place) -> None:
    role, _ = a_role(place)
    one, _ = persons.applied(role, member=place.alice, name="Nobody Known")
    alice = signed_in(place.alice)
    html = page(alice, role, one)
    assert "Nothing to show as evidence" in html
    told = {**saw(html), "do": "move", "to": "review"}
    assert alice.post(address(role, f"review/{one.pk}/"), told).status_code == 302
    assert decisions.ledger(role).get().shown["lines"] == 0


@pytest.mark.parametrize("seat", [Seat.INTERVIEWER])
def test_interviewers_read_and_note_and_decide_nothing(place: Place, seat: Seat) -> None:
    role, _ = a_role(place)
    one, client = somebody(place, role), signed_in(place.member(seat))
    html = page(client, role, one)
    assert 'name="do"' not in html
    assert client.post(address(role, f"review/{one.pk}/"), {"do": "move", "to": "review"}).status_code == 403


def test_more_people_and_more_remarks_ask_the_database_no_more(place: Place) -> None:
    role, _ = a_role(place)
    one, alice = somebody(place, role), signed_in(place.alice)
    remarks.noted(one, member=place.alice, text="One")
    page(alice, role, one)
    counts = []
    for more in range(2):
        with CaptureQueriesContext(connection) as asked:
            page(alice, role, one)
        counts.append(len(asked))
        if not more:
            for n in (2, 3):
                somebody(place, role, n)
                remarks.noted(one, member=place.alice, text=f"Note {n}")
    assert counts[0] == counts[1] <= 30
