"""The pages of background work: progress, stop, go on, and nobody else's."""

from __future__ import annotations

import pytest
from tests.web.jobs.imports import begun, worked
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.store.models import PostingAudit, Seat, Work
from fledge.web.store.queries import postings, works


def page(place: Place, work: Work | None = None, rest: str = "") -> str:
    return f"/o/{place.organisation.slug}/work/" + (f"{work.pk}/{rest}" if work else rest)


def test_an_empty_list_says_what_it_is_for(place: Place) -> None:
    assert "Nothing is under way" in signed_in(place.alice).get(page(place)).content.decode()


def test_the_page_asks_for_progress_until_the_work_is_done(place: Place) -> None:
    client, work = signed_in(place.alice), begun(place.alice, 1)
    assert 'hx-trigger="every 1s"' in client.get(page(place, work)).content.decode()
    part = client.get(page(place, work, "progress/"), headers={"HX-Request": "true"})
    assert ("<html" in part.content.decode(), "HX-Refresh" in part) == (False, False)
    worked(work)
    part = client.get(page(place, work, "progress/"), headers={"HX-Request": "true"})
    seen = client.get(page(place, work)).content.decode()
    assert (part["HX-Refresh"], "hx-trigger" in seen, "1 of 1" in seen) == ("true", False, True)


def test_progress_without_htmx_leads_to_the_whole_page(place: Place) -> None:
    work = begun(place.alice, 1)
    assert signed_in(place.alice).get(page(place, work, "progress/"))["Location"] == page(place, work)


def test_stop_and_go_on_are_forms(place: Place) -> None:
    client, work = signed_in(place.alice), begun(place.alice, 1)
    client.post(page(place, work, "stop/"))
    assert "Stopped after 0 of 1; 1 is left" in client.get(page(place, work)).content.decode()
    client.post(page(place, work, "go-on/"))
    assert worked(work).state == "done"
    assert [client.get(page(place, work, rest)).status_code for rest in ("stop/", "go-on/")] == [405, 405]


def test_a_form_without_its_token_is_refused(place: Place) -> None:
    work = begun(place.alice, 1)
    assert signed_in(place.alice, enforce_csrf_checks=True).post(page(place, work, "stop/")).status_code == 403


def test_work_of_another_organisation_is_not_there(place: Place) -> None:
    work, client = begun(place.alice, 1), signed_in(place.mallory)
    theirs = f"/o/{place.elsewhere.slug}/work/{work.pk}/"
    found = [client.get(theirs), client.get(f"{theirs}progress/"), client.post(f"{theirs}stop/"),
             client.post(f"{theirs}go-on/"), client.get(page(place, work))]  # fmt: skip
    assert [answer.status_code for answer in found] == [404] * 5


@pytest.mark.parametrize("seat", [Seat.EXECUTIVE, Seat.AUDITOR, Seat.LEARNER])
def test_who_may_not_write_postings_may_not_look_at_work(place: Place, seat: Seat) -> None:
    assert signed_in(place.member(seat)).get(page(place)).status_code == 403


def test_outdated_audits_are_made_anew_from_the_list(place: Place) -> None:
    client = signed_in(place.alice)
    postings.add_posting(role_of(place), member=place.alice, text="- Python\n")
    assert "by an earlier Fledge" not in client.get(page(place)).content.decode()
    PostingAudit.objects.update(made_by="before")
    assert "1 audit by an earlier Fledge" in client.get(page(place)).content.decode()
    client.post(page(place, None, "reaudit/"))
    assert worked(works.works_for(place.alice).get()).state == "done"


def test_a_list_of_three_asks_no_more_than_a_list_of_one(place: Place) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = signed_in(place.alice), []
    for many in (1, 2):
        for _ in range(many):
            worked(begun(place.alice, 1))
        with CaptureQueriesContext(connection) as asked:
            client.get(page(place))
        counts.append(len(asked))
    assert counts[0] == counts[1]
