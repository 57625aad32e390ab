"""Who somebody is changes nothing: the same papers with another name, school or address are read the same."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fledge.facts import FactBook
from fledge.people import read
from fledge.people.blind import blind

TODAY = date(2025, 6, 15)
PAPERS = """{name}
Senior Backend Developer
{street}
{city} {postcode}
{mail} | {phone} | {page}

Summary
{first} is a developer with ten years of Java. {they} leads a team and {their} designs run in production.

Personal details
Date of birth: {born}
Nationality: {nation}
Gender: {gender}

Experience
Senior Backend Developer, First Village Bank
Jan 2019 – Present
- {first} led the move of the payments ledger to PostgreSQL for 5 million users
- Wrote Go with {their} team, and {title} {last} taught Kafka
Technologies: Java, Kafka, PostgreSQL

Research Assistant, {school}
2015 - 2018
- Wrote simulations in Fortran at {school}

Education
{school}
BSc in Computer Science, {school}, 2014
Relevant coursework: algorithms, operating systems

Skills
Java, Go, R, Spring, Excel
"""
FIRST = (
    "Ines",
    "Otto",
    "Ruby",
    "Grace",
    "May",
    "Will",
    "Ada",
    "Siobhán",
    "Nguyễn",
    "José",
    "Fatima",
    "Go",
    "Mark",
    "DeShawn",
)
LAST = (
    "Example",
    "Sample",
    "O'Neill",
    "García-Lorca",
    "Baker",
    "Young",
    "Singh",
    "Berg",
    "Li",
    "Okonkwo",
    "King",
    "Java",
)
SCHOOLS = (
    "University of Nowhere", "Nowhere University", "MIT", "Oracle Institute of Technology", "Stanford University",
    "St. Hilda's College", "Ruby College", "Technical University of Atlantis",
    "Indian Institute of Technology Atlantis",
)  # fmt: skip
person = st.fixed_dictionaries(
    {
        "first": st.sampled_from(FIRST),
        "last": st.sampled_from(LAST),
        "they": st.sampled_from(("She", "He", "They")),
        "their": st.sampled_from(("her", "his", "their")),
        "title": st.sampled_from(("Mr.", "Mrs.", "Ms.", "Mx.")),
        "street": st.sampled_from(("12 Oak Street", "7b Queen Anne Avenue", "Flat 3, 110 Long Road", "2201 W 5th Ave")),
        "city": st.sampled_from(("Leeds", "Springfield, IL", "Toronto, ON", "Pune", "Köln")),
        "postcode": st.sampled_from(("LS1 4AB", "62704", "M5V 2T6", "411001", "SW1A 1AA")),
        "mail": st.sampled_from(("ines@example.org", "o.sample+cv@mail.example.co.uk", "java@rust.example.com")),
        "phone": st.sampled_from(("+44 20 7946 0958", "(555) 010-4477", "9876543210", "0113 496 0000")),
        "page": st.sampled_from(("linkedin.com/in/ines", "https://github.com/rust/go", "www.example.org/~otto")),
        "born": st.sampled_from(("12 May 1990", "1971-02-03", "3/4/1985")),
        "nation": st.sampled_from(("Ruritanian", "British", "Indian", "Java")),
        "gender": st.sampled_from(("female", "male", "non-binary")),
        "school": st.sampled_from(SCHOOLS),
    }
)


def papers(who: dict[str, str]) -> str:
    return PAPERS.format(name=f"{who['first']} {who['last']}", **who)


def everything(text: str, book: FactBook) -> dict[str, Any]:
    return asdict(read(text, book, today=TODAY, id="papers"))


@given(one=person, other=person)
def test_papers_that_differ_in_who_wrote_them_are_read_the_same(
    book: FactBook, one: dict[str, str], other: dict[str, str]
) -> None:
    assert blind(papers(one), book).text == blind(papers(other), book).text
    assert everything(papers(one), book) == everything(papers(other), book)


@given(who=person)
def test_nothing_of_the_person_stands_in_what_is_read(book: FactBook, who: dict[str, str]) -> None:
    read_text = str(everything(papers(who), book))

    secrets = {key: who[key] for key in ("mail", "phone", "page", "born", "school", "street", "postcode")}
    assert {key: told for key, told in secrets.items() if told in read_text} == {}


@given(
    first=st.from_regex(r"[A-Z][a-z]{2,10}", fullmatch=True), last=st.from_regex(r"[A-Z][a-z]{2,12}", fullmatch=True)
)
def test_any_name_is_cut_wherever_it_comes_again(book: FactBook, first: str, last: str) -> None:
    told = f"{first} {last} wrote COBOL for {first} {last}'s team"
    text = f"{first} {last}\nExperience\nDeveloper, Acme Tools, 2015 - 2018\n- {told}\n"

    quotes = [e.quote for e in read(text, book, today=TODAY, id="papers").of("cobol")]
    assert quotes == ["wrote COBOL for … team"]


def test_blinding_keeps_every_line_where_it_was(book: FactBook) -> None:
    who = {
        "first": "Ines", "last": "Example", "they": "She", "their": "her", "title": "Ms.", "street": "12 Oak Street",
        "city": "Leeds", "postcode": "LS1 4AB", "mail": "a@b.org", "phone": "0113 496 0000", "page": "www.example.org",
        "born": "1990", "nation": "Ruritanian", "gender": "female", "school": "Nowhere College",
    }  # fmt: skip
    assert blind(papers(who), book).text.count("\n") == papers(who).count("\n")
