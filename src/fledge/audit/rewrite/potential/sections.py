"""The new text, section by section, in the order in which a reader asks: who, what, with whose help, how judged."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from fledge.audit.rewrite.potential import sentences as say
from fledge.audit.rewrite.potential.bring import Brought
from fledge.audit.rewrite.potential.fates import Fate
from fledge.audit.rewrite.potential.learning import Learning, in_a_row
from fledge.audit.rewrite.potential.moves import Written
from fledge.audit.rewrite.potential.offer import Offer
from fledge.audit.rewrite.potential.outline import plain
from fledge.audit.rewrite.potential.projects import Project, projects
from fledge.audit.rewrite.potential.rescued import conditions_in, facts_in
from fledge.audit.rewrite.potential.role import Role
from fledge.audit.rewrite.potential.units import Unit, retitled
from fledge.audit.rewrite.potential.verbs import commands, leads
from fledge.facts import FactBook
from fledge.posting import Posting

#: How a line begins in which the employer speaks of what it gives.
_WE = re.compile(r"(?:we|you(?:'|’)ll|you will)\b", re.IGNORECASE)
_MANY_LEAD = 0.5
#: Characters around a name that a quote shows.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the new text is made of."""

    posting: Posting
    book: FactBook
    role: Role
    brought: Sequence[Brought]
    learning: Learning
    offer: Offer
    units: tuple[Unit, ...]

    def numbered(self, *fates: Fate) -> list[tuple[int, Unit]]:
        """The units of some fates, with their numbers."""
        return [(n, unit) for n, unit in enumerate(self.units) if unit.fate in fates]

    def gone(self) -> list[str]:
        """The words of what is turned around."""
        return [unit.words for _, unit in self.numbered(Fate.ASK, Fate.STACK)]

    def from_lines(self, skills: Collection[str]) -> str:
        """Where the original spoke of these skills, quoted; "" where it did not ask for them."""
        text = self.posting.text
        at = next((m.at.start for m in self.posting.asked() if m.skill in skills), None)
        if at is None:
            return ""
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        return _around(text[start : end if end >= 0 else len(text)], at - start)

    def heading(self, words: str, section: str, because: str) -> Written:
        """A heading of the new text in place of the original's first over the same thing."""
        over = (n for n, unit in self.numbered(Fate.HEADING) if unit.section == section)
        return Written(words, because, next(over, None), heading=True)


def sections(plan: Plan) -> Iterator[Written]:
    """All lines of the new text, in order."""
    return chain(
        _title(plan), _kept(plan, Fate.OPENING), _duties(plan), _projects(plan), _bring(plan), _conditions(plan),
        _learn(plan), _promise(plan), _judge(plan), _choose(), _kept(plan, Fate.CLOSING), _rescued(plan),
    )  # fmt: skip


def _title(plan: Plan) -> Iterator[Written]:
    titles = plan.numbered(Fate.TITLE)
    yield Written(plan.role.title, _TITLED, titles[0][0] if titles else None, heading=True)
    if titles and "|" in titles[0][1].words:
        beside = [part.strip() for part in titles[0][1].words.split("|")]
        rest = [
            part for part in beside if part and part.lower() not in plan.role.core.lower() and not _is_core(part, plan)
        ]
        if rest:
            yield Written(", ".join(rest), "What the title line said besides the role.")


def _is_core(part: str, plan: Plan) -> bool:
    return bool(plan.role.core) and plan.role.core.lower() in part.lower()


def _kept(plan: Plan, fate: Fate) -> Iterator[Written]:
    for n, unit in plan.numbered(fate):
        words = retitled(unit.words, plan.posting.title, plan.role.core, plan.role.title)
        because = "" if words == unit.words else "The role goes by its new title."
        yield Written(words, because, n, unit.bullet, unit.heading)


def _duties(plan: Plan) -> Iterator[Written]:
    """The duties in their own words; those about leading others come last."""
    yield plan.heading(say.DUTIES, "duties", _PLAINER)
    duties = plan.numbered(Fate.DUTY)
    if not duties:
        yield Written(say.NO_DUTIES, "The original does not say what the person does.", bullet=True)
    later = [(n, unit) for n, unit in duties if not unit.heading and leads(unit.words)]
    if len(later) > len(duties) * _MANY_LEAD or plan.role.leads:
        later = []
    said: set[str] = set()
    for n, unit in duties:
        if (n, unit) not in later and unit.words not in said:
            yield _duty(plan, n, unit)
        said.add(unit.words)
    if later:
        yield Written(say.LATER_DUTIES, "Guiding others comes after one's own work.", bullet=False)
        yield from (_duty(plan, n, unit) for n, unit in later)


def _duty(plan: Plan, n: int, unit: Unit) -> Written:
    words = retitled(unit.words, plan.posting.title, plan.role.core, plan.role.title)
    because = "The same words, as a list." if words == unit.words else "The role goes by its new title."
    item = unit.bullet or (not unit.heading and commands(words))
    return Written(words, because, n, item, unit.heading)


def _projects(plan: Plan) -> Iterator[Written]:
    yield Written(say.PROJECTS, _BOUNDED, heading=True)
    yield Written(say.PROJECTS_LEAD, _BOUNDED)
    found = projects([unit.words for _, unit in plan.numbered(Fate.DUTY) if not unit.heading], plan.offer)
    yield from (Written(project.words, _FROM_DUTIES, bullet=True) for project in found)
    yield Written(_on_your_own(found, plan.offer.months), _LEVEL)


