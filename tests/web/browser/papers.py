"""Invented papers for the round in a browser: texts, PDFs and Word documents of people who never were."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fledge.web.demo.papers.files import as_file
from fledge.web.demo.papers.sent import Draft, second_round

#: A PDF that ends in the middle, and a Word document that is none.
BROKEN = {"torn_page.pdf": as_file("Sam Sample\nBaker", "pdf")[:300], "torn_page.docx": b"PK\x03\x04 and no more"}


def written(folder: Path, many: int, *, first: int = 0, host: str) -> list[tuple[Path, str]]:
    """So many papers in files of the three kinds, and the address that stands in each; another host, other people."""
    drafts = second_round(date(2026, 6, 1))[first : first + many]
    return [_file(folder, one, host) for one in drafts]


def _file(folder: Path, draft: Draft, host: str) -> tuple[Path, str]:
    email = draft.who.email.replace("people.example", host)
    path = folder / f"{email.partition('@')[0]}.{draft.format}"
    path.write_bytes(as_file(draft.text.replace(draft.who.email, email), draft.format))
    return path, email
