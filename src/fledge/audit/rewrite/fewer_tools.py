"""Ways to ask for fewer tools at once: any one of a kind, and nice to have for what has the least support."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.rewrite.asks import ask_around, named_in, whole_sentence
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.items import Item, Listing, listing
from fledge.audit.rewrite.kinds import concepts_instead, kinds_instead, together
from fledge.audit.rewrite.lists import any_of_all, one_of, taken_out, whole_line
from fledge.audit.rewrite.moved import shed, to_welcome
from fledge.audit.rewrite.support import FIRM, by_support, support
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.welcome import sections
from fledge.facts import Kind
from fledge.posting import Mention, Posting, Status, Words


def fewer_tools(bench: Bench, because: str) -> Iterator[Way]:
    """The mildest way first: wishes joined by "or", tools of one kind, then the tools with the least support."""
    yield from _wishes_joined(bench, because)
    yield from _of_one_kind(bench, because)
    yield from _loosened(bench, because, least=3)
    yield from kinds_instead(bench, because)
    yield from _loosened(bench, because, least=2)
    for status in (Status.NICE, Status.MUST):
        yield from _moved(bench, status, because)
        for mention in by_support(bench, status):
            yield from shed(bench, mention, because)
        if status is Status.NICE:
            yield from _wishes_gone(bench)
            yield from concepts_instead(bench, because)
    yield from _not_required(bench, because)


def _listings(bench: Bench, status: Status, *, fewest: int = 2, alone: bool = True) -> Iterator[Listing]:
    """Every list with so many items and a tool that is asked by itself."""
    seen: set[int] = set()
    for m in bench.posting.asked(Kind.TOOL):
        if m.status is status and (m.group is None or not alone) and m.at.start not in seen:
            found = listing(bench.posting, m)
            if found is not None:
                seen |= {inside.at.start for item in found.items for inside in item.mentions}
                if len(found.items) >= fewest:
                    yield found


def _wishes_joined(bench: Bench, because: str) -> Iterator[Way]:
    for found in _listings(bench, Status.NICE, fewest=3):
        if not all(any(m.kind is Kind.TOOL for m in item.mentions) for item in found.items):
            continue
        yield Way((any_of_all(bench.posting, found, "Any one of them is welcome. " + because),))


def _of_one_kind(bench: Bench, because: str) -> Iterator[Way]:
    for found in _listings(bench, Status.MUST):
        kinds: dict[str, list[Item]] = {}
        for item in found.items:
            for kind in _kinds(bench, item):
                kinds.setdefault(kind, []).append(item)
        for kind, items in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
            if len(items) > 1:
                names = " and ".join([", ".join(own(bench, i) for i in items[:-1]), own(bench, items[-1])])
                why = f"{names} are tools of one kind ({kind}); whoever knows one can learn another. {because}"
                yield Way((one_of(bench.posting, found, tuple(items), why),))


def _moved(bench: Bench, status: Status, because: str) -> Iterator[Way]:
    """A whole line's list named with what is nice to have, the least supported line first."""
    scored = []
    for found in _listings(bench, status, fewest=1, alone=False):
        inside = tuple(m for item in found.items for m in item.mentions)
        held = max((support(bench, m, 1.0) for m in inside if m.kind is Kind.TOOL), default=0.0)
        if not {m.skill for m in inside} & bench.keep and (held < FIRM or status is Status.NICE):
            scored.append((held, -found.start, inside))
    for _, _, inside in sorted(scored, key=lambda score: score[:2]):
        yield from to_welcome(bench, inside, because)


def _wishes_gone(bench: Bench) -> Iterator[Way]:
    """What is only wished for, taken out: a whole line or sentence, or the items alone; the least supported first."""
    trimmed = bench.book.constants["trimming_a_posting"].value
    why = f"When optional wishes were deleted from postings in a field experiment, applications rose by {trimmed}."
    found = sections(bench.posting, bench.book)
    nice = {s.start for s in found if s.section == "nice" and not s.heading}
    wishes = [mine for mine in together(bench.posting) if mine[0].status is Status.NICE]
    for mine in sorted(wishes, key=lambda mine: max(support(bench, m, 1.0) for m in mine)):
        ask = ask_around(bench.posting, mine[0].at)
        whole = whole_line(bench.posting, ask) or whole_sentence(bench.posting, ask)
        if ask.start in nice and whole is not None:
            yield from _gone(bench, Splice(whole.start, whole.end, "", why))
        taken = taken_out(bench.posting, tuple(mine), why)
        if taken is not None:
            yield from _gone(bench, taken[0])


