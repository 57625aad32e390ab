"""What the reader found on each line, as signs of what the line is: pay, a demand, years, a place."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.audit.rewrite.potential.asking import employer_speaks
from fledge.audit.rewrite.potential.cues import AMOUNT, APPLY, CLOSES, CONDITION, EAGER, NAMES_ROLE
from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.spans import Spans
from fledge.posting import Posting

_KEPT_AS_CONDITION = 220


@dataclass(frozen=True, slots=True)
class Signs:
    """Where a posting demands, names tools, counts years and speaks of pay."""

    company: str
    demands: Spans
    asks: Spans
    tools: Spans
    measured: Spans
    bound: Spans
    pay: Spans

    @classmethod
    def of(cls, posting: Posting) -> Signs:
        """As the reader found them; a skill that only names the role or the employer is no demand."""
        mentions = [m.at for m in posting.mentions if m.at.of(posting.text) not in posting.company]
        measured = [*(y.at for y in posting.years), *(d.at for d in posting.degrees)]
        sought = [m.at for m in posting.asked() if not NAMES_ROLE.match(posting.text, m.at.end)]
        sought += [y.at for y in posting.years if y.status.asked] + [d.at for d in posting.domains]
        sought += [d.at for d in posting.degrees if d.status.asked]
        return cls(
            company=posting.company,
            demands=Spans.of(sought),
            asks=Spans.of(posting.asks),
            tools=Spans.of(mentions),
            measured=Spans.of(measured),
            bound=Spans.of([*measured, *mentions]),
            pay=Spans.of(p.at for p in posting.pay),
        )

    def own(self, line: Line) -> bool:
        """Whether the employer speaks of itself in it."""
        return employer_speaks(line.words, self.company)

    def demanded(self, line: Line) -> bool:
        """Whether the reader found a demand on it that is not merely told."""
        told = not self.measured.on(line.at) and self.own(line)
        return self.demands.on(line.at) and self.asks.on(line.at) and not told

    def tells(self, line: Line) -> bool:
        """Whether it is about pay, benefits or how to apply."""
        if self.pay.on(line.at) or AMOUNT.match(line.words):
            return True
        return bool(CLOSES.search(line.words)) and not self.bound.on(line.at)

    def condition(self, line: Line) -> Fate | None:
        """The fate of a line that says what the job needs from anybody; None for any other."""
        told = bool(CONDITION.search(line.words)) and not EAGER.search(line.words)
        if not told or len(line.words) > _KEPT_AS_CONDITION or self.measured.on(line.at):
            return None
        return Fate.CONDITION if self.own(line) or not self.bound.on(line.at) else None

    def asked(self, line: Line) -> Fate:
        """The fate of a line that asks something: how to apply and conditions stay."""
        if APPLY.search(line.words) and not self.bound.on(line.at) and not line.bullet:
            return Fate.CLOSING
        return self.condition(line) or Fate.ASK
