"""A posting written anew, with every changed line beside the old one and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a rewrite is for: the same posting repaired, or one that hires for potential."""

    REPAIRED = "repaired"
    POTENTIAL = "potential"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the difference: ``before`` is None where a line is new, ``after`` None where one is gone.

    Equal before and after means that the line was left alone; then ``because`` is empty.
    """

    before: str | None
    after: str | None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A complete posting, ready to post.

    ``text`` is plain text: headings on lines of their own, bullets as "- ". ``changes`` hold every line of the old and
    of the new text in reading order. ``blanks`` are the marked places that only the employer can fill in.
    ``expect`` says honestly what the rewrite is likely to do.
    """

    purpose: Purpose
    title: str
    company: str
    text: str
    changes: tuple[Change, ...]
    blanks: tuple[str, ...]
    expect: tuple[str, ...]
