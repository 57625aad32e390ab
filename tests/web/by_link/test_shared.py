"""A link for somebody without an account: it shows one audit, ends, and leads nowhere else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.store.models import Share
from fledge.web.store.queries.postings import add_posting
from fledge.web.store.queries.shares import share, withdraw_share

TEXT = "Requirements:\n- 5+ years of LangChain\n- Python\n- SQL\n"


@pytest.fixture
def link(place: Place) -> tuple[Share, str]:
    posting = add_posting(role_of(place), member=place.alice, text=TEXT, company="<b>Harbour</b>")
    return share(posting, member=place.alice, whom="Maria <i>Lopez</i>")


def test_a_link_shows_the_audit_and_the_people_without_an_account(link: tuple[Share, str]) -> None:
    page = Client().get(f"/shared/{link[1]}/").content.decode()
    assert "Alice Amari of Harbour Bank shared this with Maria &lt;i&gt;Lopez&lt;/i&gt;" in page
    assert f"{link[0].ends:%-d %B %Y}" in page
    assert "A human decides" in page
    assert [f'id="{part}"' in page for part in ("findings", "posting", "pool", "read")] == [True] * 4
    assert "<b>Harbour" not in page


def test_a_link_is_found_by_no_search_and_leaves_no_copy(link: tuple[Share, str]) -> None:
    for secret in (link[1], "nothing"):
        answer = Client().get(f"/shared/{secret}/")
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Referrer-Policy"] == "no-referrer"


def test_a_link_leads_nowhere_into_the_workspace(place: Place, link: tuple[Share, str]) -> None:
    for client in (Client(), signed_in(place.alice), signed_in(place.mallory)):
        page = client.get(f"/shared/{link[1]}/").content.decode()
        led = re.findall(r'(?:href|action|src|hx-\w+)="([^"]*)"', page)
        assert {one for one in led if not one.startswith(("#", "/static/", "https://", "http://"))} == set()
        assert "/o/" not in page
        assert "alice@harbour.example" not in page
        assert "<form" not in page


def test_every_opening_is_counted(link: tuple[Share, str]) -> None:
    for _ in range(3):
        Client().get(f"/shared/{link[1]}/")
    link[0].refresh_from_db()
    assert link[0].seen == 3


def test_a_link_that_ended_says_so_and_shows_nothing(link: tuple[Share, str]) -> None:
    Share.objects.filter(pk=link[0].pk).update(ends=timezone.now() - timedelta(seconds=1))
    answer = Client().get(f"/shared/{link[1]}/")
    assert answer.status_code == 410
    assert "This link has ended." in answer.content.decode()
    assert "LangChain" not in answer.content.decode()


def test_a_withdrawn_link_and_a_made_up_one_look_alike(place: Place, link: tuple[Share, str]) -> None:
    withdraw_share(link[0].posting, link[0].pk, member=place.alice)
    answers = [Client().get(f"/shared/{secret}/") for secret in (link[1], "made-up", "x" * 3000, "%00", "ä")]
    assert [answer.status_code for answer in answers] == [410] * 5
    assert len({answer.content for answer in answers}) == 1


def test_a_link_takes_no_forms(link: tuple[Share, str]) -> None:
    assert Client().post(f"/shared/{link[1]}/").status_code == 405


def test_a_link_opens_its_own_version_alone(place: Place, link: tuple[Share, str]) -> None:
    add_posting(link[0].posting.role, member=place.alice, text=TEXT + "- Something secret in the next version\n")
    assert "Something secret" not in Client().get(f"/shared/{link[1]}/").content.decode()


def test_an_opening_asks_the_database_few_questions(link: tuple[Share, str]) -> None:
    with CaptureQueriesContext(connection) as asked:
        Client().get(f"/shared/{link[1]}/")
    assert len(asked) == 2