def _on_your_own(found: Sequence[Project], months: int) -> str:
    work = next((project.work for project in reversed(found) if project.work), "")
    return say.ON_YOUR_OWN.format(months=months, work=work) if work else say.ON_YOUR_OWN_BLANK.format(months=months)


def _bring(plan: Plan) -> Iterator[Written]:
    yield plan.heading(say.BRING, "must", _PLAINER)
    yield from (
        Written(b.words, _quoting(plan.from_lines(b.skills), _FEW), bullet=True, stands_for=b.lines)
        for b in plan.brought
    )
    yield Written(say.SHOW.format(made="built" if plan.role.builds else "did"), _SHOWN, bullet=True)
    domains = _domains(plan)
    if domains:
        yield Written(say.WELCOME.format(domain=in_a_row(domains, "or")), _DOMAIN, bullet=True)


def _domains(plan: Plan) -> list[str]:
    asked = [plan.book[d.domain].name.removesuffix(" domain") for d in plan.posting.domains if d.status.asked]
    return list(dict.fromkeys(asked))[:2]


def _conditions(plan: Plan) -> Iterator[Written]:
    conditions = [Written(unit.words, "", n, bullet=True) for n, unit in plan.numbered(Fate.CONDITION)]
    conditions += conditions_in(plan.gone())
    if conditions:
        yield Written(say.CONDITIONS, "Law, place and language: nobody learns them on the work.", heading=True)
        yield from conditions


def _learn(plan: Plan) -> Iterator[Written]:
    yield Written(say.LEARN, _LEARNED, heading=True)
    learns = plan.learning
    if learns.first:
        yield Written(say.LEARN_LEAD, _LEARNED)
    yield from (Written(kin.line, _quoting(plan.from_lines(kin.skills), _LEARNED), bullet=True) for kin in learns.first)
    domains = _domains(plan)
    if domains:
        yield Written(say.DOMAIN.format(domain=in_a_row(domains)), _DOMAIN, bullet=True)
    if learns.later:
        yield Written(say.LATER.format(names=in_a_row(learns.later)), _LEARNED, bullet=True)
    if not (learns.first or learns.later or domains):
        yield Written(say.LEARN_NOTHING, _LEARNED, bullet=True)


def _quoting(origin: str, because: str) -> str:
    return f'From "{origin}". {because}' if origin else because


def _around(line: str, at: int) -> str:
    """The words of a line, or those near a place in it where it is long."""
    start = line.rfind(" ", 0, at - _NEAR) + 1 if at > _NEAR else 0
    end = line.find(" ", at + _NEAR) if len(line) > at + _NEAR else -1
    words = plain(line[start : end if end >= 0 else len(line)]).rstrip(".,;: ")
    return f"{'… ' if start else ''}{words}{' …' if end >= 0 else ''}"


def _promise(plan: Plan) -> Iterator[Written]:
    offer = plan.offer
    yield Written(say.PROMISE, _PROMISED, heading=True)
    mentor = say.MENTOR.format(
        mentor=offer.mentor or say.BLANK_MENTOR, hours=_number(offer.mentor_hours_a_week) or say.BLANK_MENTOR_HOURS
    )
    yield Written(mentor, _PROMISED, bullet=True)
    hours = _number(offer.protected_hours_a_week) or say.BLANK_HOURS
    yield Written(say.PROTECTED.format(hours=hours), _PROMISED, bullet=True)
    budget = offer.training_budget or say.BLANK_BUDGET
    yield Written(say.BUDGET.format(budget=budget, months=offer.months), _PROMISED, bullet=True)
    yield from (Written(words, "The original promises this, in its own words.", bullet=True) for words in _own(plan))


def _own(plan: Plan) -> Iterator[str]:
    """Promises to learners that stood in lines which are gone."""
    text = plan.posting.text
    promised = [promise.at.of(text) for promise in plan.posting.promises]
    for words in dict.fromkeys(plan.gone()):
        if _WE.match(words) and any(promise in words for promise in promised):
            yield words


def _rescued(plan: Plan) -> Iterator[Written]:
    kept = " ".join(unit.words for _, unit in plan.numbered(Fate.OPENING, Fate.DUTY, Fate.CLOSING, Fate.CONDITION))
    return facts_in(plan.posting, plan.gone(), kept)


def _number(hours: float | None) -> str:
    return "" if hours is None else f"{hours:g}"


def _judge(plan: Plan) -> Iterator[Written]:
    yield Written(say.JUDGE, _JUDGED, heading=True)
    yield Written(say.JUDGED.format(months=plan.offer.months), _JUDGED)


def _choose() -> Iterator[Written]:
    yield Written(say.CHOOSE, _CHOSEN, heading=True)
    for words in (say.SAMPLE, say.INTERVIEW, say.ANSWER):
        yield Written(words, _CHOSEN, bullet=True)


_TITLED = "The title says that the role can be learned; level is stated by the work below."
_PLAINER = "A plain heading, so that a reader finds the place."
_BOUNDED = "People learn on small pieces with an end, and a reader sees from them what the work is."
_FROM_DUTIES = "Taken from the duties, the smallest first."
_LEVEL = "This is the level: work to be done, instead of years and words like senior or expert."
_FEW = "One of few fundamentals; what can be learned here is not asked."
_SHOWN = "Learning is shown instead of claimed; somebody who has done it once will do it here."
_DOMAIN = "The field can be learned from people here, so it keeps nobody out."
_LEARNED = "What the original demanded is what the person learns here."
_PROMISED = "Whoever is to learn needs a person, time and money, with numbers."
_JUDGED = "Learning takes a year; whoever is judged after three months is judged on what they knew before."
_CHOSEN = "Work samples and structured interviews say more about how somebody works than a list of tools."
