"""Why a line of the original does not stand where it stood: in the words of the facts it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fledge.audit.finding import Audit, Grade
from fledge.audit.rewrite.potential import sentences as say
from fledge.audit.rewrite.potential.fates import Fate
from fledge.audit.rewrite.potential.learning import Learning, capital, in_a_row
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.own_words import SOFT
from fledge.facts import FactBook, Kind
from fledge.posting import Level, Mention, Posting, Status, Words

_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Reasons:
    """What is needed to say where a demand went: the original's audit, and what the new text teaches and asks."""

    audit: Audit
    book: FactBook
    learning: Learning
    brought: frozenset[str]
    stands_for: Mapping[int, str]

    @property
    def posting(self) -> Posting:
        """The original."""
        return self.audit.posting

    def of(self, fate: Fate, number: int, line: Line, grave: Mapping[int, str]) -> str:
        """Why a line is gone, whatever it was."""
        if fate is Fate.TITLE:
            return "The new title stands at the top."
        if fate is Fate.HEADING:
            return "What stood under it is now under plainer headings."
        if fate is Fate.DUTY:
            return "The original says this twice."
        return self.asked(number, line, grave)

    def asked(self, number: int, line: Line, grave: Mapping[int, str]) -> str:
        """Why a line that asked something is gone, and where to."""
        parts = [*self._nobody(line), *([grave[number]] if number in grave else ())]
        parts += [*self._years(line), *self._skills(line), *self._degrees(line), *self._domains(line)]
        if number in self.stands_for:
            parts.append(f'It is now said more plainly under "{self.stands_for[number]}".')
        return " ".join(capital(part) for part in dict.fromkeys(parts or self._other(line)))

    def _nobody(self, line: Line) -> Iterator[str]:
        for finding in self.audit.findings:
            if finding.grade in (Grade.IMPOSSIBLE, Grade.NOBODY) and any(_on(line, q) for q in finding.quotes):
                yield finding.says

    def _years(self, line: Line) -> Iterator[str]:
        if any(_on(line, asked.at) for asked in self.posting.years):
            fact = self.book.constants.get("years_of_experience")
            figure = f" (correlation {fact.value.split()[0]} over many samples)" if fact else ""
            yield f"Years say little about how well somebody works{figure}; the work to be done states the level."

    def _skills(self, line: Line) -> Iterator[str]:
        named = {
            m.skill: m for m in self.posting.mentions if _on(line, m.at) and m.in_book and m.kind is not Kind.DOMAIN
        }
        brought = [self._name(m) for m in named.values() if m.skill in self.brought]
        learned = [
            self._name(m) for m in named.values() if m.skill in self.learning.skills and m.skill not in self.brought
        ]
        if brought:
            yield f'Kept, now under "{say.BRING}": {_listed(brought)}.'
        if learned:
            known = "".join(
                f" {self._hours(skill)}"
                for skill in named
                if skill in self.learning.skills and self.book.hours_of(skill)
            )
            yield f'Learned on the work, now under "{say.LEARN}": {_listed(learned)}.{known}'
        left = [self._name(m) for m in named.values() if m.skill in self.learning.left_out]
        if left:
            yield f"It comes with the work and need not stand in a posting: {_listed(left)}."

    def _hours(self, skill: str) -> str:
        fact = self.book.hours_of(skill)
        return (
            f"A public course from nothing to {self.book[skill].name} plans {fact.value} ({fact.source})."
            if fact
            else ""
        )

    def _name(self, m: Mention) -> str:
        return self.book[m.skill].name

    def _degrees(self, line: Line) -> Iterator[str]:
        here = [d for d in self.posting.degrees if _on(line, d.at)]
        if any(d.level is Level.CERTIFICATE for d in here):
            yield "A certificate can be earned here, with the training budget."
        elif any(d.status is Status.MUST for d in here):
            yield "Work can show what a degree is meant to promise, so equivalent experience counts as much."
        elif here:
            yield "A degree that is only preferred keeps people from applying and decides nothing."

    def _domains(self, line: Line) -> Iterator[str]:
        if any(_on(line, d.at) for d in self.posting.domains):
            yield "The field can be learned from people here, so it keeps nobody out."

    def _other(self, line: Line) -> Iterator[str]:
        if any(_on(line, level.at) for level in self.posting.levels):
            yield "It names a level instead of the work. The first projects and month twelve state the level."
        elif re.search(r":$", line.words):
            yield "It only led to lines that are turned around below."
        elif SOFT.search(line.words):
            yield "An application cannot show this. Work sample and interview look at it, the same way for all."
        elif line.section == "nice":
            yield "A wish beyond what is needed is one more reason not to apply."
        else:
            yield "It asks for more than the first year needs. Put it back if the job cannot be done without it."


def _listed(names: list[str], last: str = "and") -> str:
    names = list(dict.fromkeys(names))
    more = len(names) - _SHOWN
    return in_a_row([*names[:_SHOWN], f"{more} more"], last) if more > 1 else in_a_row(names, last)


def _on(line: Line, at: Words) -> bool:
    return line.at.start < at.end and at.start < line.at.end
