"""Uploaded files → the postings in them, each as an item of work; what cannot be read is an item that says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from fledge.documents import Document, postings_in_export
from fledge.problem import Problem
from fledge.web.pages.postings.reading import fields_of
from fledge.web.store.queries.postings import words_of
from fledge.web.store.queries.works import Wanted

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

#: More than this is too much to look through on one page.
MOST = 500


def wanted_from(files: Iterable[UploadedFile[bytes]]) -> list[Wanted]:
    """Every posting of every file, in their order; broken files stay in it with the sentence that names them."""
    found = [item for file in files for item in _of_file(file)]
    if len(found) > MOST:
        what = f"these files hold {len(found):,} postings; at most {MOST} can be looked through at once"
        raise Problem(what, mend="give them in several imports")
    return found


def _of_file(file: UploadedFile[bytes]) -> Iterator[Wanted]:
    name = _plain(file.name or "a file without a name")
    try:
        documents = postings_in_export(file.read(), name=name)
    except Problem as problem:
        yield Wanted(name, {"broken": str(problem)})
        return
    for document in documents:
        yield _item(document, name)


def _item(document: Document, name: str) -> Wanted:
    fields = fields_of(document, name, {})
    title = _plain(fields["title"]) or _first_line(document.text) or name
    try:
        words = words_of(text=fields["text"], title=title[:200], company=_plain(fields["company"])[:200])
    except Problem as problem:
        return Wanted(title[:200], {"broken": f"{title[:80]}: {problem.what}"})
    day = fields["judged_by"] or timezone.now().date()
    location = document.posting.location if document.posting else ""
    asked: dict[str, Any] = {**words, "origin": _plain(fields["origin"]), "notes": list(fields["notes"])}
    return Wanted(words["title"], {**asked, "judged_by": day.isoformat(), "location": _plain(location)[:120]})


def _first_line(text: str) -> str:
    return next((_plain(line).lstrip("-# ") for line in text.splitlines() if line.strip("-# \t\x00")), "")[:200]


def _plain(words: str) -> str:
    return " ".join(words.replace("\x00", "").split())
