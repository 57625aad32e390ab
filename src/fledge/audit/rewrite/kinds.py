"""The kind asked for in the place of the tool: without its examples, or by the name of what the tool is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.rewrite.asks import ask_around, begins_a_sentence, line_around, named_in
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.examples import without_examples
from fledge.audit.rewrite.support import by_support, support
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.wording import capitalised
from fledge.facts import Kind
from fledge.posting import Mention, Posting, Status, Words

#: What may follow a name that is an item by itself.
_WHOLE = re.compile(r"\s*(?:[,.;]\s|[.;]?$|\n|(?:and|or|for|to|in)\b)")


def kinds_instead(bench: Bench, because: str) -> Iterator[Way]:
    """The kind asked for without its examples, those with the least support first."""
    scored = []
    for mine in together(bench.posting):
        if not {m.skill for m in mine} & bench.keep and not any(m.skill in bench.firm for m in mine):
            held = max(support(bench, m, 1.0) for m in mine)
            scored.append((mine[0].status is Status.MUST, held, mine[0].at.start, mine))
    why = f"Whoever knows the kind can learn the tool. {because}"
    for *_, mine in sorted(scored, key=lambda score: score[:3]):
        yield from without_examples(bench.posting, mine, why)


def together(posting: Posting) -> list[list[Mention]]:
    """The tools that are asked, alternatives together."""
    found: dict[object, list[Mention]] = {}
    for m in posting.asked(Kind.TOOL):
        found.setdefault(m.at if m.group is None else m.group, []).append(m)
    return list(found.values())


def concepts_instead(bench: Bench, because: str) -> Iterator[Way]:
    """What a tool is for, in its place; the least supported tool first."""
    for mention in by_support(bench, Status.MUST):
        if mention.skill in bench.firm or not mention.in_book:
            continue
        concept = next((w for w in bench.book.wholes_of(mention.skill) if _stands_alone(bench, w)), None)
        places = [m.at for m in bench.posting.asked() if m.skill == mention.skill and m.group is None]
        if concept is None or not all(_may_stand(bench, mention.skill, at, concept) for at in places):
            continue
        name = bench.book[concept].name
        why = f"Whoever knows {name} learns {bench.book[mention.skill].name}. {because}"
        splices = tuple(Splice(at.start, at.end, _put(bench.posting.text, at, name), why) for at in places)
        yield Way(splices, dropped=frozenset((mention.skill,)), named=frozenset((concept,)))


def _may_stand(bench: Bench, skill: str, at: Words, concept: str) -> bool:
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


def _stands_alone(bench: Bench, whole: str) -> bool:
    """Whether a concept can be asked for by its name."""
    return bench.book[whole].kind is not Kind.TOOL and whole in bench.book.words.get("rewrite", {}).get("named", ())


def _put(text: str, at: Words, name: str) -> str:
    return capitalised(name) if begins_a_sentence(text, at.start) else name
