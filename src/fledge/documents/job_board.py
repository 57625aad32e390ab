"""JSON that an applicant-tracking system gave: which system wrote it, and the postings in it one by one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from fledge.documents.boards import BOARDS, Board, Part
from fledge.documents.boards.board import Said, short
from fledge.documents.document import Document, PostingFacts
from fledge.documents.fields import markup, rich_text
from fledge.documents.job_posting import JobPosting
from fledge.documents.kind import ending, looks_like_job_posting_json
from fledge.documents.tangle import weight
from fledge.documents.tidy import clean
from fledge.problem import Problem

MOST_POSTINGS = 2_000
_MOST_VALUES = 3_000_000  # in one file: a fifth of a gigabyte of memory
_MOST_CHARACTERS = 1_000_000  # of one posting's text
_MOST_WORK = 5.0  # of all postings together, by the measure of ``weight``
_LOOKED_AT = 50
_NAMED = 5
_STARTS_JSON = re.compile(r"\s*(?:\[\s*)*(?:\{\s*[\"}]|\[\s*\])")

_NO_TEXT, _TOO_LARGE = "without a text", "too large or too tangled to read"


class Entry(NamedTuple):
    """One posting of an export before it is a Document; ``left_out`` says why it does not become one."""

    text: str
    said: Said
    left_out: str = ""


def starts_json(text: str) -> bool:
    """Whether a text begins as JSON objects do, or a list of them.

    >>> starts_json('[ {"id": 1}]'), starts_json("{Company} hires")
    (True, False)
    """
    return bool(_STARTS_JSON.match(text))


def loaded(text: str, *, name: str) -> tuple[Any, tuple[str, ...]]:
    """The JSON value, and a note where numbers that JSON does not know stood in it; a Problem for broken JSON."""
    if sum(map(text.count, ",{[")) > _MOST_VALUES:
        what = "the JSON holds far more values than postings would"
        raise Problem(what, where=name, mend="give the postings in several files, without applicants and forms")
    unknown: list[str] = []
    try:
        value = json.loads(text, strict=False, parse_constant=unknown.append)  # append gives None: not said
    except json.JSONDecodeError as error:
        what = f"the JSON breaks off or is broken at line {error.lineno}, column {error.colno}"
        raise Problem(what, where=name, mend="fetch the export again and save it whole") from error
    except (ValueError, RecursionError) as error:
        what = "the JSON is nested too deeply to read, or a number in it is too long"
        raise Problem(what, where=name, mend="fetch the export again and save it whole") from error
    notes = (f"the file holds {unknown[0]}, which JSON does not know; taken as not said",) if unknown else ()
    return value, notes


def only_posting(text: str, *, name: str, notes: tuple[str, ...] = ()) -> Document | None:
    """The posting in an export that holds one, or None where a text is no export; a Problem where it holds several."""
    if not starts_json(text) and ending(name) != "json":
        return None
    try:
        value, lost = loaded(text, name=name)
    except Problem:
        if ending(name) != "json" or looks_like_job_posting_json(text):
            return None
        raise
    found = postings_of(value, name=name, notes=(*notes, *lost))
    if found and len(found) > 1:
        what = f"this is an export of a job board with {len(found):,} jobs in it"
        raise Problem(what, where=name, mend="import it into the workspace, or give one of them by itself")
    return found[0] if found else None


def postings_of(value: Any, *, name: str, notes: tuple[str, ...] = ()) -> tuple[Document, ...] | None:
    """Every posting of an export with a text, or None where the value has the shape of no system that is known.

    What was left out stands in the notes of the first. A Problem where none of the postings has a text.
    """
    found = _recognised(value)
    if found is None:
        return None
    board, rows = found
    documents, left_out = _gathered(
        f"exported from {board.system}", _entries(board, rows[:MOST_POSTINGS]), held=len(rows)
    )
    if not documents:
        what = f"no posting of this export from {board.system} could be read"
        raise Problem(f"{what} ({'; '.join(left_out) or 'it is empty'})", where=name, mend=board.mend)
    return _with_notes(documents, (*notes, *left_out))


def block_documents(postings: tuple[JobPosting, ...], *, notes: tuple[str, ...] = ()) -> tuple[Document, ...]:
    """A Document for every JobPosting block with a text; what was left out stands in the notes of the first."""
    entries = (
        Entry(clean(one.text), Said(one.facts, one.notes), "" if one.text.strip() else _NO_TEXT)
        for one in postings[:MOST_POSTINGS]
    )
    documents, left_out = _gathered("in schema.org JobPosting blocks", entries, held=len(postings))
    return _with_notes(documents, (*notes, *left_out))


def _gathered(origin: str, entries: Iterable[Entry], *, held: int) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The entries that came in as Documents, and sentences about those that did not; ``held`` counts all there are."""
    kept: list[Entry] = []
    left: dict[str, list[str]] = {}
    for number, entry in enumerate(entries, 1):
        if entry.left_out:
            left.setdefault(entry.left_out, []).append(entry.said.facts.title or f"number {number}")
        else:
            kept.append(entry)
    documents = tuple(_document(entry, _as_read(origin, place, len(kept))) for place, entry in enumerate(kept, 1))
    notes = tuple(_left_out(reason, names) for reason, names in left.items())
    if held > MOST_POSTINGS:
        said = f"the export holds {held:,} postings, of which the first {MOST_POSTINGS:,} were looked at"
        notes = (*notes, f"{said}; give the others in a file of their own")
    return documents, notes


