"""What is demanded, moved to nice to have: taken out of its lines and named together in one."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.rewrite.asks import ask_around
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice, with_added
from fledge.audit.rewrite.items import listing
from fledge.audit.rewrite.lists import taken_out
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.welcome import welcomed
from fledge.audit.rewrite.wording import listed
from fledge.facts import Kind
from fledge.posting import Mention, Posting, Status, Words


def to_welcome(bench: Bench, mentions: tuple[Mention, ...], because: str) -> Iterator[Way]:
    """Mentions, with every other place that asks the same by itself, named with what is nice to have."""
    posting = bench.posting
    parts = _parts(posting, mentions)
    taken = [taken_out(bench, part, because) for part in parts]
    if not taken or any(t is None for t in taken):
        return
    cuts = tuple(t[0] for t in taken if t is not None)
    everything = tuple({n.lower(): n for n in (*bench.welcome, *(n for t in taken if t for n in t[1]))}.values())
    gone = [m for m in posting.mentions if any(_goes(posting.text, m, cut) for cut in cuts)]
    skills = frozenset(m.skill for m in gone)
    wanted = {m.skill for m in mentions}
    if any(m.kind is Kind.TOOL and m.status is Status.MUST and m.skill not in wanted for m in gone):
        return
    if len(mentions) > 1 and any(m.kind is not Kind.TOOL and m.status is Status.MUST and m.in_book for m in gone):
        return
    ask = ask_around(posting, parts[0][0].at)
    if all(any(o.skill == m.skill and o.status is Status.NICE for o in posting.mentions) for m in gone):
        yield Way(cuts, softened=skills)
        return
    whole = any(not cut.words and cut.start <= ask.start and ask.end <= cut.end for cut in cuts)
    for added in _welcoming(bench, everything, ask, because):
        if whole and added.words.rstrip(".").endswith("is a plus"):
            continue
        yield Way(with_added(cuts, added), softened=skills, welcome=everything)


def _goes(text: str, mention: Mention, cut: Splice) -> bool:
    """Whether a mention stands in a stretch that is cut, and not in what is put there again."""
    return cut.start <= mention.at.start < cut.end and mention.at.of(text) not in cut.words


def _parts(posting: Posting, mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """The mentions and all others of the same tools that are asked as much, those of one list together."""
    skills = {m.skill for m in mentions if m.kind is Kind.TOOL}
    same = [m for m in posting.asked() if m.skill in skills and m.group is None and m not in mentions]
    same = [m for m in same if m.status is mentions[0].status]
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
    return f"Experience with {listed(list(dict.fromkeys(names)), 'and')}"
