"""A version of a posting → the files that can be taken away: page, data, Word document, plain text, and its audit."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from fledge.audit.rewrite import Purpose, Rewrite
from fledge.posting import read
from fledge.publish.audit_html import as_html
from fledge.publish.audit_json import as_json
from fledge.publish.job_posting_jsonld import Json, as_text, job_posting_jsonld
from fledge.publish.posting_docx import posting_docx
from fledge.publish.posting_html import posting_body, posting_html
from fledge.publish.posting_text import posting_text
from fledge.web.computed.audited import Asked, audited
from fledge.web.computed.blanks import blanks_in
from fledge.web.computed.knowledge import book

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Posted:
    """What a file of a posting says besides its words: a day, a place, and whether it was written for potential."""

    asked: Asked
    posted: date
    location: str = ""
    is_for_potential: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: what it is called, what it is for, how its name ends, and its type for browsers.

    ``tells`` is whether Fledge's findings stand in it.
    """

    name: str
    about: str
    ending: str
    media: str
    made: Callable[[Posted], bytes]
    tells: bool = False


def data_of(posted: Posted) -> Json:
    """The posting as schema.org JobPosting."""
    asked = posted.asked
    purpose = Purpose.POTENTIAL if posted.is_for_potential else Purpose.REPAIRED
    words = Rewrite(purpose, asked.title, asked.company, asked.text, (), blanks_in(asked.text), ())
    posting = read(asked.text, book(), title=asked.title, company=asked.company)
    return job_posting_jsonld(words, posting, book(), posted=posted.posted, location=posted.location)


def body_of(asked: Asked) -> str:
    """The posting as a part of a page, its places to fill in marked; everything from it is escaped."""
    return posting_body(asked.text, asked.title, blanks=blanks_in(asked.text))


def data_in_page(posted: Posted) -> str:
    """The same data as it may stand inside a page's script block."""
    return as_text(data_of(posted))


def _page(posted: Posted) -> bytes:
    asked = posted.asked
    more = {"company": asked.company, "location": posted.location}
    return posting_html(asked.text, asked.title, data=data_of(posted), **more).encode()


def _word(posted: Posted) -> bytes:
    asked = posted.asked
    blanks = blanks_in(asked.text)
    return posting_docx(asked.text, asked.title, company=asked.company, location=posted.location, blanks=blanks)


def _text(posted: Posted) -> bytes:
    asked = posted.asked
    return posting_text(asked.text, asked.title, company=asked.company, location=posted.location).encode()


def _data(posted: Posted) -> bytes:
    return as_text(data_of(posted)).encode()


def _audit(posted: Posted) -> bytes:
    return _audit_page(posted.asked)


@lru_cache(maxsize=32)
def _audit_page(asked: Asked) -> bytes:
    """Its charts take a second to draw, and the same audit is often taken twice."""
    return as_html(audited(asked), book()).encode()


def _audit_data(posted: Posted) -> bytes:
    return json.dumps(as_json(audited(posted.asked), book()), ensure_ascii=False, indent=2).encode()


#: Every file, by the word that stands for it in an address.
FILES: Mapping[str, Kind] = MappingProxyType(
    {
        "page": Kind(
            "Page (HTML)", "One file for your own site; job boards read its data.", "html", "text/html", _page
        ),
        "word": Kind("Word document (DOCX)", "Real headings and lists, ready to edit.", "docx", _WORD, _word),
        "text": Kind("Plain text", "For a mail, or a form that takes nothing else.", "txt", "text/plain", _text),
        "data": Kind(
            "Data (schema.org JSON-LD)", "For the head of a page of yours.", "jsonld", "application/ld+json", _data
        ),
        "audit": Kind(
            "Audit (HTML)",
            "The whole audit on one page, to be read without Fledge.",
            "html",
            "text/html",
            _audit,
            tells=True,
        ),
        "audit-data": Kind(
            "Audit (JSON)",
            "The same as data, in a published shape.",
            "json",
            "application/json",
            _audit_data,
            tells=True,
        ),
    }
)
