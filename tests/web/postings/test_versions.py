"""One version and the way to others: the audit, the comparison, the history, and hostile words in all of them."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.store.models import Posting, Role
from fledge.web.store.queries.postings import add_posting, published

TEXT = "Requirements:\n- 5+ years of LangChain\n- Python\n"
HOSTILE = '<script>document.title = "taken"</script><img src=x onerror=alert(1)>'


@pytest.fixture
def role(place: Place) -> Role:
    return role_of(place)


def versions(place: Place, role: Role, number: int) -> list[Posting]:
    return [add_posting(role, member=place.alice, text=TEXT + "- SQL\n" * n) for n in range(number)]


def address(role: Role, end: str) -> str:
    return f"/o/harbour-bank/roles/{role.pk}/{end}"


def test_a_version_leads_to_the_one_before_and_the_one_after(place: Place, role: Role) -> None:
    versions(place, role, 3)
    page = signed_in(place.alice).get(address(role, "2/")).content.decode()
    assert f'rel="prev" href="{address(role, "1/")}"' in page
    assert f'rel="next" href="{address(role, "3/")}"' in page


def test_a_single_version_has_nothing_to_be_compared_with(place: Place, role: Role) -> None:
    versions(place, role, 1)
    assert 'class="versions"' not in signed_in(place.alice).get(address(role, "1/")).content.decode()


def test_two_versions_stand_line_by_line(place: Place, role: Role) -> None:
    add_posting(role, member=place.alice, text=TEXT)
    add_posting(role, member=place.alice, text=TEXT.replace("5+", "2+"))
    client = signed_in(place.alice)
    chosen = client.get(address(role, "2/against/"), {"other": "1"})
    assert chosen.url == address(role, "2/against/1/")  # type: ignore[attr-defined]
    page = client.get(chosen.url).content.decode()  # type: ignore[attr-defined]
    assert '<del><span class="hidden">Taken out: </span>- <b>5</b>+ years of LangChain</del>' in page
    assert '<ins><span class="hidden">New: </span>- <b>2</b>+ years of LangChain</ins>' in page


@pytest.mark.parametrize("end", ["1/against/9/", "9/against/1/", "1/against/?other=", "1/against/?other=" + "9" * 30])
def test_a_version_that_is_not_there_is_a_sentence(place: Place, role: Role, end: str) -> None:
    versions(place, role, 1)
    assert signed_in(place.alice).get(address(role, end)).status_code == 404


def test_the_history_of_a_version_says_who_added_and_published_it(place: Place, role: Role) -> None:
    one, _ = versions(place, role, 2)
    published(one, member=place.member("talent"))
    page = signed_in(place.alice).get(address(role, "1/history/")).content.decode()
    assert "Alice Amari" in page
    assert "Talent partner Person" in page
    assert "version 2" not in page.lower().split('class="happenings"')[1]


@pytest.mark.parametrize("end", ["1/against/2/", "1/history/", "1/"])
def test_a_stranger_finds_nothing(place: Place, role: Role, end: str) -> None:
    versions(place, role, 2)
    assert signed_in(place.mallory).get(address(role, end)).status_code == 404


def test_a_learner_reads_the_published_words_and_no_more(place: Place, role: Role) -> None:
    one, _ = versions(place, role, 2)
    published(one, member=place.alice)
    client = signed_in(place.member("learner"))
    assert [client.get(address(role, end)).status_code for end in ("1/", "2/", "1/against/2/", "1/history/")] == [
        200, 404, 403, 403,
    ]  # fmt: skip
    page = client.get(address(role, "1/")).content.decode()
    assert "5+ years of LangChain" in page
    assert "people" not in page.lower().split("<main")[1]


@pytest.mark.parametrize("seat", ["learner", "university"])
def test_those_who_only_read_postings_know_the_mentors_of_a_role_and_nobody_else(
    place: Place, role: Role, seat: str
) -> None:
    published(versions(place, role, 1)[0], member=place.alice)
    talent, mentor = place.member("talent").user, place.member("mentor").user
    role.people.set([talent, mentor])
    client, colleague = signed_in(place.member(seat)), signed_in(place.alice)
    for end in ("", "1/", "versions/csv/", "../csv/"):
        page = b"".join(client.get(urljoin(address(role, ""), end))).decode()
        assert talent.name not in page, end
        assert place.alice.user.name not in page, end
        assert (mentor.name in page) == (end == ""), end
    assert talent.name in colleague.get(address(role, "")).content.decode()
    for path in ("/roles", f"/roles/{role.pk}", f"/roles/{role.pk}/postings", f"/roles/{role.pk}/postings/1"):
        told, all_of_it = (one.get(f"/api/v1{path}").content.decode() for one in (client, colleague))
        assert (talent.name in told, place.alice.user.name in told) == (False, False), path
        assert (talent.name in all_of_it or place.alice.user.name in all_of_it) == (path != "/roles"), path


@pytest.mark.parametrize("end", ["1/", "1/against/2/"])
def test_versions_ask_the_database_no_more_questions(place: Place, role: Role, end: str) -> None:
    client, counts = signed_in(place.alice), []
    versions(place, role, 2)
    for number in (2, 4):
        versions(place, role, number)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(role, end)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("end", ["1/", "2/", "2/against/1/", "1/history/", "1/people/", ""])
def test_hostile_words_stay_words_on_every_page(place: Place, role: Role, end: str) -> None:
    for text in (f"{HOSTILE}\n{TEXT}", f"{TEXT}- Docker {HOSTILE}\n"):
        add_posting(role, member=place.alice, text=text, title=HOSTILE, company=HOSTILE, origin=f"read from {HOSTILE}",
                    notes=[HOSTILE])  # fmt: skip
    answer = signed_in(place.alice).get(address(role, end))
    page = answer.content.decode()
    assert "<script>document" not in page
    assert "<img" not in page
    assert escape(HOSTILE) in page or "&lt;script&gt;" in page
    assert "script-src 'self'" in answer["Content-Security-Policy"]
