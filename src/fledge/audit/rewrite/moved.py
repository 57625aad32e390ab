"""What is demanded, moved to nice to have: taken out of its lines and named together in one."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.rewrite.asks import ask_around
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice, with_added
from fledge.audit.rewrite.items import listing
from fledge.audit.rewrite.lists import taken_out
from fledge.audit.rewrite.support import FIRM, support
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.welcome import welcomed
from fledge.audit.rewrite.wording import any_one_of
from fledge.facts import Kind
from fledge.posting import Mention, Posting, Status, Words


def shed(bench: Bench, mention: Mention, because: str) -> Iterator[Way]:
    """A tool taken out of every line that demands it by itself, and named with what is nice to have."""
    if mention.status is Status.NICE or support(bench, mention, 1.0) < FIRM:
        yield from to_welcome(bench, (mention,), because)


def to_welcome(bench: Bench, mentions: tuple[Mention, ...], because: str) -> Iterator[Way]:
    """Mentions, with every other place that asks the same by itself, named with what is nice to have."""
    posting = bench.posting
    parts = _parts(posting, mentions)
    taken = [taken_out(posting, part, because) for part in parts]
    if not taken or any(t is None for t in taken):
        return
    cuts = tuple(t[0] for t in taken if t is not None)
    everything = tuple({n.lower(): n for n in (*bench.welcome, *(n for t in taken if t for n in t[1]))}.values())
    gone = [m for m in posting.mentions if any(c.start <= m.at.start < c.end for c in cuts)]
    skills = frozenset(m.skill for m in gone)
    ask = ask_around(posting, parts[0][0].at)
    for added in _welcoming(bench, everything, ask, because):
        yield Way(with_added(cuts, added), softened=skills, welcome=everything)
    if len(cuts) == 1 and not cuts[0].words and not bench.welcome:
        said = f"{_phrase(everything)} is a plus{'.' if posting.text[ask.end - 1] == '.' else ''}"
        yield Way((Splice(ask.start, ask.end, said, because),), softened=skills, welcome=everything)


def _parts(posting: Posting, mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """The mentions and all others of the same tools that no alternatives stand beside, those of one list together."""
    skills = {m.skill for m in mentions if m.kind is Kind.TOOL}
    same = [m for m in posting.asked() if m.skill in skills and m.group is None and m not in mentions]
    lists: dict[int, tuple[Mention, ...]] = {mentions[0].at.start: mentions}
    for m in same:
        found = listing(posting, m)
        at = found.start if found else m.at.start
        lists[at] = (*lists.get(at, ()), m)
    return list(lists.values())


def _welcoming(bench: Bench, names: tuple[str, ...], ask: Words, because: str) -> Iterator[Splice]:
    """The line that names what is welcome, longer than it was, or a new one."""
    text, phrase = bench.posting.text, _phrase(names)
    if bench.welcome:
        before = _phrase(bench.welcome)
        at = text.lower().find(before.lower())
        if at >= 0:
            yield Splice(at, at + len(before), text[at] + phrase[1:], because)
        return
    yield from welcomed(bench.posting, bench.book, phrase, ask, because)


def _phrase(names: tuple[str, ...]) -> str:
    return f"Experience with {any_one_of(list(dict.fromkeys(names)))}"
