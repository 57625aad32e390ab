"""A posting → the same role, opened to people who learn it: fundamentals asked, tools taught, promises with numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fledge.audit.check import check
from fledge.audit.finding import Audit
from fledge.audit.rewrite.potential import sentences as say
from fledge.audit.rewrite.potential.bring import Brought, bring, explains
from fledge.audit.rewrite.potential.clear import Clear
from fledge.audit.rewrite.potential.expecting import expecting
from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.fates import fates
from fledge.audit.rewrite.potential.learning import learning
from fledge.audit.rewrite.potential.moves import Old, Written, changes
from fledge.audit.rewrite.potential.offer import Offer
from fledge.audit.rewrite.potential.outline import Line, cleaned, employer, outline
from fledge.audit.rewrite.potential.plan import Plan
from fledge.audit.rewrite.potential.reasons import Reasons
from fledge.audit.rewrite.potential.role import Role, role
from fledge.audit.rewrite.potential.sections import sections
from fledge.audit.rewrite.potential.settled import Placed, quoted_of_ours, text_of, to_turn_around
from fledge.audit.rewrite.potential.signs import Signs
from fledge.audit.rewrite.potential.sorted_asks import Sorter
from fledge.audit.rewrite.potential.units import Unit, units
from fledge.audit.rewrite.rewritten import Purpose, Rewrite
from fledge.facts import FactBook, Kind
from fledge.posting import Posting, read
from fledge.problem import Problem

_ROUNDS = 10
#: From so many lines in the employer's words on, what will be learned is told.
_ENOUGH = 3
#: Why lines leave that asked nothing.
_LEAVES = {
    Fate.DEBRIS: "A mark of a job board, with nothing in it for a reader.",
    Fate.TWICE: "The original says this twice.",
}
_BLANK = re.compile(r"\[[^\[\]\n]{3,90}\]")


def potential(posting: Posting, book: FactBook, today: date, offer: Offer | None = None) -> Rewrite:
    """The posting as one that hires for potential and trains for skills; complete, with a reason for every change.

    What the organisation has not said in ``offer`` becomes a marked blank. Lines about the employer, pay, benefits and
    law keep their own words. The new text is audited again, and kept lines that would still cost people are taken out.
    Raises a Problem where the posting could not be read.
    """
    if posting.unread:
        raise Problem(
            posting.unread,
            where=posting.title or "the posting",
            mend="give the whole posting, with what it asks, so that it can be turned around",
        )
    posting, company = cleaned(posting, book), posting.company
    lines = outline(posting, book)
    posting = posting if company else replace(posting, company=employer(lines))
    draft = _Draft(check(posting, book, today), book, lines, tuple(fates(posting, lines)), offer or Offer(), company)
    grave: dict[int, str] = {}
    for _ in range(_ROUNDS):
        written, again = draft.tried(grave)
        placed = Placed(written, lines, draft.units(grave))
        found, ours = to_turn_around(again, placed), quoted_of_ours(again, placed)
        if not found.keys() - grave.keys() and ours <= draft.barred:
            return draft.rewrite(written, again, grave)
        grave |= found
        draft = replace(draft, barred=draft.barred | ours)
    return draft.rewrite(*draft.tried(grave), grave)


@dataclass(frozen=True, slots=True)
class _Draft:
    """The original with everything that is known of it, ready to be written anew."""

    audit: Audit
    book: FactBook
    lines: tuple[Line, ...]
    first_fates: tuple[Fate, ...]
    offer: Offer
    company: str = ""
    barred: frozenset[str] = frozenset()

    @property
    def posting(self) -> Posting:
        return self.audit.posting

    def fates(self, grave: Mapping[int, str]) -> list[Fate]:
        """As found, but what would still cost people is turned around too."""
        return [Fate.ASK if n in grave else fate for n, fate in enumerate(self.first_fates)]

    def units(self, grave: Mapping[int, str]) -> tuple[Unit, ...]:
        return units(self.posting.text, self.lines, self.fates(grave))

    def role(self) -> Role:
        ai = [m for m in self.posting.asked() if m.in_book and self.book[m.skill].pack == "ai"]
        mostly = len({m.skill for m in ai}) * 2 > len({m.skill for m in self.posting.asked(Kind.TOOL, Kind.CONCEPT)})
        return role(self.titled, (), mostly_ai=mostly)

    @property
    def titled(self) -> str:
        """The title, or the first line where it names the role between strokes."""
        first = self.posting.text.strip().split("\n", 1)[0]
        named = role(self.posting.title, (), mostly_ai=False).core
        return first if not named and "|" in first else self.posting.title

    def plan(self, grave: Mapping[int, str]) -> Plan:
        of, fates, units = self.role(), self.fates(grave), self.units(grave)
        asks = [(n, self.lines[n]) for n, fate in enumerate(fates) if fate is Fate.ASK and n not in grave]
        brought = [b for b in bring(self.posting, self.book, of, asks) if b.words not in self.barred]
        found = self.sorter(brought).sort(units, grave)
        brought += explains(asks, " ".join(said.words for said in found.traits))
        told = frozenset(skill for said in found.learned for skill in said.skills)
        skills = _skills(brought)
        titled = learning(self.posting, self.book, skills).in_title(self.book)
        enough = len(found.learned) >= _ENOUGH
        learns = learning(self.posting, self.book, skills, told, found.skills or None, names_only=enough)
        named = role(self.titled, titled, mostly_ai=of.about_ai)
        return Plan(self.posting, self.book, named, brought, learns, self.offer, units, found, self.barred)

    def sorter(self, brought: Sequence[Brought]) -> Sorter:
        """Sorts the demands that no line of what is brought stands for."""
        clear = Clear.of(self.posting, Signs.of(self.posting))
        taken = frozenset(n for b in brought for n in b.lines)
        return Sorter(self.posting, self.book, clear, self.lines, _skills(brought), taken, self.barred)

    def tried(self, grave: Mapping[int, str]) -> tuple[tuple[Written, ...], Audit]:
        """The new lines, and what an audit of them finds."""
        written = tuple(sections(self.plan(grave)))
        again = read(text_of(written), self.book, title=written[0].words, company=self.company)
        return written, check(again, self.book, self.audit.today)

    def rewrite(self, written: tuple[Written, ...], again: Audit, grave: Mapping[int, str]) -> Rewrite:
        plan = self.plan(grave)
        text = text_of(written)
        ours = (written[0], *(line for line in written if line.unit is None))
        blanks = dict.fromkeys(blank for line in ours for blank in _BLANK.findall(line.words))
        return Rewrite(
            purpose=Purpose.POTENTIAL,
            title=written[0].words,
            company=self.company,
            text=text,
            changes=changes(self._old(plan, grave), written),
            blanks=tuple(blanks),
            expect=expecting(self.audit, again, plan.role, self.book),
        )

    def _old(self, plan: Plan, grave: Mapping[int, str]) -> list[Old]:
        why = Reasons(self.audit, self.book, plan.learning, _skills(plan.brought), _stand_for(plan))
        return [
            Old(unit.shown, _LEAVES[unit.fate])
            if unit.fate in _LEAVES
            else Old(unit.shown, why.of(unit.fate, unit.lines[0], self.lines[unit.lines[0]], grave))
            for unit in plan.units
        ]


def _skills(brought: Sequence[Brought]) -> frozenset[str]:
    return frozenset(skill for b in brought for skill in b.skills)


def _stand_for(plan: Plan) -> dict[int, str]:
    """The headings under which original lines are taken up, by the numbers of the lines."""
    parts = (
        (say.WISHES, plan.sorted.wishes), (say.LEARN, plan.sorted.learned), (say.BRING, plan.sorted.traits),
        (say.BRING, plan.brought),
    )  # fmt: skip
    return {n: heading for heading, found in parts for each in found for n in each.lines}
