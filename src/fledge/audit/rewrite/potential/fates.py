"""What becomes of each line of a posting: kept at the top or the end, a duty, or a demand to be turned around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from fledge.audit.rewrite.potential.cues import (
    AMOUNT,
    APPLY,
    BEGINS_ASKING,
    BENEFIT,
    CLOSES,
    CLOSING_HEADING,
    CONDITION,
    EAGER,
    LAW,
    LEGAL,
    NAMES_ROLE,
    ONLY_YEARS,
    PERSON_HEADING,
    SAID_ANYWAY,
    WORK_HEADING,
)
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.spans import Spans
from fledge.audit.rewrite.potential.verbs import commands, is_duty
from fledge.posting import Posting


class Fate(StrEnum):
    """Where a line goes."""

    TITLE = "title"
    OPENING = "opening"
    DUTY = "duty"
    ASK = "ask"
    CONDITION = "condition"
    STACK = "stack"
    CLOSING = "closing"
    HEADING = "heading"


_KEPT_AS_CONDITION = 220
_FEW_WORDS, _ALIKE = 12, 0.6


def fates(posting: Posting, lines: Sequence[Line]) -> list[Fate]:
    """The fate of every line; a heading shares that of what stands under it, or is replaced by a plainer one."""
    walk = _Walk(posting)
    found = [walk.take(line) for line in lines]
    if Fate.DUTY not in found:
        found = [_work_after_all(line, fate) for line, fate in zip(lines, found, strict=True)]
    return _headings(lines, found, walk.sub_headings)


def _work_after_all(line: Line, fate: Fate) -> Fate:
    """Where nothing else says what is done: the words under a heading for duties, and lists of things to do."""
    if fate not in (Fate.OPENING, Fate.CLOSING) or line.heading:
        return fate
    listed = line.bullet and commands(line.words)
    return Fate.DUTY if listed or (fate is Fate.OPENING and line.section == "duties") else fate


class _Walk:
    """Goes down the lines once, remembering what the last heading said."""

    def __init__(self, posting: Posting) -> None:
        asked = (m.at for m in posting.asked())
        demands = [at for at in asked if not NAMES_ROLE.match(posting.text, at.end)]
        demands += [y.at for y in posting.years if y.status.asked]
        demands += [d.at for d in posting.degrees if d.status.asked] + [d.at for d in posting.domains]
        self.demands, self.asks = Spans.of(demands), Spans.of(posting.asks)
        self.tools = Spans.of(m.at for m in posting.mentions)
        bound = [y.at for y in posting.years] + [d.at for d in posting.degrees] + [m.at for m in posting.mentions]
        self.bound = Spans.of(bound)
        self.pay = Spans.of(p.at for p in posting.pay)
        self.title = _words(posting.title)
        self.work_seen = False
        self.closing = self.person = self.work = False
        self.sub_headings: set[int] = set()
        self.number = -1
        self.listed = 0

    def take(self, line: Line) -> Fate:
        self.number += 1
        if line.section == "title" or (not self.work_seen and self._repeats_title(line)):
            return Fate.TITLE
        if line.heading and not self._tells(line):
            return self._heading(line)
        fate = self._fate(line)
        listed = line.bullet or line.section in ("must", "nice")
        self.work_seen = self.work_seen or fate is Fate.DUTY or (listed and fate in (Fate.ASK, Fate.CONDITION))
        return fate

    def _repeats_title(self, line: Line) -> bool:
        """Whether a short line among the first is the title once more, in other words."""
        words = _words(line.words) - {"job", "title", "position", "role"}
        if self.number > _FEW_WORDS or not self.title or len(words) > _FEW_WORDS or line.words.endswith("."):
            return False
        return len(words & self.title) >= _ALIKE * len(words | self.title)

    def _heading(self, line: Line) -> Fate:
        if LAW.search(line.words) and ":" in line.words[:-1]:
            return Fate.CONDITION
        if line.section == "duties" and not line.announces and not PERSON_HEADING.search(line.words):
            self.sub_headings.add(self.number)
        self.closing = line.section not in ("must", "nice") and bool(CLOSING_HEADING.search(line.words))
        self.work = (
            line.section in ("", "about", "offer", "legal")
            and bool(WORK_HEADING.search(line.words))
            and not self.closing
        )
        self.person = line.section in ("duties", "") and not self.closing and bool(PERSON_HEADING.search(line.words))
        return Fate.HEADING

    def _fate(self, line: Line) -> Fate:
        edge = Fate.CLOSING if self.work_seen else Fate.OPENING
        if ONLY_YEARS.match(line.words):
            return Fate.ASK
        if self._tells(line) or LEGAL.search(line.words):
            return edge
        if line.section in ("must", "nice") or (self.person and line.section in ("duties", "")):
            return self._asked(line)
        if self.demands.on(line.at):
            return self._asked(line) if self.asks.on(line.at) else self._other(line, edge)
        return self._other(line, edge)

    def _tells(self, line: Line) -> bool:
        """Whether it is about pay, benefits or how to apply."""
        if self.pay.on(line.at) or AMOUNT.match(line.words):
            return True
        return bool(CLOSES.search(line.words)) and not self.bound.on(line.at)

    def _asked(self, line: Line) -> Fate:
        if APPLY.search(line.words) and not self.bound.on(line.at) and not line.bullet:
            return Fate.CLOSING
        told = bool(CONDITION.search(line.words)) and not EAGER.search(line.words)
        short = len(line.words) <= _KEPT_AS_CONDITION
        return Fate.CONDITION if told and short and not self.bound.on(line.at) else Fate.ASK

    def _other(self, line: Line, edge: Fate) -> Fate:
        if self.closing:
            return edge
        if line.section in ("", "duties", "stack") and BEGINS_ASKING.match(line.words):
            return self._asked(line)
        if line.section in ("", "duties") and not is_duty(line.words):
            if LAW.search(line.words) and len(line.words) <= _KEPT_AS_CONDITION:
                return self._asked(line)
            if BENEFIT.search(line.words):
                self.closing = True
                return edge
        if line.section == "duties" or self.work:
            if self.asks.on(line.at) and not is_duty(line.words):
                return Fate.ASK
            return self._work(line)
        if line.section == "stack" and self.tools.on(line.at):
            return Fate.STACK
        if not line.section and is_duty(line.words):
            return Fate.DUTY
        return edge

    def _work(self, line: Line) -> Fate:
        """Among duties: what is done; sentences before the first introduce it, those after tell of something else."""
        listed = line.bullet or commands(line.words)
        self.listed += listed
        if listed or is_duty(line.words):
            return Fate.DUTY
        if not self.work_seen:
            return Fate.OPENING
        return Fate.CLOSING if self.listed > 1 and line.words.endswith((".", "!", "?")) else Fate.DUTY


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w+#]+", text.lower()))


def _headings(lines: Sequence[Line], found: list[Fate], sub_headings: set[int]) -> list[Fate]:
    """Headings over kept lines are kept with them; so are headings inside a list of duties."""
    under: Fate | None = None
    for n in range(len(lines) - 1, -1, -1):
        if found[n] is not Fate.HEADING:
            under = found[n]
            continue
        kept = under in (Fate.OPENING, Fate.CLOSING) and not SAID_ANYWAY.search(lines[n].words)
        if kept or (under is Fate.DUTY and n in sub_headings):
            found[n] = under or Fate.HEADING
        under = None if found[n] is Fate.HEADING else under
    return found
