"""What becomes of each line of a posting: kept at the top or the end, a duty, or a demand to be turned around.

When in doubt the employer's own line stays as it stood; only what clearly demands leaves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fledge.audit.rewrite.potential.afterwards import (
    before_the_work,
    choosing,
    lists_whole,
    said_once,
    sentences_whole,
    told_in_prose,
    whole_paragraphs,
    work_after_all,
)
from fledge.audit.rewrite.potential.asking import demands, is_a_name, wants_a_person
from fledge.audit.rewrite.potential.clear import only_clear_demands
from fledge.audit.rewrite.potential.cues import (
    BEGINS_ASKING,
    BENEFIT,
    DEBRIS,
    LAW,
    LEGAL,
    ONLY_YEARS,
    PERSON_HEADING,
    SEEKS,
    WORK_HEADING,
)
from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.outline import Line, plain
from fledge.audit.rewrite.potential.over import DEMANDED, Over
from fledge.audit.rewrite.potential.signs import Signs
from fledge.audit.rewrite.potential.verbs import commands, is_duty
from fledge.posting import Posting

__all__ = ["Fate", "fates"]

_FEW_WORDS, _ALIKE, _SHORT, _ALONE = 12, 0.6, 2, 3
_YOU_WILL = re.compile(
    r"(?:in this role,? )?(?:you(?:['’]ll| will|['’]d| would)|as an? [^,]{3,60}, you)\b", re.IGNORECASE
)


def fates(posting: Posting, lines: Sequence[Line]) -> list[Fate]:
    """The fate of every line; a heading shares that of what stands under it, or is replaced by a plainer one."""
    walk = _Walk(posting, lines)
    found = [walk.take(n) for n in range(len(lines))]
    found = work_after_all(lines, found, {n for n, line in enumerate(lines) if walk.signs.measured.on(line.at)})
    found = whole_paragraphs(lines, sentences_whole(lines, lists_whole(lines, found)))
    found = choosing(lines, before_the_work(lines, told_in_prose(lines, found)))
    return only_clear_demands(posting, lines, said_once(lines, found), walk.signs)


class _Walk:
    """Goes down the lines once, remembering what the last heading said."""

    def __init__(self, posting: Posting, lines: Sequence[Line]) -> None:
        self.lines, self.signs = lines, Signs.of(posting)
        self.over = Over(lines, self.signs)
        self.named, self.title = plain(posting.title), _words(posting.title)
        self.work_seen = self.closing = self.person = self.work = self.demanded = False
        self.listed = 0

    def take(self, n: int) -> Fate:
        line = self.lines[n]
        if line.section == "title" or (not self.work_seen and self._repeats_title(line, n)):
            return Fate.TITLE
        if DEBRIS.match(line.words):
            return Fate.DEBRIS
        if line.heading and not self.signs.tells(line) and not self.over.is_a_line(n):
            return self._heading(n)
        fate = self._fate(n)
        listed = line.bullet or line.section in DEMANDED
        self.demanded = self.demanded or (line.section in DEMANDED and fate is Fate.ASK)
        told = fate is Fate.DUTY and (line.bullet or self.work or line.section == "duties")
        self.work_seen = self.work_seen or told or (listed and fate in (Fate.ASK, Fate.CONDITION))
        return fate

    def _repeats_title(self, line: Line, n: int) -> bool:
        """Whether a short line among the first is the title once more, in other words."""
        if n <= _FEW_WORDS and line.words == self.named:
            return True
        words = _words(line.words) - {"job", "title", "position", "role"}
        if line.bullet or n > _FEW_WORDS or not self.title or len(words) > _FEW_WORDS or line.words.endswith("."):
            return False
        return len(words & self.title) >= _ALIKE * len(words | self.title)

    def _heading(self, n: int) -> Fate:
        line = self.lines[n]
        if LAW.search(line.words) and ":" in line.words[:-1]:
            return Fate.CONDITION
        person = bool(PERSON_HEADING.search(line.words))
        self.closing = self.over.closes(n)
        self.demanded = self.demanded and line.section in DEMANDED
        beside = line.section in ("", "about", "offer", "legal")
        self.work = beside and bool(WORK_HEADING.search(line.words)) and not self.closing
        self.person = line.section in ("duties", "") and not self.closing and person
        return Fate.HEADING

    @property
    def edge(self) -> Fate:
        """Where the employer's own stays: before the work or after it."""
        return Fate.CLOSING if self.work_seen else Fate.OPENING

    def _fate(self, n: int) -> Fate:
        line = self.lines[n]
        if ONLY_YEARS.match(line.words):
            return Fate.ASK
        if self.signs.tells(line) or LEGAL.search(line.words):
            return self.edge
        if line.section in DEMANDED or (self.person and line.section in ("duties", "")):
            return self._item(line) if line.bullet and not self.closing else self._prose(line)
        return self.signs.asked(line) if self.signs.demanded(line) else self._other(n)

    def _item(self, line: Line) -> Fate:
        """An item under a heading for demands: it leaves, unless the employer tells of itself or of a benefit in it."""
        if self.signs.measured.on(line.at):
            return Fate.ASK
        given = BENEFIT.search(line.words) and not demands(f"{line.words}.") and not BEGINS_ASKING.match(line.words)
        own = given or (not line.words.startswith("You") and self.signs.own(line))
        return self.edge if own and not self.signs.bound.on(line.at) else self.signs.asked(line)

    def _prose(self, line: Line) -> Fate:
        """A sentence under a heading for demands: with the first that is the employer's own, the list ends."""
        begins, own = bool(BEGINS_ASKING.match(line.words)), self.signs.own(line)
        if self.signs.measured.on(line.at) and not (self.closing and own):
            return Fate.ASK
        if self.closing and (own or not begins):
            return self.edge
        if own or not (begins or self.signs.bound.on(line.at) or demands(line.words, self.signs.company)):
            self.closing = self.closing or (own and self.demanded)
            return self.signs.condition(line) or self.edge
        return self.signs.asked(line)

    def _other(self, n: int) -> Fate:
        line = self.lines[n]
        if self.closing:
            return self.edge
        asks = BEGINS_ASKING.match(line.words) or (line.section == "duties" and wants_a_person(line.words))
        if line.section in ("", "duties", "stack") and asks:
            return self.signs.asked(line)
        if line.section in ("", "duties") and not is_duty(line.words):
            if LAW.search(line.words) and self.signs.condition(line):
                return Fate.CONDITION
            if BENEFIT.search(line.words):
                self.closing = True
                return self.edge
        if line.section == "duties" or self.work:
            mere = self.signs.asks.on(line.at) and not is_duty(line.words)
            return Fate.ASK if mere else self._work(line)
        if line.section == "stack":
            return self._stack(line)
        return Fate.DUTY if not line.section and self._is_listed_work(n) else self.edge

    def _stack(self, line: Line) -> Fate:
        """Among tools: what is done with them, or the tools themselves."""
        if line.bullet and commands(line.words) and len(line.words.split()) > _ALONE:
            return Fate.DUTY
        return Fate.STACK if self.signs.tools.on(line.at) else self.edge

    def _is_listed_work(self, n: int) -> bool:
        """Work told without a heading: an item, a sentence with "you will", or one of several that begin so."""
        line = self.lines[n]
        if not is_duty(line.words) or is_a_name(line.words):
            return False
        near = (self.lines[m] for m in (n - 1, n + 1) if 0 <= m < len(self.lines))
        among = any(commands(other.words) and not other.heading for other in near)
        return line.bullet or bool(_YOU_WILL.match(line.words)) or among

    def _work(self, line: Line) -> Fate:
        """Among duties: what is done; sentences before the first introduce it, those after tell of something else."""
        listed = line.bullet or commands(line.words)
        if SEEKS.search(line.words) and not line.bullet:
            return self.edge
        if line.bullet and not commands(line.words) and is_a_name(line.words) and len(line.words.split()) > _SHORT:
            return Fate.CLOSING
        self.listed += listed
        if listed or is_duty(line.words):
            return Fate.DUTY
        if not self.work_seen:
            return Fate.OPENING
        prose = line.words.endswith((".", "!", "?")) and (self.listed > 1 or self.signs.own(line))
        return Fate.CLOSING if prose else Fate.DUTY


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w+#]+", text.lower()))
