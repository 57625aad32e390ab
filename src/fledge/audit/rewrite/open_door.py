"""One plain sentence where no line can be made milder: not all of it is needed, or something else will do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.welcome import line_after_the_requirements
from fledge.facts import Kind
from fledge.posting import Status, Words

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


#: Where a sentence, or what stands for one, ends.
_ENDS = re.compile(r"[.;!]?\s*(?:[•*·-]\s*)?(?=[A-Z])|[.;!]?\s*$")


def open_door(rule: str, bench: Bench) -> Iterator[Way]:
    """The sentence after the requirements, as a line of its own; in running text after what asks last."""
    sentence, why = SENTENCES[rule]
    if sentence in bench.posting.text:
        return
    about = _about(bench, rule)
    for splice in line_after_the_requirements(bench.posting, bench.book, sentence, why, about):
        yield Way((splice,), learned=bench.learned)
    yield from _in_running_text(bench, about, sentence, why)


def _about(bench: Bench, rule: str) -> list[int]:
    """Where what the sentence is about is demanded: it belongs after the list that holds most of it."""
    posting = bench.posting
    if SENTENCES[rule] is _TOOLS:
        return [m.at.start for m in posting.asked(Kind.TOOL) if m.status is Status.MUST]
    asked = posting.degrees if SENTENCES[rule] is _DEGREE else posting.years
    return [one.at.start for one in asked if one.status is Status.MUST]


def _in_running_text(bench: Bench, about: list[int], sentence: str, why: str) -> Iterator[Way]:
    """The sentence after the run of demands that holds most of what it is about; else at the very end."""
    text, ends = bench.posting.text, _ends_of_runs(bench)
    asks = [ask for ask in bench.posting.asks if any(ask.start <= at < ask.end for at in about)]
    many = Counter(ends[ask] for ask in asks for at in about if ask.start <= at < ask.end)
    for ask in sorted(asks, key=lambda ask: (-many[ends[ask]], -ask.start)):
        ask = ask if sentence != _TOOLS[0] and _ENDS.match(text, ask.end) else ends[ask]
        at = ask.end + (text[ask.end : ask.end + 1] in (".", ";", "!"))
        stop = "" if text[at - 1] in ".!;" else "."
        if text[at : at + 1] in (" ", "\n", ""):
            yield Way((Splice(at, at, f"{stop} {sentence}", why),), learned=bench.learned)
    end = len(text.rstrip())
    yield Way((Splice(end, end, f"\n\n{sentence}", why),), learned=bench.learned)


def _ends_of_runs(bench: Bench) -> dict[Words, Words]:
    """For every ask the last of those that follow each other on its line and are meant as it is."""
    posting = bench.posting
    ends: dict[Words, Words] = {}
    later: Words | None = None
    for ask in reversed(posting.asks):
        follows = later is not None and not any(c.isalnum() or c == "\n" for c in posting.text[ask.end : later.start])
        goes_on = later is not None and follows and _wished(bench, ask) is _wished(bench, later)
        ends[ask] = ends[later] if later is not None and goes_on else ask
        later = ask
    return ends


def _wished(bench: Bench, ask: Words) -> bool:
    """Whether what an ask names is only wished for."""
    return any(ask.start <= m.at.start < ask.end and m.status is Status.NICE for m in bench.posting.mentions)
