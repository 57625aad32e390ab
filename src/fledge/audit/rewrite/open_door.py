"""One plain sentence where no line can be made milder: not all of it is needed, or something else will do."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.welcome import line_after_the_requirements
from fledge.facts import Kind

_TOOLS = (
    "You do not need all of these tools from the start: if you know some of them, you will learn the others here.",
    "No single name in a long list is worth losing somebody who can learn it.",
)
_YEARS = (
    "The years are a guide: what counts is the work that you can show.",
    "Years say little about how well people work, and a plain word on it keeps those who meet the rest.",
)
_DEGREE = (
    "Experience counts as much as the degree.",
    "Without it, people whose work already shows what the degree is meant to promise are turned away.",
)
#: The sentence, which the reader knows (words of promises), and its reason, for each rule that one can settle.
SENTENCES = {
    "heavy-tool-load": _TOOLS,
    "interchangeable-tools": _TOOLS,
    "silent-on-learning": _TOOLS,
    "years-beyond-evidence": _YEARS,
    "years-stacked": _YEARS,
    "degree-without-equivalent": _DEGREE,
}


def open_door(rule: str, bench: Bench) -> Iterator[Way]:
    """The sentence after the requirements, as a line of its own; in running text after what asks last."""
    sentence, why = SENTENCES[rule]
    if sentence in bench.posting.text:
        return
    kinds = (Kind.TOOL,) if sentence == _TOOLS[0] else ()
    for splice in line_after_the_requirements(bench.posting, bench.book, sentence, why, kinds):
        yield Way((splice,), learned=bench.learned)
    yield from _in_running_text(bench, sentence, why)


def _in_running_text(bench: Bench, sentence: str, why: str) -> Iterator[Way]:
    text = bench.posting.text
    for ask in reversed(bench.posting.asks):
        at = ask.end + (text[ask.end : ask.end + 1] in (".", ";", "!"))
        if text[at - 1 : at] in (".", "!") and text[at : at + 1] in (" ", "\n", ""):
            yield Way((Splice(at, at, f" {sentence}", why),), learned=bench.learned)
    end = len(text.rstrip())
    yield Way((Splice(end, end, f"\n\n{sentence}", why),), learned=bench.learned)
