"""The new text, section by section, in the order in which a reader asks: who, what, with whose help, how judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from fledge.audit.rewrite.potential import sentences as say
from fledge.audit.rewrite.potential.asking import employer_speaks
from fledge.audit.rewrite.potential.cues import SAMPLE
from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.fields import fields
from fledge.audit.rewrite.potential.learning import in_a_row
from fledge.audit.rewrite.potential.moves import Written
from fledge.audit.rewrite.potential.plan import Plan
from fledge.audit.rewrite.potential.projects import projects
from fledge.audit.rewrite.potential.rescued import conditions_in, facts_in
from fledge.audit.rewrite.potential.retitled import retitled
from fledge.audit.rewrite.potential.units import Unit
from fledge.audit.rewrite.potential.verbs import commands, leads
from fledge.facts import Kind

#: How a line begins in which the employer speaks of what it gives.
_WE = re.compile(r"(?:we|you(?:'|’)ll|you will)\b", re.IGNORECASE)
#: Where a title goes on with something besides the role.
_BESIDE = re.compile(r"\s*[|(),;\[\]]\s*|\s+[-–—]\s+")


def sections(plan: Plan) -> Iterator[Written]:
    """All lines of the new text, in order."""
    return chain(
        _title(plan), _kept(plan, Fate.OPENING), _duties(plan), _projects(plan), _bring(plan), _conditions(plan),
        _learn(plan), _promise(plan), _judge(plan), _choose(plan), _kept(plan, Fate.CLOSING), _rescued(plan),
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
    later = [(n, unit) for n, unit in duties if _is_item(unit) and leads(unit.words)]
    if len(later) == sum(not unit.heading for _, unit in duties):
        later = []
    listed = sum(_is_item(unit) for _, unit in duties) > 1
    said: set[str] = set()
    item = False
    for n, unit in duties:
        item = not unit.heading and (_is_item(unit) or (listed and item and _goes_on(unit)))
        if (n, unit) not in later and unit.words not in said:
            yield _duty(plan, n, unit, bullet=item)
        said.add(unit.words)
    if later:
        yield Written(say.LATER_DUTIES, "Guiding others comes after one's own work.", bullet=False)
        yield from (_duty(plan, n, unit, bullet=_is_item(unit)) for n, unit in later)


def _goes_on(unit: Unit) -> bool:
    """Whether a line without a known verb goes on with a list of duties."""
    return len(unit.words) < _AN_ITEM and not employer_speaks(unit.words)


def _duty(plan: Plan, n: int, unit: Unit, *, bullet: bool) -> Written:
    words = retitled(unit.words, plan.posting.title, plan.role.core, plan.role.title)
    because = "The same words, as a list." if words == unit.words else "The role goes by its new title."
    return Written(words, because, n, bullet, unit.heading)


def _is_item(unit: Unit) -> bool:
    return unit.bullet or (not unit.heading and commands(unit.words))


def _projects(plan: Plan) -> Iterator[Written]:
    yield Written(say.PROJECTS, _BOUNDED, heading=True)
    yield Written(say.PROJECTS_LEAD, _BOUNDED)
    duties = [part for _, unit in plan.numbered(Fate.DUTY) if not unit.heading for part in unit.parts]
    yield from (Written(project.words, _FROM_DUTIES, bullet=True) for project in projects(duties, plan.offer))
    yield Written(say.ON_YOUR_OWN.format(months=plan.offer.months), _LEVEL)


def _bring(plan: Plan) -> Iterator[Written]:
    yield plan.heading(say.BRING, "must", _PLAINER)
    yield from (
        Written(b.words, _quoting(plan.from_lines(b.skills), _FEW), bullet=True, stands_for=b.lines)
        for b in plan.brought
    )
    yield Written(say.SHOW.format(made="built" if plan.role.builds else "did"), _SHOWN, bullet=True)
    domains = fields(plan.posting, plan.book)
    if domains:
        yield Written(say.WELCOME.format(domain=in_a_row(domains, "or")), _DOMAIN, bullet=True)


def _conditions(plan: Plan) -> Iterator[Written]:
    conditions = [Written(unit.words, "", n, bullet=True) for n, unit in plan.numbered(Fate.CONDITION)]
    rescued = conditions_in(_all_gone(plan), _said(plan), _named(plan))
    conditions += [line for line in rescued if line.words not in plan.barred]
    if conditions:
        yield Written(say.CONDITIONS, "Law, place and language: nobody learns them on the work.", heading=True)
        yield from conditions


def _all_gone(plan: Plan) -> list[str]:
    """Every line that leaves, the headings and what the title says besides the role among them."""
    gone = plan.gone() + [unit.words for _, unit in plan.numbered(Fate.HEADING)]
    return gone + [part for part in _BESIDE.split(plan.posting.title) if not plan.role.core or part != plan.role.core]


def _said(plan: Plan) -> str:
    return "\n".join([plan.kept(), *(line.words for line in _title(plan))])


def _named(plan: Plan) -> set[str]:
    return {m.at.of(plan.posting.text) for m in plan.posting.mentions if m.kind is Kind.TOOL}


def _learn(plan: Plan) -> Iterator[Written]:
    yield Written(say.LEARN, _LEARNED, heading=True)
    learns = plan.learning
    if learns.first:
        yield Written(say.LEARN_LEAD, _LEARNED)
    yield from (Written(kin.line, _quoting(plan.from_lines(kin.skills), _LEARNED), bullet=True) for kin in learns.first)
    domains = fields(plan.posting, plan.book)
    if domains:
        yield Written(say.DOMAIN.format(domain=in_a_row(domains)), _DOMAIN, bullet=True)
    if learns.later:
        yield Written(say.LATER.format(names=in_a_row(learns.later)), _LEARNED, bullet=True)
    if not (learns.first or learns.later or domains):
        yield Written(say.LEARN_NOTHING, _LEARNED, bullet=True)


def _quoting(origin: str, because: str) -> str:
    return f'From "{origin}". {because}' if origin else because


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
    said = (line.words for line in chain(_conditions(plan), _promise(plan)))
    return facts_in(plan.posting, "\n".join([_said(plan), *said]))


def _number(hours: float | None) -> str:
    return "" if hours is None else f"{hours:g}"


def _judge(plan: Plan) -> Iterator[Written]:
    yield Written(say.JUDGE, _JUDGED, heading=True)
    yield Written(say.JUDGED.format(months=plan.offer.months), _JUDGED)


def _choose(plan: Plan) -> Iterator[Written]:
    """The employer's own steps where it tells them, and in any case the same questions and an answer."""
    yield Written(say.CHOOSE, _CHOSEN, heading=True)
    own = plan.numbered(Fate.CHOOSING)
    yield from (Written(unit.words, "", n, unit.bullet, unit.heading) for n, unit in own)
    sampled = any(SAMPLE.search(unit.words) for _, unit in own)
    ours = (say.INTERVIEW, say.ANSWER) if sampled else (say.SAMPLE, say.INTERVIEW, say.ANSWER)
    yield from (Written(words, _CHOSEN, bullet=True) for words in ours)


#: A longer line is a paragraph, even among the items of a list.
_AN_ITEM = 300
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
