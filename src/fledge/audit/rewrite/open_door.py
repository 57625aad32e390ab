"""One plain sentence where no line can be made shorter: not all of it is needed from the start."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.welcome import line_after_the_requirements

#: The reader knows this sentence; see ``some tools are enough`` in the words of promises.
SENTENCE = (
    "You do not need all of these tools from the start: if you know some of them, you will learn the others here."
)
_WHY = "No single name in a long list is worth losing somebody who can learn it."


def open_door(bench: Bench) -> Iterator[Way]:
    """The sentence after the requirements, as a line like its neighbours; in running text after what asks last."""
    if SENTENCE in bench.posting.text:
        return
    for splice in line_after_the_requirements(bench.posting, bench.book, SENTENCE, _WHY):
        yield Way((splice,), learned=bench.learned)
    yield from _in_running_text(bench)


def _in_running_text(bench: Bench) -> Iterator[Way]:
    text = bench.posting.text
    for ask in reversed(bench.posting.asks):
        at = ask.end + (text[ask.end : ask.end + 1] in (".", ";", "!"))
        if text[at - 1 : at] in (".", "!") and text[at : at + 1] in (" ", "\n", ""):
            yield Way((Splice(at, at, f" {SENTENCE}", _WHY),), learned=bench.learned)
    end = len(text.rstrip())
    yield Way((Splice(end, end, f"\n\n{SENTENCE}", _WHY),), learned=bench.learned)
