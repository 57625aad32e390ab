"""Two tools of which one does the other's work: either will do, in one list or beside the first of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from fledge.audit.finding import Finding
from fledge.audit.rewrite.asks import ask_around
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.examples import without_examples
from fledge.audit.rewrite.items import Item, Listing, listing
from fledge.audit.rewrite.lists import any_of_all, one_of, taken_out
from fledge.audit.rewrite.plain import can_be_alternatives, can_be_joined, stands_in_a_list
from fledge.audit.rewrite.way import Way
from fledge.posting import Mention, Words

#: What leads to tools that stand alone beside each other, and what says that their list goes on.
_LED = re.compile(r"(?:\b(?:with|in|of|using|as|like|including|on|both)\s+|[(:]\s*)$", re.I)
_GOES_ON = re.compile(r"\s*(?:,(?! (?:with|including|or similar|etc|to|for)\b)|/|&|\+)|\s+(?:and|or)\b")


def interchangeable(finding: Finding, bench: Bench) -> Iterator[Way]:
    """Either will do: in their list, beside the first of them, or the kind is asked for without them."""
    posting, book = bench.posting, bench.book
    rivals = [m for at in finding.quotes for m in posting.mentions if m.at == at and m.skill in book.skills]
    names = [book[m.skill].name for m in rivals]
    why = f"{', '.join(names[:-1])} and {names[-1]} do the same job; either will do."
    free = not {m.skill for m in rivals} & bench.keep
    if free:
        yield from _either(bench, rivals, why)
        yield from _together(bench, rivals, why, here_only=True)
    for m in reversed(rivals):
        together = [o for o in posting.mentions if o is m or (m.group is not None and o.group == m.group)]
        ask = ask_around(posting, m.at)
        here = stands_in_a_list(bench, ask) and all(ask.start <= r.at.start < ask.end for r in rivals)
        if here and not {o.skill for o in together} & bench.keep:
            yield from without_examples(posting, together, why + " The line asks for what they are for.")
    if free:
        yield from _together(bench, rivals, why, here_only=False)


def _either(bench: Bench, rivals: list[Mention], why: str) -> Iterator[Way]:
    """Rivals that stand alone beside each other: their "and" becomes "or"."""
    text, found = bench.posting.text, sorted(rivals, key=lambda m: m.at.start)
    ask = ask_around(bench.posting, found[0].at)
    between = [Words(a.at.end, b.at.start) for a, b in pairwise(found)]
    joints = [words.of(text) for words in between]
    if not between or any(joint != ", " for joint in joints[:-1]) or not re.fullmatch(r",? (?:and|&) ", joints[-1]):
        return
    led, follows = _LED.search(text, ask.start, found[0].at.start), _GOES_ON.match(text, found[-1].at.end, ask.end)
    if ask.start in bench.listed and led and not follows:
        yield Way((Splice(between[-1].start, between[-1].end, " or ", why),))


def _together(bench: Bench, rivals: list[Mention], why: str, *, here_only: bool) -> Iterator[Way]:
    found = listing(bench.posting, rivals[0])
    if found is None:
        return
    here = tuple(i for i in found.items if any(i.core.start <= m.at.start < i.core.end for m in rivals))
    outside = [m for m in rivals if not any(i.start <= m.at.start < i.end for i in here)]
    if bool(outside) is here_only or (outside and any(m.group is not None for i in here for m in i.mentions)):
        return
    if not outside and can_be_alternatives(bench, found, here):
        yield Way((any_of_all(bench.posting, found, why),))
    if can_be_joined(bench, found, here):
        yield from _joined(bench, found, here, outside, why)


def _joined(bench: Bench, found: Listing, here: tuple[Item, ...], outside: list[Mention], why: str) -> Iterator[Way]:
    """The rivals of a list as alternatives, with those that stand elsewhere beside them."""
    if outside and all(m.group is not None for m in outside):
        yield Way((one_of(bench.posting, found, here, why, tuple(m.at.of(bench.posting.text) for m in outside)),))
    taken_from = [taken_out(bench, (m,), why) for m in outside]
    if all(t is not None for t in taken_from):
        names = tuple(name for t in taken_from if t is not None for name in t[1])
        cuts = tuple(t[0] for t in taken_from if t is not None)
        yield Way((one_of(bench.posting, found, here, why, names), *cuts))
