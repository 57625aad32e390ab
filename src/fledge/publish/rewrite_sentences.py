"""What every form of a rewrite says around the text: what it is, what to fill in, how much of it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fledge.audit.rewrite import Purpose, Rewrite

KINDS = {Purpose.REPAIRED: "A posting, repaired", Purpose.POTENTIAL: "A posting that hires for potential"}
WHAT_IT_IS = {
    Purpose.REPAIRED: "The same posting, with what costs you people mended and every other line left alone.",
    Purpose.POTENTIAL: (
        "The same role, opened to people who learn it: fundamentals are asked, tools are taught, and what you promise "
        "has numbers."
    ),
}
A_HUMAN_DECIDES = "A human decides: read every line before you post it. Fledge says nothing about any person."
_BRACKETS = re.compile(r"\[[^\[\]\n]{1,120}\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, and whether they are a place to fill in."""

    words: str
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """Lines that changed together for one reason; ``left`` counts the unchanged lines before them."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    because: str
    left: int


def pieces(words: str, blanks: tuple[str, ...]) -> tuple[Piece, ...]:
    """A line cut where a blank begins and ends.

    >>> [piece.words for piece in pieces("A mentor, [who], helps.", ("[who]",))]
    ['A mentor, ', '[who]', ', helps.']
    """
    found: list[Piece] = []
    at = 0
    for bracket in _BRACKETS.finditer(words):
        if bracket[0] in blanks:
            found += [Piece(words[at : bracket.start()]), Piece(bracket[0], is_blank=True)]
            at = bracket.end()
    found.append(Piece(words[at:]))
    return tuple(piece for piece in found if piece.words)


def changed(rewrite: Rewrite) -> tuple[Changed, ...]:
    """The lines that are not as they were, in reading order; neighbours that came for one reason stand together."""
    found: list[Changed] = []
    for one in _changed(rewrite):
        last = found[-1] if found else None
        if last and not (last.before or one.before or one.left) and last.because == one.because:
            found[-1] = Changed((), last.after + one.after, one.because, last.left)
        else:
            found.append(one)
    return tuple(found)


def _changed(rewrite: Rewrite) -> Iterator[Changed]:
    left = 0
    for change in rewrite.changes:
        if change.before == change.after:
            left += bool((change.before or "").strip())
        elif (change.before or change.after or "").strip():
            yield Changed(_shown(change.before), _shown(change.after), change.because, left)
            left = 0


def _shown(line: str | None) -> tuple[str, ...]:
    """A line as a list of changes shows it: one kind of bullet."""
    if not (line or "").strip():
        return ()
    words = str(line).strip()
    return ("• " + words[2:] if words.startswith("- ") else words,)


def in_short(rewrite: Rewrite) -> str:
    """How many lines stayed, changed, came and went, and how many places are still to be filled in."""
    counts = {"kept": 0, "changed": 0, "new": 0, "gone": 0}
    for change in rewrite.changes:
        if (change.before or change.after or "").strip():
            same = change.before == change.after
            kind = "kept" if same else "new" if change.before is None else "gone" if change.after is None else "changed"
            counts[kind] += 1
    told = ", ".join(f"{n} {what}" for what, n in counts.items() if n)
    return f"Lines: {told}. {to_fill_in(rewrite)}"


def to_fill_in(rewrite: Rewrite) -> str:
    """How many places only the employer can fill in."""
    n = len(rewrite.blanks)
    return (
        "Nothing is left to fill in."
        if not n
        else f"{n} {'place' if n == 1 else 'places'} to fill in before you post it."
    )
