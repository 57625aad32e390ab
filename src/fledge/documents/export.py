"""The door for a file of several postings: a job board's export, a page or a JSON file with JobPosting blocks."""

from __future__ import annotations

from typing import Any

from fledge.documents.decode import decode
from fledge.documents.document import Document
from fledge.documents.kind import container_of, ending, looks_like_html, looks_like_job_posting_json
from fledge.documents.read import read_bytes
from fledge.problem import Problem

LIMIT_EXPORT_BYTES = 30_000_000
_SYSTEMS = "Greenhouse, Ashby or Lever, or schema.org JobPosting blocks"


def postings_in_export(data: bytes, *, name: str, limit_bytes: int = LIMIT_EXPORT_BYTES) -> tuple[Document, ...]:
    """Every posting in a file that an applicant-tracking system exported, each as a Document of its own.

    The content decides which system wrote it; the notes of each posting say so, and those of the first one also say
    what was left out. A file that is no export (a Word document, plain text) gives the one posting that ``read_bytes``
    finds in it. Never an empty tuple: a Problem where nothing can be read, and for JSON that holds no postings.

    >>> lever = b'[{"text": "Baker", "categories": {"location": "Riga"}, "description": "<ul><li>You bake</li></ul>"}]'
    >>> [(one.posting.title, one.posting.location, one.text) for one in postings_in_export(lever, name="lever.json")]
    [('Baker', 'Riga', '- You bake')]
    """
    if len(data) > limit_bytes:
        what = f"the file is larger than the limit of {limit_bytes / 1e6:g} MB for an export"
        raise Problem(what, where=name, mend="give the postings in several files")
    found: tuple[Document, ...] = ()
    if data.strip() and container_of(data, name=name) == "text":
        found = _several(data, name)
    return found or (read_bytes(data, name=name),)


def _several(data: bytes, name: str) -> tuple[Document, ...]:
    try:
        text, notes = decode(data, where=name)
    except Problem:
        return ()  # ``read_bytes`` says it, in words that fit the name
    return _in_json(text, notes, name) or _on_page(text, notes, name)


def _in_json(text: str, notes: tuple[str, ...], name: str) -> tuple[Document, ...]:
    """The postings of a JSON file; nothing where a text is no JSON, a Problem where JSON holds no postings."""
    from fledge.documents.job_board import block_documents, loaded, postings_of, starts_json
    from fledge.documents.job_posting import postings_in

    if not starts_json(text) and ending(name) != "json":
        return ()
    blocks, broken = postings_in([text]) if looks_like_job_posting_json(text) else ((), ())
    try:
        value, lost = loaded(text, name=name)
    except Problem:
        if not blocks:
            raise
        value, lost = None, ()
    found = postings_of(value, name=name, notes=(*notes, *lost))
    found = found or block_documents(blocks, notes=(*notes, *broken))
    if not found:
        raise _unknown(value, name)
    return found


def _on_page(text: str, notes: tuple[str, ...], name: str) -> tuple[Document, ...]:
    """The postings of a page with several JobPosting blocks; nothing for any other page, which is read as one."""
    if not looks_like_html(text, name=name) or "JobPosting" not in text:
        return ()
    from fledge.documents.html_page import postings_on_page
    from fledge.documents.job_board import block_documents

    blocks, broken = postings_on_page(text, name=name)
    found = block_documents(blocks, notes=(*notes, *broken))
    return found if len(found) > 1 else ()


def _unknown(value: Any, name: str) -> Problem:
    is_refusal = isinstance(value, dict) and (
        bool({"error", "errors"} & value.keys()) or value.get("success") is False or value.get("ok") is False
    )
    if is_refusal:
        what = "the file holds a system's error message instead of postings"
        return Problem(what, where=name, mend="fetch it again with the right address and key")
    values = value.values() if isinstance(value, dict) else (value,)
    if any(one == [] for one in values):
        return Problem(
            "the export holds no postings", where=name, mend="publish one, or fetch another page of the list"
        )
    what = "the file is JSON, but no export of postings that can be read"
    return Problem(what, where=name, mend=f"give an export from {_SYSTEMS}, or a posting as text, PDF or Word")
