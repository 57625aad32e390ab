"""People side by side: as they applied, at most so many, an order only with a reason that everybody can read."""

from __future__ import annotations

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.review.people import a_role, address, somebody
from tests.web.workspace import Place, signed_in

from fledge.web.computed.compared import MOST
from fledge.web.store.models import OrderAsked, Seat
from fledge.web.store.queries import persons
from fledge.web.store.queries.postings import add_posting

_THIN = "Person {n}\n\nExperience\n\nClerk, Invented Ovens\nMarch 2020 - January 2026\n- Wrote {n} reports in SQL\n"


def columns(html: str) -> list[str]:
    return re.findall(r'class="person"><a href="[^"]*"><span>(.*?)</span>', html)


def test_people_stand_as_they_applied_and_each_cell_has_its_line(place: Place) -> None:
    role, _ = a_role(place)
    thin, full = somebody(place, role, 1, papers=_THIN), somebody(place, role, 2)
    html = signed_in(place.alice).get(address(role, f"compare/?a={full.pk}&a={thin.pk}")).content.decode()
    assert columns(html) == [f"Applicant {thin.pk}", f"Applicant {full.pk}"]
    assert '<span class="line">Built the loading of orders in Python' in html
    assert "Ines" not in html
    assert '<svg class="points"' not in html


def test_an_order_needs_a_reason_and_everybody_reads_who_wanted_it_and_why(place: Place) -> None:
    role, posting = a_role(place)
    thin, full = somebody(place, role, 1, papers=_THIN), somebody(place, role, 2)
    here, alice = address(role, f"compare/?a={thin.pk}&a={full.pk}"), signed_in(place.alice)
    assert alice.post(here, {"order": "readiness", "because": " "}).status_code == 422
    assert not OrderAsked.objects.exists()
    answer = alice.post(here, {"order": "readiness", "because": "Only two days for <b>calls</b>"})
    made = OrderAsked.objects.get()
    assert (made.by, made.posting, made.order) == (place.alice.user, posting, "readiness")
    html = signed_in(place.member(Seat.INTERVIEWER)).get(answer["Location"]).content.decode()
    assert columns(html) == [f"Applicant {full.pk}", f"Applicant {thin.pk}"]
    assert "Alice Amari asked for it on" in html
    assert "because: “Only two days for &lt;b&gt;calls&lt;/b&gt;”" in html


def test_interviewers_may_not_ask_for_an_order(place: Place) -> None:
    role, _ = a_role(place)
    somebody(place, role)
    client = signed_in(place.member(Seat.INTERVIEWER))
    assert client.post(address(role, "compare/"), {"order": "gap", "because": "x"}).status_code == 403
    assert "An order, with a reason" not in client.get(address(role, "compare/")).content.decode()


def test_estimates_are_drawn_with_a_table_once_somebody_asked_for_them(place: Place) -> None:
    role, _ = a_role(place)
    somebody(place, role)
    alice = signed_in(place.alice)
    alice.post(address(role, "review/shown/"), {"what": "readiness", "on": "1"})
    html = alice.get(address(role, "compare/")).content.decode()
    assert (html.count('<g class="point">'), html.count('data-label="Readiness"')) == (1, 1)
    assert "style=" not in html


def test_who_sent_nothing_readable_is_named_beside_the_grid(place: Place) -> None:
    role, _ = a_role(place)
    persons.applied(role, member=place.alice, name="Sent Nothing")
    blank = somebody(place, role, 2, papers="\n{n}\n")
    html = signed_in(place.alice).get(address(role, "compare/")).content.decode()
    assert f"Applicant {blank.pk}" in html
    assert "That says nothing of them" in html
    assert columns(html) == []


def test_a_choice_of_too_many_or_of_nobody_says_so(place: Place) -> None:
    role, _ = a_role(place)
    alice = signed_in(place.alice)
    assert "Nobody to put side by side" in alice.get(address(role, "compare/")).content.decode()
    for n in range(MOST + 2):
        persons.applied(role, member=place.alice, name=f"Person {n}")
    assert "2 more are not on this page" in alice.get(address(role, "compare/")).content.decode()
    assert alice.get(address(role, "compare/?a=x&a=99999999999999999999&order=y")).status_code == 200


def test_an_order_of_another_version_is_not_used(place: Place) -> None:
    role, _ = a_role(place)
    one, alice = somebody(place, role), signed_in(place.alice)
    answer = alice.post(address(role, f"compare/?a={one.pk}"), {"order": "gap", "because": "Training starts"})
    add_posting(role, member=place.alice, text="Requirements:\n- Kafka\n")
    assert alice.get(answer["Location"]).status_code == 409


def test_more_people_ask_the_database_no_more(place: Place) -> None:
    role, _ = a_role(place)
    somebody(place, role)
    alice, counts = signed_in(place.alice), []
    alice.get(address(role, "compare/"))
    for n in (2, 3):
        with CaptureQueriesContext(connection) as asked:
            alice.get(address(role, "compare/"))
        counts.append(len(asked))
        somebody(place, role, n)
    assert counts[0] == counts[1] <= 25
