"""Publishing a version and withdrawing it, what hinders it, and the links to its audit."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.publishing.version import TEXT, WITH_PLACES, added, address, version_of
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.store.models import Posting, Seat
from fledge.web.store.queries import postings, shares


def public(posting: Posting, slug: str = "harbour-bank") -> str:
    return f"/published/{slug}/{posting.role_id}/"


def test_a_version_is_published_and_withdrawn_by_somebody_at_a_time(place: Place) -> None:
    posting, client = version_of(place), signed_in(place.member(Seat.TALENT))
    client.post(address(posting, "publishing/publish/"))
    page = client.get(address(posting)).content.decode()
    assert "<bdi>Talent partner Person</bdi> published this version on" in page
    assert f'href="http://testserver{public(posting)}"' in page
    client.post(address(posting, "publishing/withdraw/"))
    posting.refresh_from_db()
    assert posting.published is None
    assert Client().get(public(posting)).status_code == 404


def test_publishing_another_version_says_first_that_it_takes_the_place(place: Place) -> None:
    one = version_of(place)
    two = added(one.role, place, TEXT + "- Spark\n")
    postings.published(one, member=place.alice)
    client = signed_in(place.alice)
    assert "this one would take its place" in client.get(address(two)).content.decode()
    client.post(address(two, "publishing/publish/"))
    assert [p.number for p in one.role.postings.exclude(published=None)] == [2]


def test_places_to_fill_in_forbid_it_and_findings_only_warn(place: Place) -> None:
    client = signed_in(place.alice)
    page = client.get(address(version_of(place, WITH_PLACES))).content.decode()
    assert "2 places are still to be filled in: [who mentors], [amount and currency]." in page
    assert "publishing/publish/" not in page
    page = client.get(address(version_of(place, TEXT + "- 9+ years of LangChain\n", company=""))).content.decode()
    assert "One finding says that the posting asks for what is impossible." in page
    assert "The employer is not named." in page
    assert "Publish it all the same" in page


def test_places_are_filled_in_or_their_lines_taken_out_in_the_next_version(place: Place) -> None:
    posting, client = version_of(place, WITH_PLACES), signed_in(place.alice)
    page = client.get(address(posting, "fill-in/")).content.decode()
    assert re.findall(r'<label for="id_words-\d">(.*?)</label>', page) == ["Who mentors", "Amount and currency"]
    sent = client.post(address(posting, "fill-in/"), {"words-0": " Ada <b> ", "without-1": "on"})
    made = posting.role.postings.get(number=2)
    assert sent["Location"] == address(made)
    assert made.text == TEXT + "- A mentor: Ada <b>\n"
    assert (made.origin, made.made_from_id) == ("pasted, with places filled in", posting.pk)
    assert "Nothing is left to fill in." in client.get(address(made, "fill-in/")).content.decode()


@pytest.mark.parametrize("sent", [{}, {"words-0": " "}, {"words-0": "x" * 501}, {"words-0": "x", "without-0": "on"}])
def test_filling_in_nothing_or_too_much_is_said_beside_it(place: Place, sent: dict[str, str]) -> None:
    posting = version_of(place, WITH_PLACES)
    assert signed_in(place.alice).post(address(posting, "fill-in/"), sent).status_code == 422
    assert posting.role.postings.count() == 1


def test_a_link_is_shown_once_and_opens_until_it_is_withdrawn(place: Place) -> None:
    posting, client = version_of(place), signed_in(place.alice)
    sent = {"whom": "Mia <b>", "days": "3", "once": "a"}
    for _ in range(2):
        assert client.post(address(posting, "publishing/links/"), sent)["Location"] == address(posting) + "#links"
    first, again = (client.get(address(posting)) for _ in range(2))
    (link,) = re.findall(r'value="(http://testserver/shared/[^"]+)"', first.content.decode())
    assert link not in again.content.decode()
    assert "no-store" in first["Cache-Control"]
    assert "Mia &lt;b&gt;" in again.content.decode()
    assert Client().get(link).status_code == 200
    share = posting.shares.get()
    client.post(address(posting, f"publishing/links/{share.pk}/withdraw/"))
    assert Client().get(link).status_code == 410
    share.refresh_from_db()
    assert share.seen == 1


@pytest.mark.parametrize("sent", [{}, {"whom": "\u202e", "days": "3"}, {"whom": "Mia", "days": "0"},
                                  {"whom": "Mia", "days": "366"}, {"whom": "x" * 121, "days": "3"}])  # fmt: skip
def test_a_link_for_nobody_or_for_ever_is_refused(place: Place, sent: dict[str, str]) -> None:
    posting = version_of(place)
    assert signed_in(place.alice).post(address(posting, "publishing/links/"), sent).status_code == 422
    assert posting.shares.count() == 0


def test_the_public_page_shows_the_posting_alone_and_its_data(place: Place) -> None:
    posting = version_of(place, TEXT + "- <script>alert(1)</script>\n", title="</script><b>Oven</b>")
    postings.published(posting, member=place.alice)
    page = Client().get(public(posting)).content.decode()
    assert page.count("<script") == 1
    assert '<script type="application/ld+json">' in page
    assert "<b>" not in page
    assert "noindex" not in page
    assert "finding" not in page


def test_a_role_that_is_closed_says_so_and_asks_not_to_be_listed(place: Place) -> None:
    posting = version_of(place)
    postings.published(posting, member=place.alice)
    posting.role.state = "filled"
    posting.role.save()
    page = Client().get(public(posting)).content.decode()
    assert "This role is not open any more." in page
    assert '<meta name="robots" content="noindex">' in page
    assert "ld+json" not in page


def test_what_is_not_published_looks_like_what_is_not_there(place: Place) -> None:
    posting = version_of(place)
    answers = [Client().get(address) for address in (public(posting), public(posting, "elsewhere"), "/published/x/1/")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    postings.published(posting, member=place.alice)
    assert Client().get(public(posting, "elsewhere")).status_code == 404
    assert Client().post(public(posting)).status_code == 405


@pytest.mark.parametrize(
    ("seat", "end", "status"),
    [("manager", "publishing/publish/", 403), ("talent", "publishing/publish/", 302),
     ("manager", "publishing/withdraw/", 403), ("mentor", "publishing/links/", 403),
     ("auditor", "publishing/links/", 403), ("mentor", "fill-in/", 403), ("learner", "publishing/publish/", 403)],
)  # fmt: skip
def test_each_seat_does_what_it_may(place: Place, seat: str, end: str, status: int) -> None:
    assert signed_in(place.member(seat)).post(address(version_of(place), end)).status_code == status


def test_interviewers_see_no_links(place: Place) -> None:
    posting = version_of(place)
    shares.share(posting, member=place.alice, whom="Mia from Leeds")
    seen = ["Mia from Leeds" in signed_in(place.member(seat)).get(address(posting)).content.decode()
            for seat in ("interviewer", "auditor", "manager")]  # fmt: skip
    assert seen == [False, True, True]


def test_somebody_elses_version_and_link_look_like_none(place: Place) -> None:
    posting, other = version_of(place), added(role_of(place, "Other"), place, TEXT)
    share, _ = shares.share(other, member=place.alice, whom="Mia")
    mallory = signed_in(place.mallory)
    ends = ("publish/", "withdraw/", "links/", f"links/{share.pk}/withdraw/")
    for slug in ("harbour-bank", place.elsewhere.slug):
        assert mallory.get(address(posting, slug=slug)).status_code == 404
        assert {mallory.post(address(posting, f"publishing/{end}", slug)).status_code for end in ends} == {404}
    wrong = signed_in(place.alice).post(address(posting, f"publishing/links/{share.pk}/withdraw/"))
    assert wrong.status_code == 404
    share.refresh_from_db()
    assert share.withdrawn is None


def test_more_links_ask_the_database_no_more(place: Place) -> None:
    posting, client = version_of(place), signed_in(place.alice)
    asked = []
    for _ in range(2):
        shares.share(posting, member=place.alice, whom="Mia")
        client.get(address(posting))
        with CaptureQueriesContext(connection) as queries:
            client.get(address(posting))
        asked.append(len(queries))
        shares.share(posting, member=place.member(Seat.TALENT), whom="Ada")
    assert asked[0] == asked[1]
