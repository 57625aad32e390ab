"""The doors for somebody's papers: as the doors for a posting, with JSON Resume, and sentences that fit a résumé."""

from __future__ import annotations

import os

from fledge.documents.decode import decode
from fledge.documents.document import Document
from fledge.documents.json_resume import read_json_resume
from fledge.documents.read import LIMIT_BYTES, read_bytes, read_file
from fledge.problem import Problem

_WORDS = (("posting's", "résumé's"), ("a posting", "a résumé"), ("the posting", "the résumé"), ("posting", "résumé"))


def read_resume_file(path: str | os.PathLike[str], *, limit_bytes: int = LIMIT_BYTES) -> Document:
    """The text of the papers in this file; a Problem as for a posting, in words that fit."""
    try:
        document = read_file(path, limit_bytes=limit_bytes)
    except Problem as problem:
        raise _of_a_resume(problem) from problem
    return read_json_resume(document.text, notes=document.notes) or document


def read_resume_bytes(data: bytes, *, name: str, limit_bytes: int = LIMIT_BYTES) -> Document:
    """The text of the papers in these bytes; ``name`` is what a Problem calls them.

    >>> read_resume_bytes(b'{"basics": {"name": "Ines"}, "work": [{"position": "Developer"}]}', name="cv.json").text
    'Experience\\n\\nDeveloper\\n'
    """
    if data.lstrip()[:1] == b"{" and len(data) <= limit_bytes:
        text, notes = decode(data, where=name)
        if document := read_json_resume(text, notes=notes):
            return document
    try:
        return read_bytes(data, name=name, limit_bytes=limit_bytes)
    except Problem as problem:
        raise _of_a_resume(problem) from problem


def _of_a_resume(problem: Problem) -> Problem:
    """The same problem with the word for what was read."""
    what, mend = problem.what, problem.mend
    for posting, resume in _WORDS:
        what, mend = what.replace(posting, resume), mend.replace(posting, resume)
    return Problem(what, where=problem.where, mend=mend)
