"""One person's papers beside what a posting asks: every line that shows something, how it shows, and what is left."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from fledge.match import Gap, Match, Part, Range, Remark
from fledge.publish.match_rows import SHOWN, brief_words
from fledge.publish.match_sentences import hours_words, percents
from fledge.web.computed.audited import Asked
from fledge.web.computed.matched import one_match
from fledge.web.computed.papers import as_kept, from_kept, numbered_lines, read_papers

if TYPE_CHECKING:
    from fledge.people import Applicant


@dataclass(frozen=True, slots=True)
class Sources:
    """Somebody's papers without who they are: the texts as sent, what was read in them, and what was taken out.

    ``kept`` is None where an earlier Fledge read them, so that they are read again as of ``read_on``.
    """

    texts: tuple[str, ...]
    kept: dict[str, Any] | None
    without: tuple[int, ...]
    read_on: date


@dataclass(frozen=True, slots=True)
class Quoted:
    """A line of the papers, and the number of the line where it stands; 0 where it is put together from several."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement as the papers meet it; ``hours`` is empty where nothing has to be learned."""

    number: int
    label: str
    kind: str
    how: str
    shows: str
    quotes: tuple[Quoted, ...]
    because: tuple[str, ...]
    hours: str = ""
    grade: str = ""
    path: str = ""

    @property
    def lines(self) -> str:
        """The numbers of its lines, for the page to mark them."""
        return " ".join(dict.fromkeys(str(one.line) for one in self.quotes if one.line))


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the papers, the requirements that it is quoted for, and whether it was taken out."""

    number: int
    text: str
    needs: tuple[int, ...]
    is_out: bool


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Everything that a page of one person shows, in words; ``digest`` is that of what is quoted on it."""

    needs: tuple[Need, ...]
    lines: tuple[TextLine, ...]
    strengths: tuple[Remark, ...]
    risks: tuple[Remark, ...]
    questions: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    unread: str
    readiness: str = ""
    hours: str = ""
    months: str = ""

    @property
    def quotes(self) -> tuple[str, ...]:
        """Digests of the lines that are quoted."""
        texts = dict.fromkeys(quote.text for need in self.needs for quote in need.quotes)
        return tuple(hashlib.sha256(text.encode()).hexdigest()[:16] for text in texts)

    @property
    def digest(self) -> str:
        """Other evidence has another digest."""
        told = [*self.quotes, *(f"{need.label} {need.how}" for need in self.needs)]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]

    @property
    def counts(self) -> tuple[tuple[str, str, int], ...]:
        """How many requirements show in which way, as (way, words, how many)."""
        hows = [need.how for need in self.needs]
        return tuple((how, words, hows.count(how)) for how, words in SHOWN.items() if how in hows)

    def as_shown(self, *, version: int, readiness: bool, who: bool) -> dict[str, Any]:
        """What stood on the page, for the ledger: nothing by which anybody could be known."""
        return {
            "page": "review",
            "version": version,
            "lines": len(self.quotes),
            "quotes": list(self.quotes),
            "digest": self.digest,
            "readiness": readiness,
            "who": who,
        }


def reviewed(asked: Asked, sources: Sources) -> Reviewed:
    """What one person's papers show of what a posting asks; a Problem where it asks nothing."""
    person = shown_by(sources)
    if person.unread:
        lines = _lines(sources, ())
        return Reviewed((), lines, (), (), (), person.notes, person.unread)
    match, months = one_match(asked, person, asked.judged_by)
    needs = tuple(needs_of(match))
    return Reviewed(
        needs,
        _lines(sources, needs),
        match.strengths,
        match.risks,
        tuple((one.asks, one.about) for one in match.questions),
        match.notes,
        "",
        percents(match.readiness),
        _hours(match.gap_hours),
        brief_words(months),
    )


def shown_by(sources: Sources) -> Applicant:
    """What was read in the papers, without the lines that were taken out."""
    kept = sources.kept
    if kept is None:
        kept = as_kept(read_papers(sources.texts, today=sources.read_on))
    return from_kept(kept, name="", without=sources.without)


def needs_of(match: Match) -> Iterator[Need]:
    """The requirements in the posting's order."""
    where = places_of(match.applicant)
    for number, part in enumerate(match.parts, 1):
        yield _need(number, part, gap_of(match, part), where)


def gap_of(match: Match, part: Part) -> Gap | None:
    """What would have to be learned for one requirement; None where nothing has to be."""
    gaps = {gap.skill: gap for gap in match.gaps}
    return next((gaps[skill] for skill in part.requirement.any_of if skill in gaps), None)


def kind_of(part: Part) -> str:
    """Whether a requirement is a must, implied by the duties, or nice to have."""
    return "implied" if part.requirement.implied else "must" if part.requirement.must else "nice"


def _need(number: int, part: Part, gap: Gap | None, where: dict[str, int]) -> Need:
    quotes = tuple(Quoted(quote, where.get(quote, 0)) for quote in part.quotes)
    need = (number, part.requirement.label, kind_of(part), part.how.value, SHOWN[part.how], quotes, part.because)
    if gap is None or gap.hours.mid < 1:
        return Need(*need)
    return Need(*need, hours_words(gap.hours), gap.grade, " → ".join(gap.path) if len(gap.path) > 1 else "")


def places_of(person: Applicant) -> dict[str, int]:
    """The line of each quote, the first where one comes twice."""
    found: dict[str, int] = {}
    rows = (person.evidence, person.roles, person.studies)
    for quote, line in ((one.quote, one.line) for every in rows for one in every):
        found.setdefault(quote, line)
    return found


def _lines(sources: Sources, needs: Sequence[Need]) -> tuple[TextLine, ...]:
    quoted = _quoted((need.number, quote.line) for need in needs for quote in need.quotes)
    out: Collection[int] = sources.without
    return tuple(
        TextLine(number, text, quoted.get(number, ()), number in out) for number, text in numbered_lines(sources.texts)
    )


def _quoted(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for need, line in dict.fromkeys(pairs):
        found[line] = (*found.get(line, ()), need)
    return found


def _hours(hours: Range) -> str:
    return hours_words(hours) if hours.mid >= 1 else "nothing that has to be learned first"
