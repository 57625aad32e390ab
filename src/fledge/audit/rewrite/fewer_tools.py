"""Ways to ask for fewer tools at once: the rest is learned here, and a kind is asked for without its examples."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.rewrite import learned
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.kinds import kinds_instead
from fledge.audit.rewrite.way import Way
from fledge.posting import Status


def fewer_tools(bench: Bench, because: str) -> Iterator[Way]:
    """Few clean changes: wishes first, then examples, then lines that are content with familiarity.

    What is demanded outright stays; where all this is not enough, a sentence says that not all is needed.
    """
    yield from learned.whole_lines(bench, Status.NICE)
    yield from kinds_instead(bench, because)
    yield from learned.whole_lines(bench, Status.MUST)
