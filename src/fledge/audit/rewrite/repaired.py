"""A posting → the same posting repaired: the chosen edits, what still costs people mended, nothing else touched."""

from __future__ import annotations

from datetime import date

from fledge.audit.check import check
from fledge.audit.repair.edit import Edit, EditKind
from fledge.audit.rewrite import learned
from fledge.audit.rewrite.burden import graver
from fledge.audit.rewrite.mending import Mended, begun, edited, mended
from fledge.audit.rewrite.open_door import SENTENCES
from fledge.audit.rewrite.places import places_of
from fledge.audit.rewrite.rewritten import Purpose, Rewrite
from fledge.facts import FactBook
from fledge.pool.need import HasSkill
from fledge.posting import Posting


def repaired(
    posting: Posting, book: FactBook, today: date, edits: tuple[Edit, ...] = (), *, keep: frozenset[str] = frozenset()
) -> Rewrite:
    """The posting with the chosen edits and without what costs people, every other line as it was.

    ``keep`` are ids of skills that stay as they are. What cannot be mended is left, and ``expect`` says so.
    """
    start = begun(posting, check(posting, book, today))
    chosen, missed = edited(start, edits, book, keep)
    done = mended(chosen, book, keep | _settled(edits, missed))
    draft = done.draft.tidied()
    missed = tuple(e for e in missed if not _done_otherwise(e, done))
    return Rewrite(
        Purpose.REPAIRED,
        draft.now_of(posting.title),
        posting.company,
        draft.text,
        draft.changes(),
        (),
        _expect(done, missed, book),
    )


def _done_otherwise(edit: Edit, done: Mended) -> bool:
    """Whether mending has done what an edit could not: lowered the years, or opened the degree by a sentence."""
    if edit.kind is EditKind.FEWER_YEARS:
        return not places_of(edit, done.audit.posting)
    opened = SENTENCES["degree-without-equivalent"][0] in done.draft.text
    return edit.kind is EditKind.EXPERIENCE and (opened or not places_of(edit, done.audit.posting))


def _settled(edits: tuple[Edit, ...], missed: tuple[Edit, ...]) -> frozenset[str]:
    """What the edits still ask for stays as they put it; what has become a wish may still be what is learned."""
    made = [edit for edit in edits if edit not in missed and isinstance(edit.instead, HasSkill)]
    asked = [need for edit in made for need in (*edit.needs, edit.instead)]
    return frozenset(skill for need in asked if isinstance(need, HasSkill) for skill in need.any_of)


def _expect(done: Mended, missed: tuple[Edit, ...], book: FactBook) -> tuple[str, ...]:
    """What the change is likely to do, as far as anybody has measured it, and what was left."""
    left = (f"Left as it is, for no way was found to mend it in place: {f.says}" for f in graver(done.audit))
    wishes = (f"Not done, for no way was found to say it in place: {_called(edit)}." for edit in missed)
    return (*_measured(done, book), *_promised(done), *wishes, *left)


def _promised(done: Mended) -> tuple[str, ...]:
    """What is newly said of learning is a promise, which only the employer can keep."""
    new = "\n".join(line.now or "" for line in done.draft.lines if line.before != line.now).lower()
    said = (learned.HEADING, SENTENCES["heavy-tool-load"][0])
    return tuple(
        f"“{words}” promises that somebody teaches it: post it only if somebody does."
        for words in said
        if words.lower() in new
    )


def _measured(done: Mended, book: FactBook) -> tuple[str, ...]:
    if all(line.before == line.now for line in done.draft.lines):
        return ("Nothing in the posting had to be changed.",)
    trimmed = book.constants["trimming_a_posting"]
    rose = (
        f"In the only field experiment on it, applications rose by {trimmed.value} after optional credentials and "
        f"adjectives were deleted from postings ({trimmed.source}). The changes here are of that kind, not the same."
    )
    rest = "Nothing more has been measured: who applies, and who can do the work, your own numbers must show."
    return rose, rest


def _called(edit: Edit) -> str:
    return f"{edit.kind} ({', '.join(need.label for need in edit.needs)})"
