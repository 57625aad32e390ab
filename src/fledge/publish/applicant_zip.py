"""One person's file as a ZIP: their papers as they were sent, a page to read, and the same as data."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

_DAY_ONE = (1980, 1, 1, 0, 0, 0)
_STYLE = (
    "body{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "h2{margin-top:2rem}dt{opacity:.7;font-size:.875rem}"
    "dd{margin:0 0 .6rem;white-space:pre-wrap;overflow-wrap:anywhere}"
    "article{border-top:1px solid;padding-top:.6rem}"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file: a heading, and rows that each are a list of (what it is, what it says)."""

    heading: str
    rows: tuple[tuple[tuple[str, str], ...], ...]
    none: str = "Nothing is kept here."


@dataclass(frozen=True, slots=True)
class ApplicantFile:
    """Everything that goes into one file: a title, a sentence, the parts, the same as data, and files by name.

    ``papers`` are those that the person sent, ``attached`` those that were sent with letters.
    """

    title: str
    says: str
    parts: tuple[Part, ...]
    data: Mapping[str, Any]
    papers: tuple[tuple[str, bytes], ...] = ()
    attached: tuple[tuple[str, bytes], ...] = ()


def as_zip(file: ApplicantFile) -> bytes:
    """The file; the same content gives the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as held:
        _put(held, "read-me-first.html", as_page(file).encode())
        _put(held, "everything.json", as_data(file))
        for folder, files in (("papers", file.papers), ("attached", file.attached)):
            for name, data in _named(files):
                _put(held, f"{folder}/{name}", data)
    return whole.getvalue()


def _put(held: zipfile.ZipFile, name: str, data: bytes) -> None:
    held.writestr(zipfile.ZipInfo(name, _DAY_ONE), data, zipfile.ZIP_DEFLATED)


def as_data(file: ApplicantFile) -> bytes:
    """The same as JSON."""
    return (json.dumps(file.data, ensure_ascii=False, indent=2, default=str) + "\n").encode()


def as_page(file: ApplicantFile) -> str:
    """A page that opens anywhere and asks nothing of the network."""
    title = escape(file.title)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><style>{_STYLE}</style></head>'
    )
    parts = "".join(map(_section, file.parts))
    return f"{head}<body><main><h1>{title}</h1><p>{escape(file.says)}</p>{parts}</main></body></html>\n"


def _section(part: Part) -> str:
    rows = "".join(
        "<article><dl>" + "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in row) + "</dl></article>"
        for row in part.rows
    )
    return f"<section><h2>{escape(part.heading)}</h2>{rows or f'<p>{escape(part.none)}</p>'}</section>"


def _named(papers: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [(f"{number:02d}-{safe_name(name)}", data) for number, (name, data) in enumerate(papers, 1)]


def safe_name(name: str) -> str:
    """A file's name that leads nowhere else on anybody's disk.

    >>> safe_name("../../etc/cv.pdf"), safe_name("Lebenslauf Jörg.docx"), safe_name("con:\\x00")
    ('cv.pdf', 'Lebenslauf Jorg.docx', 'con')
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = unicodedata.normalize("NFKD", last).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9 ._()-]", "", plain).strip(" .-")[:80] or "file"
