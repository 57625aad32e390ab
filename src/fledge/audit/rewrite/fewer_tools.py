"""Ways to ask for fewer tools at once: the rest is learned here, and a kind is asked for without its examples."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.rewrite import learned
from fledge.audit.rewrite.asks import ask_around, line_around, named_in, whole_sentence
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.kinds import kinds_instead, together
from fledge.audit.rewrite.lists import whole_line
from fledge.audit.rewrite.plain import stands_in_a_list
from fledge.audit.rewrite.support import support
from fledge.audit.rewrite.way import Way
from fledge.posting import Status, Words

#: A longer line is prose.
_PROSE = 300
WISHES, MUSTS = Status.NICE, Status.MUST


def fewer_tools(bench: Bench, because: str) -> Iterator[Way]:
    """Few clean changes before many small ones: wishes first, and what is demanded by itself last."""
    yield from learned.whole_lines(bench, WISHES)
    yield from learned.single_items(bench, WISHES)
    yield from learned.whole_lines(bench, MUSTS)
    yield from kinds_instead(bench, because)
    yield from learned.single_items(bench, MUSTS)
    yield from learned.whole_lines(bench, MUSTS, doing=True)
    yield from _wishes_gone(bench)
    yield from learned.single_items(bench, MUSTS, at_least=True)
    yield from learned.whole_lines(bench, MUSTS, doing=True, at_least=True)


def _wishes_gone(bench: Bench) -> Iterator[Way]:
    """What is only wished for and cannot be named elsewhere, taken out by the whole line; the least supported first."""
    trimmed = bench.book.constants["trimming_a_posting"].value
    why = f"When optional wishes were deleted from postings in a field experiment, applications rose by {trimmed}."
    wishes = [mine for mine in together(bench.posting) if mine[0].status is Status.NICE]
    for mine in sorted(wishes, key=lambda mine: max(support(bench, m, 1.0) for m in mine)):
        ask = ask_around(bench.posting, mine[0].at)
        whole = whole_line(bench.posting, ask) or whole_sentence(bench.posting, ask)
        if whole is not None and stands_in_a_list(bench, ask) and not _in_prose(bench.posting.text, whole):
            yield from _gone(bench, Splice(whole.start, whole.end, "", why))


def _in_prose(text: str, at: Words) -> bool:
    """Whether a stretch is a sentence among others in a long line."""
    line = line_around(text, Words(at.start, at.start))
    return line.end - line.start > _PROSE


def _gone(bench: Bench, splice: Splice) -> Iterator[Way]:
    """A stretch taken out with what it names, if nothing in it is to be kept, demanded, or was moved here."""
    inside = [m for m in bench.posting.mentions if splice.start <= m.at.start < splice.end]
    skills = named_in(bench.posting, Words(splice.start, splice.end))
    words = bench.posting.text[splice.start : splice.end]
    moved = any(name in words for name in bench.welcome)
    if not moved and not skills & (bench.keep | bench.basics) and all(m.status is not Status.MUST for m in inside):
        yield Way((splice,), softened=skills, dropped=skills, says=words)
