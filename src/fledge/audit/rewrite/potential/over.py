"""What a heading opens: demands, work, or what is the employer's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.asking import demands
from fledge.audit.rewrite.potential.cues import (
    BEGINS_ASKING,
    BENEFIT,
    CLOSING_HEADING,
    CONDITION,
    MAYBE_CLOSING,
    PERSON_HEADING,
    PLACE_HEADING,
)
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.signs import Signs
from fledge.audit.rewrite.potential.verbs import commands, is_duty

DEMANDED = ("must", "nice")
#: Words up to which an unmarked heading is one.
_HEADING_WORDS = 5
_MOST_BELOW = 12


@dataclass(frozen=True, slots=True)
class Over:
    """The headings of a posting with what stands under each."""

    lines: Sequence[Line]
    signs: Signs

    def is_a_line(self, n: int) -> bool:
        """Whether a heading is none: a sentence, or a demand or a place in a line of its own."""
        line = self.lines[n]
        if line.words.endswith((":", "?", "…", "...")):
            return False
        over = n + 1 < len(self.lines) and self.lines[n + 1].bullet and not line.bullet
        if CONDITION.search(line.words) and not over:
            return True
        bound = self.signs.bound.on(line.at)
        asks = bool(BEGINS_ASKING.match(line.words)) and (bound or not line.announces)
        long = len(line.words.split()) > _HEADING_WORDS
        if (long and line.words.endswith((".", "!"))) or (asks and not line.words.istitle()):
            return long or not over
        return long and not over and (is_duty(line.words) or bound)

    def closes(self, n: int) -> bool:
        """Whether what stands under a heading is the employer's own: what it offers, how it chooses, where it is."""
        line = self.lines[n]
        if line.section in DEMANDED:
            if PLACE_HEADING.search(line.words):
                return True
            if line.announces and PERSON_HEADING.search(line.words):
                return False
            return bool(CLOSING_HEADING.search(line.words)) or not (line.announces or self._demands_below(n))
        if CLOSING_HEADING.search(line.words):
            return True
        return bool(MAYBE_CLOSING.search(line.words)) and not self._work_below(n)

    def _below(self, n: int) -> list[Line]:
        """The lines under a heading, up to the next."""
        found: list[Line] = []
        for line in self.lines[n + 1 : n + 2 + _MOST_BELOW]:
            if line.heading:
                break
            found.append(line)
        return found

    def _demands_below(self, n: int) -> bool:
        below = self._below(n)
        asking = sum(self.signs.bound.on(line.at) or demands(line.words, self.signs.company) for line in below)
        return asking * 2 >= len(below)

    def _work_below(self, n: int) -> bool:
        below = self._below(n)
        listed = [line for line in below if line.bullet and commands(line.words) and not BENEFIT.search(line.words)]
        return bool(below) and len(listed) * 2 > len(below)
