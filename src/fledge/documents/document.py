"""What reading a file gives: the text, where it came from, and what a person should know about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "html", "pdf", "docx"]


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """What the page said about the posting besides its text, as a schema.org JobPosting block gave it.

    ``date`` is ISO (2026-05-01, or 2026-05 where no day was given); ``pay`` keeps the page's own numbers.
    An empty text means that the page did not say.
    """

    title: str = ""
    company: str = ""
    date: str = ""
    location: str = ""
    pay: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    r"""A file's text and what happened on the way to it.

    Lines end in ``\n``. List items of pages, PDFs and Word files are lines that start with ``- `` (two spaces
    more for each level), headings stand between blank lines. ``notes`` are whole sentences for a person.

    >>> Document("- Python\n- SQL", kind="text").posting is None
    True
    """

    text: str
    notes: tuple[str, ...] = ()
    kind: Kind = "text"
    posting: PostingFacts | None = None
