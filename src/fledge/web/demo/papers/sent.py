"""What everybody sent: the whole round of papers, written and read on every processor at once."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from fledge.web.demo.papers.blocks import six
from fledge.web.demo.papers.career import career
from fledge.web.demo.papers.files import as_file, fits_pdf
from fledge.web.demo.papers.kinds import FIRST, SECOND, mixed
from fledge.web.demo.papers.layouts import INVENTED, Who, on_paper
from fledge.web.demo.papers.names import names
from fledge.web.demo.papers.written import dated

_A_SHARE = 20
_MANY = sum(kind.many for kind in (*FIRST, *SECOND)) + 6


@dataclass(frozen=True, slots=True)
class Draft:
    """Somebody's paper before it is a file; ``kind`` is the sort of applicant, ``format`` the ending of the file."""

    who: Who
    kind: str
    works: str
    text: str
    format: str


@dataclass(frozen=True, slots=True)
class Sent:
    """Somebody's paper as it arrived, its text as read, and the evidence in it as data."""

    draft: Draft
    file: bytes
    digest: str
    container: str
    text: str
    notes: tuple[str, ...]
    kept: dict[str, Any]

    @property
    def file_name(self) -> str:
        """What the file is called."""
        return f"{self.draft.who.email.partition('@')[0]}.{self.draft.format}"


def first_round(today: date) -> tuple[Draft, ...]:
    """243 people: the six whose papers were written whole come first."""
    whole = [_whole(text, today) for text in six()]
    called = list(names(_MANY))[: sum(kind.many for kind in FIRST)]
    drawn = [
        _draft("first", n, name, kind, today) for n, (name, kind) in enumerate(zip(called, mixed(FIRST), strict=True))
    ]
    return (*whole, *drawn)


def second_round(today: date) -> tuple[Draft, ...]:
    """180 other people."""
    called = list(names(_MANY))[sum(kind.many for kind in FIRST) : _MANY - 6]
    return tuple(
        _draft("second", n, name, kind, today) for n, (name, kind) in enumerate(zip(called, mixed(SECOND), strict=True))
    )


def _draft(which: str, n: int, name: str, kind: Any, today: date) -> Draft:
    dice = random.Random(f"{which} {n}")  # noqa: S311 - nothing is kept secret by it
    who = Who(name, _address(name), f"+1 555 {dice.randint(100, 199):04}")
    told = career(kind, dice, today)
    text = on_paper(who, told, dice)
    return Draft(who, kind.name, told.works, text, _format(text, dice))


def _whole(text: str, today: date) -> Draft:
    name, contact, *_ = text.split("\n")
    email, phone, *_ = contact.split(" | ")
    return Draft(Who(name, email, phone), "worth", "", f"{dated(text, today).rstrip()}\n\n{INVENTED}", "docx")


def _address(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i")).encode("ascii", "ignore").decode()
    return f"{plain.lower().replace(' ', '.')}@people.example"


def _format(text: str, dice: random.Random) -> str:
    drawn = dice.choices(("docx", "pdf", "txt"), (3, 5, 2))[0]
    return drawn if drawn != "pdf" or fits_pdf(text) else "docx"


@dataclass(frozen=True, slots=True)
class Arriving:
    """The papers of both rounds, to be had one after the other as soon as each is read."""

    _first: Iterator[Sent]
    _second: Iterator[Sent]
    _came: Callable[[], None]

    def first(self) -> Iterator[Sent]:
        """What 243 people sent."""
        return self._counted(self._first)

    def second(self) -> Iterator[Sent]:
        """What 180 people sent for the second role."""
        return self._counted(self._second)

    def _counted(self, papers: Iterator[Sent]) -> Iterator[Sent]:
        for one in papers:
            self._came()
            yield one


@contextmanager
def arriving(today: date, came: Callable[[], None] = lambda: None) -> Iterator[Arriving]:
    """Everybody's file, made and read by as many processes as there are processors, while other things are done.

    ``came`` is called whenever one is there.
    """
    many = min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    with ProcessPoolExecutor(many, mp_context=multiprocessing.get_context("spawn")) as pool:
        read = partial(sent, today=today)
        first = pool.map(read, first_round(today), chunksize=_A_SHARE)
        second = pool.map(read, second_round(today), chunksize=_A_SHARE)
        yield Arriving(first, second, came)


def sent(draft: Draft, *, today: date) -> Sent:
    """One paper written as a file and read as any file is that comes in."""
    from fledge.documents import read_resume_bytes
    from fledge.web.computed.papers import as_kept, read_papers

    data = as_file(draft.text, draft.format)
    page = read_resume_bytes(data, name=f"paper.{draft.format}")
    kept = as_kept(read_papers([page.text], today=today))
    return Sent(draft, data, hashlib.sha256(data).hexdigest(), page.kind, page.text, tuple(page.notes), kept)
