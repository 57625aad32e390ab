"""Stated durations of experience: the number, its range, and what it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fledge.facts import Kind
from fledge.posting.alternatives import Alternatives
from fledge.posting.durations import Duration, durations
from fledge.posting.meaning import Meaning
from fledge.posting.naming import Named
from fledge.posting.requirement import Status, Words, YearsAsked
from fledge.posting.segments import Segment
from fledge.posting.subjects import bound, in_words, owner

_LEADS = re.compile(
    r"(?:(?:a |with )?(?:minimum|min\.?)(?: of)?|at least|no less than|over|more than|around|about|"
    r"approximately|ideally|typically|preferably|requires?)\s*$"
)
_ILLUSTRATED = re.compile(r"\b(?:such as|e\.g\.?|like|for example|or similar|or equivalent)\b")
_OF = r"(?:in|with|on|as|using|doing|building)\b"
#: A part of the years that has no unit of its own: "8+ years, 3 in ML", "6 of which in ML".
_PART = re.compile(
    r"(?:[,;] (?:and )?| and (?=\d+\+)|\(| with | including | incl\.? )"
    rf"(?:at least |a minimum of |minimum |min\.? )?(?P<some>\d{{1,2}})\+?(?= {_OF})"
    r"|\b(?P<which>\d{1,2})\+? of (?:which|them|those|that)\b"
)
_CLAUSE = re.compile(
    r"[;•]|(?<!incl)\.(?=\s|$)|,? (?:with|including|incl\.?) (?=(?:at least|a minimum|minimum|\d))|\s-\s|"
    r",? \(?or (?=an? (?:bachelor|master|ph)|bachelor|master|ph\.?d)|(?: with)? (?=(?:around|about) \d)|"
    rf", (?=(?:and )?\d+\+? (?:year|yr|of (?:which|them|those|that)\b|{_OF}))|"
    r" and (?=(?:at least )?\d+\+? (?:year|yr))|"
    rf" and (?=\d+\+ {_OF})|"
    rf" \((?=\d+\+? {_OF})| or (?=\d+\+? (?:year|yr))"
)
#: What joins a shorter duration to the longer one that it is part of.
_JOINED = re.compile(r"with|includ|of (?:which|them|those)|,")
_LONGEST = 160
#: How far after a statement a part of it may begin.
_NEAR = 30


def years_asked(
    text: str, flat: str, segment: Segment, meaning: Meaning, names: list[Named], groups: list[Alternatives]
) -> Iterator[YearsAsked]:
    """Every statement of required or welcome experience in a segment."""
    if segment.section in ("title", "legal", "offer") and not meaning.base.asked:
        return
    line = _Line(text, flat, segment, meaning, names, groups)
    outer: YearsAsked | None = None
    for duration in durations(flat, segment, meaning):
        statement = line.statement(duration)
        if outer is not None and _nested(flat, outer, statement):
            statement = replace(statement, inside=outer.at)
        else:
            outer = statement
        yield statement
        yield from line.parts_of(statement)


@dataclass(slots=True)
class _Line:
    """A segment with all that is known of it."""

    text: str
    flat: str
    segment: Segment
    meaning: Meaning
    names: list[Named]
    groups: list[Alternatives]

    def statement(self, duration: Duration) -> YearsAsked:
        """A duration with what it is of."""
        start, after, minimum, maximum = duration
        end = self._clause_end(after)
        lead = _LEADS.search(self.flat, max(self.segment.start, start - 24), start)
        of, of_tool = bound(self.flat, after, [name for name in self.names if after <= name.start < end])
        behind = owner(self.flat, start, self.names, after, end)
        if behind is not None:
            of, of_tool = (behind,), behind.skill.kind is Kind.TOOL
        offers = [group for group in self.groups if sum(name in group.items for name in of) > 1]
        status = self.meaning.at(start)
        return YearsAsked(
            at=Words(lead.start() if lead else start, end),
            minimum=minimum,
            maximum=maximum,
            subject=behind.skill.name if behind else in_words(self.text, self.flat, after, end),
            status=status if status.asked else Status.MUST,
            skills=tuple(dict.fromkeys(name.skill.id for name in of)),
            any_of=bool(offers),
            of_tool=of_tool,
            examples=any(group.examples for group in offers) or self._illustrates(of, after, end),
        )

    def parts_of(self, outer: YearsAsked) -> Iterator[YearsAsked]:
        """Parts of a statement that have no unit of their own."""
        at, end = outer.at.start, outer.at.end
        while part := _PART.search(self.flat, at, min(self.segment.end, end + _NEAR)):
            number = "some" if part["some"] else "which"
            if float(part[number]) > outer.minimum:
                return
            duration = Duration(part.start(number), part.end(), float(part[number]), None)
            statement = replace(self.statement(duration), inside=outer.at)
            yield statement
            at = end = statement.at.end

    def _clause_end(self, after: int) -> int:
        limit = min(self.segment.end, after + _LONGEST)
        stop = _CLAUSE.search(self.flat, after, limit)
        return stop.start() if stop else limit

    def _illustrates(self, of: tuple[Named, ...], after: int, end: int) -> bool:
        """Whether what the years are of stands as examples or as a slash list."""
        slashed = len(of) > 1 and "/" in self.flat[of[0].end : of[-1].start]
        return slashed or bool(_ILLUSTRATED.search(self.flat, after, end))


def _nested(flat: str, outer: YearsAsked, statement: YearsAsked) -> bool:
    """ "8+ years in software, 3 of them in machine learning": the shorter inside the longer."""
    if statement.at.start - outer.at.end >= 40 or statement.minimum > outer.minimum:
        return False
    before = flat[outer.at.start : statement.at.start + 1][-30:]
    return bool(_JOINED.search(before + flat[outer.at.end - 1 : statement.at.end][:30]))
