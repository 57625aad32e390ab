"""The papers of people who never were: always the same, marked as invented, and read as they are meant."""

from __future__ import annotations

from collections import Counter
from datetime import date

from fledge.documents import read_resume_bytes
from fledge.people import Applicant
from fledge.web.computed.papers import from_kept
from fledge.web.demo.papers.files import as_file
from fledge.web.demo.papers.layouts import INVENTED
from fledge.web.demo.papers.sent import Draft, Sent, first_round, second_round, sent

TODAY = date(2026, 3, 9)


def read(one: Draft) -> Applicant:
    return from_kept(sent(one, today=TODAY).kept, name="")


def test_papers_are_the_same_whenever_they_are_written() -> None:
    assert first_round(TODAY) == first_round(TODAY)
    assert second_round(TODAY) == second_round(TODAY)
    one = first_round(TODAY)[0]
    assert sent(one, today=TODAY) == sent(one, today=TODAY)


def test_rounds_hold_so_many_different_people_of_each_kind() -> None:
    first, second = first_round(TODAY), second_round(TODAY)
    assert (len(first), len(second)) == (243, 180)
    everybody = [one.who for one in (*first, *second)]
    assert len({one.name for one in everybody}) == len({one.email for one in everybody}) == 423
    kinds = {"worth": 6, "adjacent": 104, "stuffer": 38, "fit": 12, "junior": 32, "misfit": 25, "changer": 14}
    assert Counter(one.kind for one in first) == {**kinds, "returner": 12}
    assert {one.format for one in first} == {"docx", "pdf", "txt"}


def test_nobody_in_the_papers_can_be_reached() -> None:
    for one in (*first_round(TODAY), *second_round(TODAY)):
        assert one.who.email.endswith("@people.example")
        assert one.who.phone.startswith("+1 555 01")
        assert one.text.rstrip().endswith(INVENTED)


def test_adjacent_engineers_have_the_years_that_they_are_meant_to_have() -> None:
    adjacent = [one for one in first_round(TODAY) if one.kind == "adjacent"][:24]
    found = [read(one) for one in adjacent]
    years = [(TODAY - min(r.span.start for r in one.roles if r.span)).days / 365.25 for one in found]
    assert [year for year in years if not 8 <= year <= 16] == []
    assert [one.roles for one in found if len(one.roles) < 2] == []


def test_a_list_of_names_shows_nothing_in_use() -> None:
    stuffers = [one for one in first_round(TODAY) if one.kind == "stuffer"][:8]
    bare = [[e.bare for e in read(one).evidence if e.skill in ("langchain", "pytorch")] for one in stuffers]
    assert bare == [[True, True]] * 8


def test_the_engineer_of_twelve_years_is_read_as_written() -> None:
    one = first_round(TODAY)[0]
    found = read(one)
    spans = sorted(r.span.start for r in found.roles if r.span and "Engineer" in r.title)
    assert spans[0] == date(2014, 3, 1)
    assert any("payments" in r.domains or "financial-services" in r.domains for r in found.roles)
    assert {"kubernetes", "apache-kafka", "scikit-learn"} <= {e.skill for e in found.evidence if not e.bare}


def test_a_file_of_each_kind_says_what_the_text_says() -> None:
    text = "Zoë Sample (invented)\n\nExperience\n- Ran \\ 3 services (and a half)"
    for kind in ("txt", "docx", "pdf"):
        words = read_resume_bytes(as_file(text, kind), name=f"paper.{kind}").text
        assert "Zoë Sample (invented)" in words
        assert "Ran \\ 3 services (and a half)" in words
        assert as_file(text, kind) == as_file(text, kind)


def test_sent_papers_are_named_after_their_format() -> None:
    one: Sent = sent(first_round(TODAY)[0], today=TODAY)
    assert one.file_name == "daniel.okonjo-reyes.docx"
