"""Somebody's papers: JSON Resume as text, and sentences that speak of a résumé."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.documents import read_resume_bytes
from fledge.problem import Problem

RESUME: dict[str, Any] = {
    "basics": {
        "name": "Ines Example",
        "label": "Backend Developer",
        "email": "ines@example.org",
        "phone": "0113 496 0000",
        "summary": "Ten years of Java.",
        "location": {"address": "12 Oak Street", "postalCode": "LS1 4AB"},
    },
    "work": [
        {
            "name": "Acme Tools",
            "position": "Developer",
            "startDate": "2019-01-15",
            "highlights": ["Built the ledger in Java"],
        },
        {"name": "Old Shop", "position": "Clerk", "startDate": "2015", "endDate": "2018-12", "summary": "Sold books."},
    ],
    "education": [
        {"institution": "University of Nowhere", "studyType": "Bachelor", "area": "Physics", "courses": ["Optics"]}
    ],
    "projects": [{"name": "Chess", "keywords": ["Rust"], "startDate": "2020-02-01", "endDate": "2020-05"}],
    "skills": [{"name": "Backend", "keywords": ["Java", "Go"]}],
    "certificates": [{"name": "AWS Certified Developer"}],
    "references": [{"name": "Otto Sample", "reference": "She was fine."}],
    "languages": [{"language": "Ruritanian"}],
}
AS_TEXT = """Summary

Backend Developer
Ten years of Java.

Experience

Developer, Acme Tools
2019-01 – Present
- Built the ledger in Java

Clerk, Old Shop
2015 – 2018-12
Sold books.

Projects

Chess
2020-02 – 2020-05
Technologies: Rust

Education

Bachelor in Physics

Coursework: Optics

Certifications

- AWS Certified Developer

Skills

Backend: Java, Go
"""


def test_a_json_resume_is_text_without_who_the_person_is() -> None:
    assert read_resume_bytes(json.dumps(RESUME).encode(), name="cv.json").text == AS_TEXT


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=8,
)


@given(sections=st.dictionaries(st.sampled_from(sorted(RESUME)), json_values, min_size=2))
def test_any_json_is_read_or_is_a_problem(sections: dict[str, Any]) -> None:
    assert str(_said(json.dumps(sections).encode())).strip()


def _said(data: bytes) -> str | Problem:
    try:
        return read_resume_bytes(data, name="cv.json").text
    except Problem as problem:
        return problem


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "cv.txt: the file is empty; paste the résumé's text into it"),
        (
            b"\x89PNG\r\n\x1a\n",
            "cv.txt: this is a picture (PNG); run it through text recognition (OCR), or paste the résumé's text",
        ),
        (
            b"%PDF-1.4 broken",
            "cv.txt: the PDF is damaged; fetch it again, print it to a new PDF, or paste the résumé's text",
        ),
    ],
)
def test_a_problem_speaks_of_a_resume(data: bytes, sentence: str) -> None:
    with pytest.raises(Problem) as raised:
        read_resume_bytes(data, name="cv.txt")

    assert str(raised.value) == sentence


def test_a_long_pdf_is_told_in_words_that_fit(pdf_of: Any) -> None:
    with pytest.raises(Problem) as raised:
        read_resume_bytes(pdf_of(*[[(72, 700, "Ten years of Java and Python")]] * 101), name="cv.pdf")

    assert str(raised.value) == "cv.pdf: the PDF has 101 pages, far more than a résumé; give the résumé's pages alone"
