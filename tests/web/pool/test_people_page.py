"""The page about the people of a posting, and the part that comes when a switch moves."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.store.models import Posting
from fledge.web.store.queries.postings import add_posting

TEXT = "Requirements:\n- 5+ years of software development\n- Python\n- Docker\n- Master's degree\n- LangChain\n"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def posting(place: Place) -> Posting:
    return add_posting(role_of(place), member=place.alice, text=TEXT)


def page_of(posting: Posting, end: str = "") -> str:
    return f"/o/harbour-bank/roles/{posting.role_id}/{posting.number}/people/{end}"


def says(page: str) -> str:
    found = re.search(r'<p class="says">(.*?)</p>', page)
    assert found
    return found[1]


def test_the_page_says_how_many_people_and_what_each_line_costs(place: Place, posting: Posting) -> None:
    page = signed_in(place.alice).get(page_of(posting)).content.decode()
    headings = re.findall(r"<h2 [^>]*>(.*?)</h2>", page)
    assert headings == ["How many people could you hire?", "What if some of it were a wish?",
                        "Who is left, line by line", "Who lacks only one line", "What each line costs",
                        "How sure is this?"]  # fmt: skip
    assert 'LangChain <span class="quiet">not measured: the panel did not ask</span>' in page


def test_a_moved_switch_gets_the_answer_alone_and_the_address_of_the_page_that_shows_it(
    place: Place, posting: Posting
) -> None:
    client = signed_in(place.alice)
    part = client.get(page_of(posting, "what-if/"), {"nice": "Docker", "years-of-work": "3"}, headers=HTMX)
    assert part["HX-Push-Url"] == page_of(posting, "?nice=Docker&years-of-work=3")
    assert "<html" not in part.content.decode()
    whole = client.get(part["HX-Push-Url"]).content.decode()
    assert says(whole) == says(part.content.decode())
    assert re.search(r'value="Docker" id="line-\d+" checked', whole)
    assert '<option value="3" selected>' in whole


def test_without_a_script_the_answer_stands_on_the_page(place: Place, posting: Posting) -> None:
    answer = signed_in(place.alice).get(page_of(posting, "what-if/"), {"nice": "Docker"})
    assert (answer.status_code, answer.url) == (302, page_of(posting, "?nice=Docker"))  # type: ignore[attr-defined]


def test_empty_choices_of_the_form_move_nothing(place: Place, posting: Posting) -> None:
    client = signed_in(place.alice)
    left_alone = client.get(page_of(posting), {"years-of-work": ""}).content.decode()
    assert says(left_alone) == says(client.get(page_of(posting)).content.decode())


@pytest.mark.parametrize(
    "query", [{"nice": "<b>Cobol</b>"}, {"years-of-work": "many"}, {"years-of-work": "inf"}, {"years-of-tea": "3"}]
)
def test_a_line_that_the_posting_does_not_have_is_a_sentence(
    place: Place, posting: Posting, query: dict[str, str]
) -> None:
    for headers in ({}, HTMX):
        answer = signed_in(place.alice).get(page_of(posting, "what-if/"), query, headers=headers)
        assert answer.status_code == 422
        assert "<b>Cobol" not in answer.content.decode()


def test_a_posting_that_demands_nothing_has_a_page_that_teaches(place: Place) -> None:
    empty = add_posting(role_of(place), member=place.alice, text="We are nice people.\n")
    client = signed_in(place.alice)
    assert "demands nothing of a person" in client.get(page_of(empty)).content.decode()
    assert client.get(page_of(empty, "what-if/"), headers=HTMX).status_code == 200


def test_what_is_tried_leads_to_the_repair_that_keeps_everything_else(place: Place, posting: Posting) -> None:
    client = signed_in(place.alice)
    led = re.search(
        r'href="([^"]*)">Propose these changes', client.get(page_of(posting, "?nice=Docker")).content.decode()
    )
    assert led
    address = unescape(led[1])
    assert address.endswith("/changes/repaired/?edits=1&keep=software-engineering&keep=python&keep=langchain")
    form = client.get(address).content.decode()
    assert re.findall(r'name="keep" value="([^"]*)"[^>]*checked', form) == [
        "software-engineering",
        "python",
        "langchain",
    ]


def test_who_may_not_write_postings_is_offered_no_proposal(place: Place, posting: Posting) -> None:
    page = signed_in(place.member("auditor")).get(page_of(posting, "?nice=Docker")).content.decode()
    assert "As it stands" in page
    assert "Propose these changes" not in page


def test_lines_that_nobody_can_count_are_named_with_the_reason(place: Place) -> None:
    made = add_posting(role_of(place), member=place.alice, text="Requirements:\n- LangChain\n")
    page = signed_in(place.alice).get(page_of(made)).content.decode()
    assert "Nothing that the posting demands could be counted." in page
    assert "Not measured: LangChain (the panel did not ask)." in page


@pytest.mark.parametrize(
    ("seat", "status"), [("interviewer", 200), ("auditor", 200), ("learner", 403), ("university", 403)]
)
def test_only_who_may_see_drafts_sees_people_counted(place: Place, posting: Posting, seat: str, status: int) -> None:
    client = signed_in(place.member(seat))
    for end in ("", "what-if/"):
        assert client.get(page_of(posting, end), headers=HTMX).status_code == status


def test_a_stranger_finds_nothing(place: Place, posting: Posting) -> None:
    assert signed_in(place.mallory).get(page_of(posting)).status_code == 404


def test_versions_ask_the_database_no_more_questions(place: Place, posting: Posting) -> None:
    client = signed_in(place.alice)
    counts = []
    for further in ("", "- Kubernetes\n", "- Go\n"):
        add_posting(posting.role, member=place.alice, text=TEXT + further)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page_of(posting, "what-if/"), {"nice": "Docker"}, headers=HTMX).status_code == 200
        counts.append(len(asked))
    assert counts == [counts[0]] * 3


def test_hostile_words_in_a_line_stay_words(place: Place) -> None:
    hostile = '<img src=x onerror="alert(1)">'
    made = add_posting(
        role_of(place), member=place.alice, text=f"Requirements:\n- 5+ years of {hostile}\n- Python\n", title=hostile
    )
    page = signed_in(place.alice).get(page_of(made)).content.decode()
    assert "<img" not in page
    assert escape(hostile) in page
