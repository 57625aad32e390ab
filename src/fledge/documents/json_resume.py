"""A JSON Resume file (jsonresume.org) as the plain text of a résumé, without who the person is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fledge.documents.document import Document
from fledge.documents.tidy import fold

_SECTIONS = {"work", "education", "skills", "projects", "volunteer", "certificates", "basics"}
_MOST = 2_000


def looks_like_json_resume(text: str) -> bool:
    """Whether a text is a JSON object with the sections of a JSON Resume.

    >>> looks_like_json_resume('{"basics": {}, "work": []}'), looks_like_json_resume('{"work": 1}')
    (True, False)
    """
    return _resume(text) is not None


def read_json_resume(text: str, *, notes: tuple[str, ...] = ()) -> Document | None:
    """The résumé in a JSON Resume file, section after section, or None where the file is something else.

    Name, contact, schools, references, interests and languages are left out: nobody who reads the text needs them.
    """
    resume = _resume(text)
    if resume is None:
        return None
    rows = [row for part in (_basics, _work, _projects, _education, _certificates, _skills) for row in part(resume)]
    return Document("\n".join(rows).strip() + "\n", notes, "text") if any(rows) else None


def _resume(text: str) -> dict[str, Any] | None:
    if text.lstrip()[:1] != "{":
        return None
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or "@type" in read:
        return None
    told = [key for key in _SECTIONS & set(read) if isinstance(read[key], dict if key == "basics" else list)]
    return read if len(told) > 1 else None


def _basics(resume: dict[str, Any]) -> Iterator[str]:
    basics = resume.get("basics")
    if isinstance(basics, dict):
        if label := _words(basics, "label", "summary"):
            yield from ("Summary", "", *label, "")


def _work(resume: dict[str, Any]) -> Iterator[str]:
    entries = [*_entries(resume, "work"), *_entries(resume, "volunteer")]
    if entries:
        yield from ("Experience", "")
    for entry in entries:
        employer = _words(entry, "name", "company", "organization")[:1]
        yield from (", ".join((*_words(entry, "position"), *employer)), _when(entry, goes_on="Present"))
        yield from _told(entry)


def _projects(resume: dict[str, Any]) -> Iterator[str]:
    entries = _entries(resume, "projects")
    if entries:
        yield from ("Projects", "")
    for entry in entries:
        yield from (", ".join(_words(entry, "name")), _when(entry))
        yield from _told(entry)


def _education(resume: dict[str, Any]) -> Iterator[str]:
    entries = _entries(resume, "education")
    if entries:
        yield from ("Education", "")
    for entry in entries:
        yield from (" in ".join(_words(entry, "studyType", "area")), "")
        if courses := _list(entry.get("courses")):
            yield from ("Coursework: " + ", ".join(courses), "")


def _certificates(resume: dict[str, Any]) -> Iterator[str]:
    if names := [name for entry in _entries(resume, "certificates") for name in _words(entry, "name")]:
        yield from ("Certifications", "", *(f"- {name}" for name in names), "")


def _skills(resume: dict[str, Any]) -> Iterator[str]:
    entries = _entries(resume, "skills")
    if entries:
        yield from ("Skills", "")
    for entry in entries:
        name, keywords = ", ".join(_words(entry, "name")), ", ".join(_list(entry.get("keywords")))
        yield f"{name}: {keywords}" if name and keywords else name or keywords


def _told(entry: dict[str, Any]) -> Iterator[str]:
    """What an entry says of the work: summary, highlights, keywords."""
    yield from _words(entry, "summary", "description")
    yield from (f"- {one}" for one in _list(entry.get("highlights")))
    if keywords := _list(entry.get("keywords")):
        yield "Technologies: " + ", ".join(keywords)
    yield ""


def _when(entry: dict[str, Any], *, goes_on: str = "") -> str:
    start, end = (_month(entry.get(key)) for key in ("startDate", "endDate"))
    return " – ".join(filter(None, (start, end or (goes_on if start else ""))))


def _month(value: Any) -> str:
    """A date as far as its month."""
    return value.strip()[:7] if isinstance(value, str) else ""


def _entries(resume: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = resume.get(key)
    return [entry for entry in value[:_MOST] if isinstance(entry, dict)] if isinstance(value, list) else []


def _words(entry: dict[str, Any], *keys: str) -> list[str]:
    return [words for key in keys if isinstance(value := entry.get(key), str) and (words := fold(value))]


def _list(value: Any) -> list[str]:
    return (
        [words for one in value[:_MOST] if isinstance(one, str) and (words := fold(one))]
        if isinstance(value, list)
        else []
    )
