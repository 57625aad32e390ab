"""The page of proposed changes: asking for them, saying what one thinks, and making a version."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.changes.discussion import TEXT, address, decided, keys_of, posting_of, proposed, stands
from tests.web.workspace import Place, signed_in

from fledge.web.store.models import Posting, Proposal, Seat
from fledge.web.store.queries import proposals

HTMX = {"HX-Request": "true"}


def test_a_first_visit_shows_how_far_so_many_changes_go_and_offers_to_propose(place: Place) -> None:
    page = signed_in(place.alice).get(address(posting_of(place)), {"keep": ["sql", "nonsense"]}).content.decode()
    assert "Propose a repair" in page
    assert "What so many changes do to the pool" in page
    assert re.findall(r'name="keep"[^>]*value="([^"]*)"[^>]*checked', page) == ["sql"]
    assert re.search(r'name="edits" value="0"', page)


def test_whoever_may_not_write_reads_that_nobody_has_proposed(place: Place) -> None:
    page = signed_in(place.member(Seat.INTERVIEWER)).get(address(posting_of(place))).content.decode()
    assert "Nobody has proposed a repair yet." in page
    assert "<form class=" not in page


def test_a_box_that_is_ticked_gets_the_counts_alone(place: Place) -> None:
    part = signed_in(place.alice).get(address(posting_of(place)), {"keep": "sql", "edits": "1"}, headers=HTMX)
    assert "<html" not in part.content.decode()
    assert "How many changes" in part.content.decode()


def test_what_is_asked_for_is_proposed(place: Place) -> None:
    posting, client = posting_of(place), signed_in(place.alice)
    sent = client.post(address(posting), {"edits": "1", "keep": ["sql"]})
    assert (sent.status_code, sent["Location"]) == (302, address(posting))
    found = proposals.proposal_for(posting, "repaired")
    assert (found.edits, found.keep, found.by) == (1, ["sql"], place.alice.user)
    sent = client.post(
        address(posting, purpose="potential"),
        {"mentor": "A staff engineer", "mentor_hours": "4", "budget": "$2,000", "projects": "- One\n\n Two "},
    )
    found = proposals.proposal_for(posting, "potential")
    assert (found.mentor, found.mentor_hours, found.projects) == ("A staff engineer", 4.0, ["One", "Two"])


@pytest.mark.parametrize("sent", [{}, {"edits": "many"}, {"edits": "99"}, {"edits": "1", "keep": ["<script>"]}])
def test_a_form_with_wrong_values_says_so(place: Place, sent: dict[str, object]) -> None:
    answer = signed_in(place.alice).post(address(posting_of(place)), sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_old_and_new_stand_side_by_side_with_the_reason_and_who_said_what(place: Place) -> None:
    proposal = proposed(place)
    decided(proposal, place.member(Seat.MENTOR), refused=1)
    page = signed_in(place.alice).get(address(proposal.posting)).content.decode()
    assert "Nobody can have 5 years of LangChain" in page
    assert re.search(
        r"Mentor Person</bdi></strong> disagreed\s+<time[^>]*>[^<]*</time>: <q[^>]*>We need it\.</q>", page
    )
    assert "Make it version 2" in page


def test_a_word_comes_back_as_its_line_and_how_far_all_are(place: Place) -> None:
    proposal = proposed(place)
    line = keys_of(proposal)[0]
    client = signed_in(place.member(Seat.MENTOR))
    part = client.post(address(proposal.posting, "say/"), {"line": line, "agreed": "yes"}, headers=HTMX)
    words = part.content.decode()
    assert "<html" not in words
    assert re.findall(r'<li class="change (\w+)" id="line-([^"]+)"', words) == [("agreed", line)]
    assert 'id="standing" hx-swap-oob="true"' in words
    assert "<strong>1 open</strong>" in words


def test_a_disagreement_without_a_reason_asks_for_one_beside_its_line(place: Place) -> None:
    proposal = proposed(place)
    sent = {"line": keys_of(proposal)[1], "agreed": "no", "why": " "}
    client = signed_in(place.alice)
    for headers in ({}, HTMX):
        answer = client.post(address(proposal.posting, "say/"), sent, headers=headers)
        assert answer.status_code == 422
        assert f'id="wrong-{sent["line"]}"' in answer.content.decode()
        assert answer.content.decode().count("Say why you disagree") == 1
    assert stands(proposal) == ["open", "open"]


def test_without_a_script_a_word_leads_back_to_its_line(place: Place) -> None:
    proposal = proposed(place)
    line = keys_of(proposal)[0]
    answer = signed_in(place.alice).post(address(proposal.posting, "say/"), {"line": line, "agreed": "yes"})
    assert (answer.status_code, answer["Location"]) == (302, f"{address(proposal.posting)}#line-{line}")


def test_all_the_others_are_agreed_to_with_a_reason(place: Place) -> None:
    proposal, client = proposed(place), signed_in(place.alice)
    sent: dict[str, object] = {"line": keys_of(proposal), "agreed": "yes"}
    assert client.post(address(proposal.posting, "say/"), sent).status_code == 422
    assert client.post(address(proposal.posting, "say/"), sent | {"why": "Read and meant."}).status_code == 302
    assert stands(proposal) == ["agreed", "agreed"]


def test_a_form_sent_twice_makes_one_version_and_leads_to_the_same(place: Place) -> None:
    proposal, client = proposed(place), signed_in(place.alice)
    decided(proposal, place.alice)
    made = [client.post(address(proposal.posting, "make/"), {"once": "a"})["Location"] for _ in range(2)]
    assert made == [f"/o/harbour-bank/roles/{proposal.posting.role_id}/2/"] * 2
    page = client.get(address(proposal.posting)).content.decode()
    assert 'These changes have become <a href="' in page
    assert 'name="agreed"' not in page


def test_a_version_with_places_leads_to_filling_them_in(place: Place) -> None:
    proposal = proposed(place, "potential", edits=3)
    decided(proposal, place.alice)
    answer = signed_in(place.alice).post(address(proposal.posting, "make/", "potential"))
    assert answer["Location"] == f"/o/harbour-bank/roles/{proposal.posting.role_id}/2/fill-in/"


def test_words_of_a_posting_are_never_markup(place: Place) -> None:
    posting = posting_of(place, TEXT.replace("- Python", "- Python <script>alert(1)</script>"), title="<b>Data</b>")
    proposals.propose(posting, member=place.alice, purpose="potential", mentor="<img src=x>")
    page = signed_in(place.alice).get(address(posting, purpose="potential")).content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<b>Data" not in page


@pytest.mark.parametrize(
    ("seat", "end", "status"),
    [("mentor", "say/", 302), ("interviewer", "say/", 403), ("executive", "say/", 403), ("learner", "say/", 403),
     ("mentor", "make/", 403), ("auditor", "make/", 403), ("mentor", "", 403), ("learner", "", 403)],
)  # fmt: skip
def test_each_seat_does_what_it_may(place: Place, seat: str, end: str, status: int) -> None:
    proposal = proposed(place)
    sent = {"line": keys_of(proposal)[0], "agreed": "yes", "edits": "1"}
    assert signed_in(place.member(seat)).post(address(proposal.posting, end), sent).status_code == status


def test_somebody_elses_posting_looks_like_none(place: Place) -> None:
    proposal = proposed(place)
    client, words = signed_in(place.mallory), {"line": keys_of(proposal)[0], "agreed": "yes"}
    for slug in ("harbour-bank", place.elsewhere.slug):
        assert client.get(address(proposal.posting, slug=slug)).status_code == 404
        assert client.post(address(proposal.posting, "say/", slug=slug), words).status_code == 404
        assert client.post(address(proposal.posting, "make/", slug=slug)).status_code == 404
    assert signed_in(place.alice).get(address(proposal.posting, purpose="nonsense")).status_code == 404
    assert stands(proposal) == ["open", "open"]


def _asked(place: Place, posting: Posting) -> int:
    client = signed_in(place.alice)
    client.get(address(posting))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address(posting)).status_code == 200
    return len(asked)


def test_more_words_and_more_lines_ask_the_database_no_more(place: Place) -> None:
    few: Proposal = proposed(place)
    decided(few, place.alice)
    one = _asked(place, few.posting)
    for seat in (Seat.MENTOR, Seat.MANAGER):
        decided(few, place.member(seat))
    more = TEXT.replace("- Python\n", "- 9+ years of LlamaIndex\n- Python\n- 8+ years of ChatGPT\n")
    many = proposals.propose(posting_of(place, more), member=place.alice, purpose="repaired", edits=0)
    decided(many, place.alice)
    assert len(keys_of(many)) > len(keys_of(few))
    assert {_asked(place, few.posting), _asked(place, many.posting)} == {one}