def _gone(bench: Bench, splice: Splice) -> Iterator[Way]:
    """A stretch taken out with what it names, if nothing in it is to be kept or demanded."""
    inside = [m for m in bench.posting.mentions if splice.start <= m.at.start < splice.end]
    skills = named_in(bench.posting, Words(splice.start, splice.end))
    if not skills & bench.keep and all(m.status is not Status.MUST for m in inside):
        yield Way((splice,), softened=skills, dropped=skills)


def _not_required(bench: Bench, because: str) -> Iterator[Way]:
    """A tool that stays in its line with a remark; the least supported first."""
    for mention in by_support(bench, Status.MUST):
        if mention.skill not in bench.firm:
            yield from remarked(bench, mention, because)


def remarked(bench: Bench, mention: Mention, because: str) -> Iterator[Way]:
    """The tool "(helpful, not required)" wherever it is demanded by itself."""
    places = [m for m in bench.posting.asked() if m.skill == mention.skill and m.group is None]
    ends = [_end_of_item(bench.posting, m) for m in places]
    if places and None not in ends and mention.skill not in bench.keep:
        remarks = tuple(Splice(end, end, " (helpful, not required)", because) for end in ends if end is not None)
        skills = frozenset(m.skill for m in bench.posting.mentions if m.at.end in ends) | {mention.skill}
        yield Way(remarks, softened=skills, dropped=skills)


def _end_of_item(posting: Posting, mention: Mention) -> int | None:
    """Where a remark about this tool alone can stand."""
    found = listing(posting, mention)
    item = next((i for i in found.items if i.start <= mention.at.start < i.end), None) if found else None
    if (
        item is None
        or len({m.skill for m in item.mentions if m.kind is Kind.TOOL}) > 1
        or "(" in posting.text[item.start : item.end]
    ):
        return None
    return item.core.end


def _loosened(bench: Bench, because: str, *, least: int) -> Iterator[Way]:
    """Any one of what a list asks besides its best supported tools will do; the longest list first."""
    found = list(_listings(bench, Status.MUST))
    for firm in (3.0, FIRM):
        loose = [(one, tuple(i for i in one.items if _is_loose(bench, i, firm))) for one in found]
        for one, items in sorted(loose, key=lambda pair: -len(pair[1])):
            if len(items) >= least:
                why = f"At least one of them will do. {because}"
                yield Way((one_of(bench.posting, one, items, why, lead="at least one of"),))


def _is_loose(bench: Bench, item: Item, firm: float) -> bool:
    """Whether an item is nothing but tools, none of them well supported or to be kept."""
    tools = [m for m in item.mentions if m.kind is Kind.TOOL or not m.in_book]
    return (
        len(tools) == len(item.mentions)
        and all(m.status is Status.MUST and m.skill not in bench.keep for m in tools)
        and all(support(bench, m, 1.0) < firm for m in tools)
    )


def own(bench: Bench, item: Item) -> str:
    """The usual name of an item's tool."""
    mention = next(m for m in item.mentions if m.kind is Kind.TOOL)
    return bench.book[mention.skill].name if mention.in_book else mention.at.of(bench.posting.text)


def _kinds(bench: Bench, item: Item) -> set[str]:
    """What an item's only tool is for; nothing where it holds several, or a tool that must be kept."""
    tools = [m for m in item.mentions if m.kind is Kind.TOOL]
    if len(tools) != 1 or len(item.mentions) != 1 or not tools[0].in_book or tools[0].skill in bench.keep:
        return set()
    if tools[0].group is not None or tools[0].status is not Status.MUST:
        return set()
    alike = bench.book.words.get("rewrite", {}).get("alike", ())
    return {bench.book[whole].name for whole in bench.book.wholes_of(tools[0].skill) if whole in alike}
