"""Evidence → what somebody holds: each skill with the strength of what shows it, and how much evidence that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from fledge.facts import FactBook, Kind
from fledge.match.lists import only_named, without_lists
from fledge.match.settings import Settings
from fledge.people import Applicant, Evidence, How, Signal, Span, months_covered

_ORDER = {how: place for place, how in enumerate((How.WORK, How.PROJECT, How.COURSE, How.LISTED))}
_DAYS = 365.25


@dataclass(frozen=True, slots=True)
class Shown:
    """One skill as the papers show it.

    ``strength`` is 0 to 1 from work, projects and courses, 0 where it is only named. ``claims`` says how much evidence
    there is. ``lines`` are the strongest first. ``months`` are those of dated work, ``last`` the end of the latest.
    """

    skill: str
    kind: Kind
    strength: float
    claims: float
    lines: tuple[Evidence, ...]
    months: float
    last: date | None
    signals: tuple[Signal, ...]

    @property
    def how(self) -> How:
        """The strongest way in which it shows."""
        return How.LISTED if not self.strength else self.lines[0].how


@dataclass(frozen=True)
class Held:
    """An applicant as what is held: by skill, in the order in which the papers show it."""

    applicant: Applicant
    by_skill: Mapping[str, Shown]

    @cached_property
    def strengths(self) -> dict[str, float]:
        """What carries over to other skills: everything that more than a list shows."""
        return {skill: shown.strength for skill, shown in self.by_skill.items() if shown.strength}

    @cached_property
    def months(self) -> int:
        """Months in dated jobs."""
        return self.applicant.months_of_work

    def months_of(self, skill: str) -> float:
        """Months of dated work with one skill."""
        shown = self.by_skill.get(skill)
        return shown.months if shown else 0.0

    def strength(self, skill: str) -> float:
        """How strongly one skill shows, 0 where it does not or is only named."""
        return self.strengths.get(skill, 0.0)


def held_by(applicant: Applicant, book: FactBook, known: Settings, today: date) -> Held:
    """What an applicant's papers show, weighed by ``today``."""
    learning = _learning(applicant, book)
    found: dict[str, list[Evidence]] = {}
    for one in (*without_lists(applicant, book), *_domains(applicant)):
        found.setdefault(one.skill, []).append(one)
    return Held(applicant, {skill: _shown(skill, lines, learning, known, today) for skill, lines in found.items()})


def _domains(applicant: Applicant) -> Iterable[Evidence]:
    """The fields of business of dated jobs, where no line has shown them yet."""
    seen = {(one.skill, one.span) for one in applicant.evidence if one.kind is Kind.DOMAIN}
    for role in applicant.roles:
        for domain in role.domains:
            if (domain, role.span) not in seen:
                yield Evidence(domain, Kind.DOMAIN, How.WORK, role.quote, role.line, role.span, instead=role.title)


def _learning(applicant: Applicant, book: FactBook) -> frozenset[Span]:
    """When somebody was somewhere to learn."""
    look = _look(book.words.get("learners", {}).get("titles", ()))
    spans = (role.span for role in applicant.roles if role.seniority == "intern" or look.search(role.title))
    return frozenset(span for span in spans if span)


@lru_cache(maxsize=8)
def _look(wordings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, wordings)) or '(?!)'})(?![\w-])", re.I)


def _shown(skill: str, lines: list[Evidence], learning: frozenset[Span], known: Settings, today: date) -> Shown:
    done = [one for one in lines if not only_named(one)]
    if not done:
        claims = known.claims_listed * len(lines)
        return Shown(skill, lines[0].kind, 0.0, claims, tuple(sorted(lines, key=_strongest)), 0.0, None, ())
    by_how = {how: [one for one in done if one.how is how] for how in _ORDER}
    spans = {one.span for one in by_how[How.WORK] if one.span}
    months = _months(spans, learning, known)
    kind = lines[0].kind
    signals = tuple(dict.fromkeys(s for one in done for s in one.signals))
    undated = [one for one in by_how[How.WORK] if not one.span]
    dated = _work(kind, by_how[How.WORK], months, known) * _left(kind, spans, known, today)
    missing = 1 - max(dated, _work(kind, undated, 0.0, known))
    missing *= 1 - _projects(kind, by_how[How.PROJECT], known, today)
    missing *= 1 - _repeated(by_how[How.COURSE], known.course, known.course_most)
    last = max((span.end for span in spans), default=None)
    claims = _claims(by_how, len(lines) - len(done), known)
    return Shown(skill, kind, 1 - missing, claims, tuple(sorted(lines, key=_strongest)), months, last, signals)


def _strongest(one: Evidence) -> tuple[bool, int, int, bool, int]:
    """Lines as a reader would show them: work first, with signs of scale, the latest, said outright."""
    latest = one.span.end.toordinal() if one.span else 0
    return only_named(one), _ORDER[one.how], -len(one.signals), bool(one.instead), -latest


def _months(spans: Iterable[Span], learning: frozenset[Span], known: Settings) -> float:
    """Months of work; those in training count less, and what overlaps counts once."""
    spans = tuple(spans)
    full = months_covered(span for span in spans if span not in learning)
    return full + known.learner * (months_covered(spans) - full)


def _work(kind: Kind, lines: list[Evidence], months: float, known: Settings) -> float:
    """What work shows; signs of scale and ownership show part of the rest."""
    if not lines:
        return 0.0
    signs = min(len({sign for one in lines for sign in one.signals}), round(known.signals_counted))
    rest = known.work_most - known.work(kind, months)
    return float(known.work_most - rest * (1 - known.signal) ** signs)


def _left(kind: Kind, spans: Iterable[Span], known: Settings, today: date) -> float:
    """What time has left of it; work without dates is taken as recent."""
    last = max((span.end for span in spans), default=None)
    return known.fading(kind, (today - last).days / _DAYS) if last else 1.0


def _projects(kind: Kind, lines: list[Evidence], known: Settings, today: date) -> float:
    """What projects show: so much each, and with dates nearly as much as work of that length."""
    if not lines:
        return 0.0
    spans = {one.span for one in lines if one.span}
    dated = [one for one in lines if one.span]
    long = known.project_dated * _work(kind, dated, months_covered(spans), known) * _left(kind, spans, known, today)
    return max(_repeated(lines, known.project, known.project_most), long)


def _repeated(lines: list[Evidence], one: float, most: float) -> float:
    """What several projects or courses show: each less than the one before, never more than ``most``."""
    return float(most * (1 - (1 - one / most) ** len({line.line for line in lines})))


def _claims(by_how: Mapping[How, list[Evidence]], listed: int, known: Settings) -> float:
    each = {How.WORK: known.claims_work, How.PROJECT: known.claims_project, How.COURSE: known.claims_course}
    return sum(each[how] * len(by_how[how]) for how in each) + known.claims_listed * listed
