"""The kind asked for in the place of the tool: without its examples, or by the name of what the tool is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.rewrite.asks import ask_around, line_around, named_in
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.examples import without_examples
from fledge.audit.rewrite.items import listing
from fledge.audit.rewrite.plain import stands_in_a_list
from fledge.audit.rewrite.support import support
from fledge.audit.rewrite.way import Way
from fledge.facts import Kind
from fledge.posting import Mention, Posting, Status, Words

#: What may follow a name that is an item by itself.
_WHOLE = re.compile(r"\s*(?:[,.;]\s|[.;]?$|\n|(?:and|or|for|to|in)\b)")


def kinds_instead(bench: Bench, because: str) -> Iterator[Way]:
    """The kind asked for without its examples, those with the least support first."""
    scored = []
    for mine in [*together(bench.posting), *_introduced(bench.posting)]:
        free = mine[0].group is None and not {m.skill for m in mine} & (bench.keep | bench.firm | bench.basics)
        if free and stands_in_a_list(bench, ask_around(bench.posting, mine[0].at)):
            held = max(support(bench, m, 1.0) for m in mine)
            scored.append((mine[0].status is Status.MUST, held, mine[0].at.start, mine))
    why = f"Whoever knows the kind can learn the tool. {because}"
    for *_, mine in sorted(scored, key=lambda score: score[:3]):
        yield from without_examples(bench.posting, mine, why)


def _introduced(posting: Posting) -> list[list[Mention]]:
    """Lists of tools of which each is asked by itself."""
    found: dict[int, list[Mention]] = {}
    for m in posting.asked(Kind.TOOL):
        here = listing(posting, m) if m.group is None else None
        if here is not None and len(here.items) > 1:
            found[here.start] = [inside for item in here.items for inside in item.mentions]
    return [mine for mine in found.values() if all(m.kind is Kind.TOOL or not m.in_book for m in mine)]


def together(posting: Posting) -> list[list[Mention]]:
    """The tools that are asked, alternatives together."""
    found: dict[object, list[Mention]] = {}
    for m in posting.asked(Kind.TOOL):
        found.setdefault(m.at if m.group is None else m.group, []).append(m)
    return list(found.values())


def may_stand(bench: Bench, skill: str, at: Words, concept: str) -> bool:
    """Whether a concept can stand in this place: as a whole item, in a line that does not speak of it anyway."""
    text = bench.posting.text
    line = text[slice(*_bounds(line_around(text, at)))].lower()
    long = [word for word in re.split(r"[\s/-]", bench.book[concept].name.lower()) if len(word) > 3]
    beside = named_in(bench.posting, ask_around(bench.posting, at)) - {skill}
    kin = {concept, *(s for s in beside if s in bench.book.skills and concept in bench.book.wholes_of(s))}
    if beside & kin or any(word.rstrip("s") in line for word in long) or concept in line:
        return False
    return bool(_WHOLE.match(text, at.end)) and text[at.start - 1] in " \n"


def _bounds(words: Words) -> tuple[int, int]:
    return words.start, words.end
