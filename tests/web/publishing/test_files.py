"""Files of a version: valid, whole, safely named, and the posting's own without what was found in it."""

from __future__ import annotations

import json
import re
from io import BytesIO

import docx
import pytest
from jsonschema import Draft202012Validator
from tests.web.publishing.version import TEXT, address, version_of
from tests.web.workspace import Place, signed_in

from fledge.documents.job_posting import postings_in
from fledge.publish import audit_schema
from fledge.web.store.models import Posting
from fledge.web.store.queries import postings


def taken(place: Place, posting: Posting, end: str) -> bytes:
    answer = signed_in(place.alice).get(address(posting, end))
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    return bytes(answer.content)


def test_the_page_stands_alone_escapes_and_tells_no_findings(place: Place) -> None:
    posting = version_of(place, TEXT + "- 9+ years of LangChain <img src=x>\n")
    page = taken(place, posting, "files/page/").decode()
    assert "<img" not in page
    assert re.findall(r"""(?:src|href)=["'][^"'#]|url\(|@import""", page) == []
    assert not re.search("impossible|finding|audit|Fledge", page.split("<body>")[1])
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(block)["title"] == "Oven Engineer"


def test_the_data_can_be_read_back_as_a_posting(place: Place) -> None:
    posting = version_of(place)
    postings.published(posting, member=place.alice)
    posting.refresh_from_db()
    data = json.loads(taken(place, posting, "files/data/"))
    assert (data["@type"], data["datePosted"]) == ("JobPosting", posting.published.date().isoformat())  # type: ignore[union-attr]
    assert data["experienceRequirements"]["monthsOfExperience"] == 36
    (found,), notes = postings_in([json.dumps(data)])
    assert notes == ()
    assert (found.facts.title, found.facts.company, found.facts.location) == ("Oven Engineer", "Trust & Sons", "Leeds")


def test_the_word_document_opens_with_headings_and_lists(place: Place) -> None:
    document = docx.Document(BytesIO(taken(place, version_of(place), "files/word/")))
    assert [(p.style.name, p.text) for p in document.paragraphs if p.style][:5] == [
        ("Title", "Oven Engineer"),
        ("Subtitle", "Trust & Sons, Leeds"),
        ("Normal", "We bake bread."),
        ("Heading 1", "What you'll do"),
        ("List Bullet", "Build ovens"),
    ]
    assert document.tables == []


def test_the_plain_text_is_the_text(place: Place) -> None:
    assert taken(place, version_of(place), "files/text/").decode() == f"Oven Engineer\nTrust & Sons, Leeds\n\n{TEXT}"


def test_the_audit_comes_as_a_page_and_as_valid_data(place: Place) -> None:
    posting = version_of(place)
    assert "<script" not in taken(place, posting, "audit/audit/").decode()
    Draft202012Validator(audit_schema()).validate(json.loads(taken(place, posting, "audit/audit-data/")))


@pytest.mark.parametrize(
    ("title", "name"),
    [('../../etc/"x"\r\nX-Bad: 1', "etcx-x-bad-1-version-1.docx"), ("数据工程师", "posting-version-1.docx"),
     ("=cmd()" * 30, "cmd" * 20 + "-version-1.docx")],
)  # fmt: skip
def test_a_hostile_title_makes_a_safe_name(place: Place, title: str, name: str) -> None:
    answer = signed_in(place.alice).get(address(version_of(place, title=title), "files/word/"))
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_files_open_to_those_who_may_see_what_is_in_them(place: Place) -> None:
    posting = version_of(place)
    learner, interviewer = (signed_in(place.member(seat)) for seat in ("learner", "interviewer"))
    assert learner.get(address(posting, "files/text/")).status_code == 404
    postings.published(posting, member=place.alice)
    assert learner.get(address(posting, "files/text/")).status_code == 200
    assert learner.get(address(posting, "audit/audit/")).status_code == 403
    assert interviewer.get(address(posting, "audit/audit/")).status_code == 200
    assert interviewer.get(address(posting, "files/audit/")).status_code == 404
    assert interviewer.get(address(posting, "files/nonsense/")).status_code == 404
    assert signed_in(place.mallory).get(address(posting, "files/text/")).status_code == 404