def _with_notes(documents: tuple[Document, ...], notes: tuple[str, ...]) -> tuple[Document, ...]:
    """The same documents, the first with notes about the whole file."""
    if not documents or not notes:
        return documents
    one = documents[0]
    return (Document(one.text, (*one.notes, *notes), one.kind, one.posting), *documents[1:])


def _recognised(value: Any) -> tuple[Board, list[Any]] | None:
    """The system to which most of the entries belong, with its entries; the first of them looked at decide."""
    found = [(board, rows) for board in BOARDS if (rows := _rows(value, board)) is not None]
    return max(found, key=lambda one: _known(*one), default=None)


def _known(board: Board, rows: list[Any]) -> int:
    return sum(isinstance(row, dict) and board.is_posting(row) for row in rows[:_LOOKED_AT])


def _rows(value: Any, board: Board) -> list[Any] | None:
    """The entries of a value, taken out of what the system wraps around them; None where none is a posting."""
    if isinstance(value, dict) and not board.is_posting(value):
        value = next((value[key] for key in board.wraps if isinstance(value.get(key), (list, dict))), value)
    rows = value if isinstance(value, list) else [value]
    if rows and all(isinstance(row, dict) and isinstance(row.get("postings"), list) for row in rows):
        rows = [one for row in rows for one in row["postings"]]  # Lever's postings by team
    return rows if _known(board, rows) else None


def _entries(board: Board, rows: Iterable[Any]) -> Iterator[Entry]:
    """One entry after the other; what would cost more work than all of an export may is left out."""
    work = 0.0
    for row in rows:
        if not isinstance(row, dict):
            yield Entry("", Said(PostingFacts()), "that are no postings")
            continue
        parts = list(board.parts(row))
        markups = [markup(part.text) for part in parts if isinstance(part.text, str)]
        size = sum(map(len, markups))
        cost = sum(map(weight, markups)) if size <= _MOST_CHARACTERS else _MOST_WORK + 1
        is_too_large = work + cost > _MOST_WORK
        work += 0 if is_too_large else cost
        yield _entry(board.said(row), [] if is_too_large else parts, _TOO_LARGE if is_too_large else _NO_TEXT)


def _entry(said: Said, parts: list[Part], reason: str) -> Entry:
    """What a posting's parts say one after the other; ``reason`` is why there may be nothing."""
    try:
        text = clean("\n\n".join(filter(None, map(_part, parts))))
    except Problem:
        return Entry("", said, _TOO_LARGE)
    return Entry(text, said) if text.strip() else Entry("", said, reason)


def _part(part: Part) -> str:
    text, heading = rich_text(part.text), short(part.heading)
    return "\n\n".join(filter(None, (heading, text))) if text else ""


def _document(entry: Entry, as_read: str) -> Document:
    return Document(entry.text, (as_read, *entry.said.notes), "html", entry.said.facts)


def _as_read(origin: str, place: int, count: int) -> str:
    if count == 1:
        return f"read as a posting {origin}"
    return f"read as posting {place:,} of {count:,} {origin}"


def _left_out(reason: str, names: list[str]) -> str:
    """``3 postings without a text were left out: Baker, Cook, Miller``."""
    several = len(names) > 1
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    what = f"{len(names):,} {'entries' if several else 'entry'} {reason} {'were' if several else 'was'} left out"
    return f"{what}: {', '.join(names[:_NAMED])}{more}"
