"""The new text: the original in its order, with plain sections where it demanded and after what is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from fledge.audit.rewrite.potential import sentences as say
from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.fields import fields
from fledge.audit.rewrite.potential.learning import in_a_row
from fledge.audit.rewrite.potential.moves import Written
from fledge.audit.rewrite.potential.places import Places, places
from fledge.audit.rewrite.potential.plan import Plan
from fledge.audit.rewrite.potential.projects import projects
from fledge.audit.rewrite.potential.promised import choose, judge, promise
from fledge.audit.rewrite.potential.rescued import conditions_in, facts_in, tops_of
from fledge.audit.rewrite.potential.retitled import retitled
from fledge.audit.rewrite.potential.units import Unit
from fledge.facts import Kind


def sections(plan: Plan) -> Iterator[Written]:
    """All lines of the new text, in order."""
    at = places(plan.units)
    later = set(at.later)
    yield from _title(plan)
    for n, unit in enumerate(plan.units):
        yield from _before(plan, at, n)
        if unit.stays and n not in later:
            yield from _heading_over(at, n)
            yield _kept(plan, n, unit, listed=n in at.items)
    yield from _before(plan, at, len(plan.units))
    yield from _rescued(plan, at)


def _before(plan: Plan, at: Places, n: int) -> Iterator[Written]:
    """What of the new sections stands before a line of the original."""
    parts = ((at.work, _work), (at.asking, _asking), (at.promising, _promising))
    return chain.from_iterable(write(plan, at) for place, write in parts if place == n)


def _work(plan: Plan, at: Places) -> Iterator[Written]:
    if at.later:
        yield Written(say.LATER_DUTIES, "Guiding others comes after one's own work.")
        yield from (_kept(plan, n, plan.units[n]) for n in at.later)
    if not plan.numbered(Fate.DUTY):
        yield Written(say.DUTIES, _PLAINER, heading=True)
        yield Written(say.NO_DUTIES, "The original does not say what the person does.", bullet=True)
    yield from _projects(plan)


def _asking(plan: Plan, at: Places) -> Iterator[Written]:
    return chain(_bring(plan), _conditions(plan, at), _learn(plan), _welcome(plan))


def _promising(plan: Plan, _at: Places) -> Iterator[Written]:
    return chain(promise(plan), judge(plan), choose(plan))


def _title(plan: Plan) -> Iterator[Written]:
    titles = plan.numbered(Fate.TITLE)
    yield Written(plan.role.title, _TITLED, titles[0][0] if titles else None, heading=True)
    if titles and "|" in re.sub(r"\([^()]*\)", "", titles[0][1].words):
        beside = [part.strip() for part in titles[0][1].words.split("|")]
        rest = [
            part for part in beside if part and part.lower() not in plan.role.core.lower() and not _is_core(part, plan)
        ]
        rest = [part for part in rest if not re.search(r"\d\W*(?:years?|yrs)\b", part, re.IGNORECASE)]
        if rest:
            yield Written(", ".join(rest), "What the title line said besides the role.")


def _is_core(part: str, plan: Plan) -> bool:
    return bool(plan.role.core) and plan.role.core.lower() in part.lower()


def _kept(plan: Plan, n: int, unit: Unit, *, listed: bool = False) -> Written:
    words = _PROOF.sub("", unit.words) if unit.section == "stack" else unit.words
    if unit.heading and _DEMANDS.search(words) and n + 1 < len(plan.units) and plan.units[n + 1].fate is Fate.DUTY:
        words = say.DUTIES
    words = retitled(words, plan.posting.title, plan.role.core, plan.role.title)
    because = "" if words == unit.words else "The role goes by its new title."
    follows = n > 0 and unit.tight and plan.units[n - 1].stays
    return Written(words, because, n, unit.bullet or listed, unit.heading, tight=follows and not unit.heading)


def _heading_over(at: Places, n: int) -> Iterator[Written]:
    """A heading for duties that had none."""
    if n == at.duties and at.bare:
        yield Written(say.DUTIES, _PLAINER, heading=True)


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
    yield from (Written(s.words, _OWN_WORDS, bullet=True, stands_for=s.lines) for s in plan.sorted.traits)
    yield Written(say.SHOW.format(made="built" if plan.role.builds else "did"), _SHOWN, bullet=True)


def _conditions(plan: Plan, at: Places) -> Iterator[Written]:
    conditions = [Written(plan.units[n].words, "", n, bullet=True) for n in at.conditions]
    rescued = conditions_in(_all_gone(plan), _said(plan), _named(plan))
    conditions += [line for line in rescued if line.words not in plan.barred]
    if conditions:
        yield Written(say.CONDITIONS, "Law, place and language: nobody learns them on the work.", heading=True)
        yield from conditions


def _all_gone(plan: Plan) -> list[str]:
    """Every line that leaves, the headings and what the title says besides the role among them."""
    gone = plan.gone() + [unit.words for _, unit in plan.numbered(Fate.HEADING)]
    return gone + tops_of(plan.posting.title, plan.role.core)


def _said(plan: Plan) -> str:
    ours = (each.words for each in (*plan.sorted.traits, *plan.sorted.wishes))
    return "\n".join([plan.kept(), *ours, *(line.words for line in _title(plan))])


def _named(plan: Plan) -> set[str]:
    return {m.at.of(plan.posting.text) for m in plan.posting.mentions if m.kind is Kind.TOOL}


def _learn(plan: Plan) -> Iterator[Written]:
    told = any(unit.heading and unit.stays and _TAUGHT.search(unit.words) for unit in plan.units)
    yield Written(say.LEARN_TOO if told else say.LEARN, _LEARNED, heading=True)
    learns, own = plan.learning, plan.sorted.learned
    if learns.first or own:
        yield Written(say.LEARN_LEAD, _LEARNED)
    yield from (Written(s.words, _LEARNED, bullet=True, stands_for=s.lines) for s in own)
    for kin in learns.first:
        if kin.line not in plan.barred:
            yield Written(kin.line, _quoting(plan.from_lines(kin.skills), _LEARNED), bullet=True)
    domains = fields(plan.posting, plan.book)
    if domains:
        yield Written(say.DOMAIN.format(domain=in_a_row(domains)), _DOMAIN, bullet=True)
    later = say.LATER.format(names=in_a_row(learns.later)) if learns.later else ""
    if later and later not in plan.barred:
        yield Written(later, _LEARNED, bullet=True)
    if not (learns.first or own or learns.later or domains):
        yield Written(say.LEARN_NOTHING, _LEARNED, bullet=True)


def _welcome(plan: Plan) -> Iterator[Written]:
    """Wishes in their own words, said to be no more than that."""
    if plan.sorted.wishes:
        yield plan.heading(say.WISHES, "nice", _WISHED)
        yield from (Written(s.words, _WISHED, bullet=True, stands_for=s.lines) for s in plan.sorted.wishes)


def _quoting(origin: str, because: str) -> str:
    return f'From "{origin}". {because}' if origin else because


def _rescued(plan: Plan, at: Places) -> Iterator[Written]:
    said = (line.words for line in chain(_conditions(plan, at), promise(plan)))
    return facts_in(plan.posting, "\n".join([_said(plan), *said]))


#: A demand in brackets, behind a tool that is used.
_PROOF = re.compile(r" ?\([^()]*\b(?:required|a must|mandatory)\b[^()]*\)", re.IGNORECASE)
#: A heading for demands, over work.
_DEMANDS = re.compile(r"^\W*(?:requirements?|qualifications?|skills)\W*$", re.IGNORECASE)
_TAUGHT = re.compile(r"\bwhat you(?:['’]ll| will) learn\b", re.IGNORECASE)
_TITLED = "The title says that the role can be learned; level is stated by the work below."
_PLAINER = "A plain heading, so that a reader finds the place."
_BOUNDED = "People learn on small pieces with an end, and a reader sees from them what the work is."
_FROM_DUTIES = "Taken from the duties, the smallest first."
_LEVEL = "This is the level: work to be done, instead of years and words like senior or expert."
_FEW = "One of few fundamentals; what can be learned here is not asked."
_OWN_WORDS = "Kept: it asks for no tool, no years and no degree."
_SHOWN = "Learning is shown instead of claimed; somebody who has done it once will do it here."
_DOMAIN = "The field can be learned from people here, so it keeps nobody out."
_LEARNED = "What the original demanded is what the person learns here."
_WISHED = "A wish stays a wish, and says so."
