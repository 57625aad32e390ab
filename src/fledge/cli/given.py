"""What a command was given: files or standard input as documents, and the day to judge by."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.documents import Document
    from fledge.facts import FactBook
    from fledge.posting import Posting


#: A tool may be named so long before its first dated release.
_GRACE_YEARS = 0.5


def document(path: str) -> Document:
    """The document at ``path``, or standard input for ``-``."""
    from fledge.documents import read_bytes, read_file

    if path == "-":
        return read_bytes(sys.stdin.buffer.read(), name="standard input")
    return read_file(Path(path))


def day(words: str | None) -> date | None:
    """A day written YYYY-MM-DD, not in the future; None if none was given."""
    if words is None:
        return None
    try:
        found = date.fromisoformat(words)
    except ValueError:
        raise Problem(f"{words!r} is not a day", where="--date", mend="write it as 2026-02-04") from None
    if found > date.today():
        raise Problem(f"{words} is in the future", where="--date", mend="give the day the posting was published")
    return found


def check_day(posting: Posting, book: FactBook, judged: date, *, where: str) -> None:
    """Refuse a day on which a tool that the posting asks for did not exist yet."""
    from fledge.audit.ages import age
    from fledge.facts import Kind

    for mention in posting.asked():
        skill = book.skills.get(mention.skill)
        how_old = age(skill, book, judged) if skill and mention.kind is Kind.TOOL else None
        if how_old and how_old.certain and how_old.existed < -_GRACE_YEARS:
            born = how_old.because[0].value
            raise Problem(
                f"the posting names {how_old.skill.name}, first public {born}, so it cannot be of {judged.isoformat()}",
                where=where,
                mend="correct --date, or leave it out",
            )
