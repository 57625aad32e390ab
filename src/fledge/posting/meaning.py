"""How a segment means what it names: required, welcome or only named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fledge.posting.requirement import Status
from fledge.posting.segments import Segment
from fledge.posting.wording import ASKS, DEGREE, DEMANDS, NICE_AFTER, NICE_BEFORE, REFUSES, SKILL, YEARS, Hit

_NOTHING_NEEDED = re.compile(
    r"\s*no .{2,60} (?:needed|required|necessary)\W*(?:$|(?:you|we)(?:'ll| will)? (?:learn|teach|train)\b)"
)
_BREAKS = re.compile(
    r"(?:;|(?<!e\.g)(?<!i\.e)\.)(?=\s|$)|,? but |, (?=with |ideally|preferably)|\brequired\b[,;:]?\s|\s-\s|: "
)
_STOPS = re.compile(r"[;)](?=\W|$)|(?<!e\.g)(?<!i\.e)\.(?=\s|$)| but |, (?=required|must )")
_WISHES = ("preferred", "desired", "desirable", "a plus", "is a plus", "nice to have")
_DEGREE_WORDS = ("plus", "bonus", "considered", "useful", "helpful", "desired", "optional", "advantage")
_QUANTIFIED = re.compile(
    r"(?:\ba|\ban|\bbig|\bhuge|\bdefinite|\bstrong|\bmajor|\bis|\bare|\bbe|\bconsidered|\badded|\bhighly|"
    r"\bnice|\bdistinct|\ban added)\s*$"
)
_SECTION_STATUS = {"must": Status.MUST, "nice": Status.NICE}
_SPEAKERS = re.compile(
    r"(?:your (?:manager|team|lead|mentor)|we|our|us|the company|the team|founded|since|with over|for over)\b"
    r"|(?!.{0,40}\b(?:you|your|candidate|applicant|person|engineer|role)\b)[\w&.' -]{2,40}? is an? "
    r"(?:trusted|leading|global|premier|fast-growing|world leader|market leader)\b"
    r"|(?:[\w ,']{0,60}\b)?(?:she|he) (?:has|brings|is)\b"
)
_SEEKING = re.compile(
    r"(?:we|our|the company|the team)\W?(?:\w+\W+){0,4}?(?:look|seek|need|expect|requir|want|search|hir|"
    r"recruit|would like|would love|ideal|value)"
)
_ASKED_YEARS = re.compile(
    r"\d\s*\+?\s*(?:years?|yrs)\b.{0,60}\b(?:experience|knowledge)|experience.{0,30}\d\s*\+?\s*(?:years?|yrs)"
)
#: "Looking for an engineer to build …" describes a duty, unless it goes on with what the person brings.
_SEARCHES = ("looking for", "we're looking for", "we are looking for", "seeking")
_PERSON = re.compile(
    r"\b(?:with|who|whose|years?|experience|experienced|expert|expertise|skill|skills|skilled|proficien\w+|background|knowledge|degree)\b"
)
#: "… is a plus, but by no means required: A, B, C": what follows the colon is what is wished for.
_LISTED_AFTER = re.compile(r", [^.;:]{0,40}: ")
#: Within so many characters of a line's start a cue speaks for the line.
_OPENING = 40
_LOUD_SECTIONS = ("duties", "about", "offer", "legal", "stack")


#: Roles without which a segment means what its section says, and those that change a part of it.
_TELLING = ASKS | DEMANDS | REFUSES | NICE_AFTER | NICE_BEFORE | YEARS
_CHANGING = ASKS | REFUSES | NICE_AFTER | NICE_BEFORE


@dataclass(slots=True)
class Meaning:
    """The status of a segment, and of the stretches in it that say otherwise."""

    base: Status
    stretches: list[tuple[int, int, Status]] = field(default_factory=list)

    def refused_at(self, start: int) -> bool:
        """Whether a wording such as "you don't need" takes back what stands at ``start``."""
        return any(begin <= start < end for begin, end, status in self.stretches if status is Status.CONTEXT)

    def at(self, start: int) -> Status:
        """The status of what stands at ``start``; the last stretch that covers it holds."""
        status = self.base
        for begin, end, other in self.stretches:
            if begin <= start < end:
                status = other
        return status


def meaning(
    flat: str, segment: Segment, roles: int, other_experience: frozenset[str], *, in_list: bool = False
) -> Meaning:
    """How the segment means what it names; ``roles`` are those of all its hits together.

    ``in_list`` says that a line before it, under the same heading, was an ask: then a quieter one is, too.
    """
    if not roles & _TELLING and not in_list:
        return Meaning(_SECTION_STATUS.get(segment.section, Status.CONTEXT))
    base = _base(flat, segment, other_experience, in_list)
    found = Meaning(base)
    if not roles & _CHANGING:
        return found
    for hit in segment.hits:
        roles = hit.pattern.roles
        if roles & REFUSES:
            if _our_own(flat, hit) and any(h.pattern.roles & ASKS and h.end <= hit.start for h in segment.hits):
                continue
            found.stretches.append((*_refused(flat, segment, hit), Status.CONTEXT))
        elif base is not Status.CONTEXT and roles & (NICE_AFTER | NICE_BEFORE):
            stretch = _softened(flat, segment, hit)
            if stretch:
                found.stretches.append((*stretch, Status.NICE))
        elif base is Status.NICE and roles & ASKS and _requires(flat, hit):
            found.stretches.append((_clause_start(flat, segment, hit.start), hit.end, Status.MUST))
    return found


def _base(flat: str, segment: Segment, other_experience: frozenset[str], in_list: bool) -> Status:
    status = _SECTION_STATUS.get(segment.section)
    if status is not None:
        return Status.CONTEXT if _NOTHING_NEEDED.match(flat, segment.start, segment.end) else status
    if segment.section == "title" or segment.heading:
        return Status.CONTEXT
    if segment.section in _LOUD_SECTIONS and not in_list:
        return _loud(flat, segment, other_experience)
    asks = any(
        _may_ask(flat, segment, hit, in_list) and _is_ask(flat, segment, hit, other_experience) for hit in segment.hits
    )
    return Status.MUST if asks else Status.CONTEXT


def _may_ask(flat: str, segment: Segment, hit: Hit, in_list: bool) -> bool:
    """A cue that asks, or a number of years; inside a list of asks a heading's word is enough."""
    roles = hit.pattern.roles
    if in_list and segment.section == "duties" and hit.start - segment.start > _OPENING:
        return False
    if roles & ASKS:
        return True
    if roles & YEARS:
        return any(c.isdigit() for c in flat[max(segment.start, hit.start - 12) : hit.start])
    if roles & NICE_AFTER and not segment.section and _closes(flat, segment, hit):
        return flat.startswith(_WISHES, hit.start)
    return in_list and hit.pattern.heading == "must_weak"


def _loud(flat: str, segment: Segment, other_experience: frozenset[str]) -> Status:
    """Among duties, benefits and praise only a demand counts: at the line's start, of the applicant, or in years."""
    for hit in segment.hits:
        roles = hit.pattern.roles
        if roles & YEARS and segment.section in ("duties", "stack"):
            if _ASKED_YEARS.search(flat, segment.start, segment.end):
                return Status.MUST
        if roles & DEGREE and roles & ASKS and hit.start - segment.start < _OPENING:
            return Status.MUST
        if roles & DEMANDS and _is_ask(flat, segment, hit, other_experience):
            if hit.start - segment.start < _OPENING or _addressed(flat, segment):
                return Status.MUST
    return Status.CONTEXT


def _addressed(flat: str, segment: Segment) -> bool:
    """Whether the line speaks of the applicant: "candidate", "applicant", "must have"."""
    words = flat[segment.start : segment.end]
    return "candidate" in words or "applicant" in words or "must have" in words or "you have" in words


def _is_ask(flat: str, segment: Segment, hit: Hit, other_experience: frozenset[str]) -> bool:
    """Not "user experience", and not the company praising its own expertise."""
    if flat.startswith("experiences", hit.start) and not flat.startswith((" with", " in", " using"), hit.start + 11):
        return False
    before = flat[max(segment.start, hit.start - 24) : hit.start].split()
    if before and before[-1] in other_experience and flat.startswith(("experience", "expertise"), hit.start):
        return False
    if flat.startswith(_SEARCHES, hit.start) and not _PERSON.search(flat, hit.end, segment.end):
        return False
    return not _SPEAKERS.match(flat, segment.start) or bool(_SEEKING.match(flat, segment.start))


def _requires(flat: str, hit: Hit) -> bool:
    words = flat[hit.start : hit.end]
    return words.endswith(("required", "must have", "must be", "must possess")) and not flat.endswith(
        ("not ", "n't "), 0, hit.start
    )


def _clause_start(flat: str, segment: Segment, at: int) -> int:
    start = segment.start
    for mark in _BREAKS.finditer(flat, segment.start, at):
        if mark.end() < at - 1:
            start = mark.end()
    return start


def _clause_end(flat: str, segment: Segment, at: int) -> int:
    stop = _STOPS.search(flat, at, segment.end)
    return stop.start() if stop else segment.end


def _refused(flat: str, segment: Segment, hit: Hit) -> tuple[int, int]:
    words = flat[hit.start : hit.end]
    if "required" in words or "needed" in words or "necessary" in words:
        opening = _parenthesis(flat, segment, hit)
        if opening is not None:
            return _before_parenthesis(flat, segment, opening - 1), hit.end
        return _clause_start(flat, segment, hit.start), hit.end
    return hit.start, _clause_end(flat, segment, hit.end)


def _our_own(flat: str, hit: Hit) -> bool:
    """ "Experience with parts of our stack: Python" asks for Python."""
    return flat.startswith(("our", "tech stack", "stack"), hit.start)


def _before_parenthesis(flat: str, segment: Segment, opened: int) -> int:
    """Where the item begins that a parenthesis with nothing but a remark in it is about."""
    return max(segment.start, *(flat.rfind(mark, segment.start, opened - 1) + 1 for mark in ",;)("), *(
        found + 5 for word in (" and ", " or ") if (found := flat.rfind(word, segment.start, opened - 1)) >= 0
    ))  # fmt: skip


def _softened(flat: str, segment: Segment, hit: Hit) -> tuple[int, int] | None:
    """The stretch that a "preferred", "ideally" or "a plus" makes nice to have."""
    after, before = hit.pattern.roles & NICE_AFTER, hit.pattern.roles & NICE_BEFORE
    opening = _parenthesis(flat, segment, hit)
    left = opening if opening is not None else _clause_start(flat, segment, hit.start)
    named_before = any(
        h.pattern.roles & (SKILL | DEGREE) and left <= h.start and h.end <= hit.start for h in segment.hits
    )
    word = flat[hit.start : hit.end]
    if opening is not None and not named_before and flat[hit.end : hit.end + 3].lstrip().startswith(")"):
        if opening - segment.start < 4:
            return segment.start, segment.end
        return _before_parenthesis(flat, segment, opening - 1), hit.end
    if after and named_before and flat[hit.end : hit.end + 1] != ":":
        if word in _DEGREE_WORDS and not _QUANTIFIED.search(flat, left, hit.start) and not _closes(flat, segment, hit):
            return None
        return left, _past_examples(flat, segment, hit.end)
    if after and not named_before and _LISTED_AFTER.match(flat, hit.end, segment.end):
        return hit.start, segment.end
    if before or (hit.start - left < 6 and after):
        if word in _DEGREE_WORDS and hit.start - left > 6:
            return None
        return hit.start, _clause_end(flat, segment, hit.end)
    end = _past_examples(flat, segment, hit.end)
    if after and (end > hit.end or _closes(flat, segment, hit)):
        return left, end
    return None


def _past_examples(flat: str, segment: Segment, at: int) -> int:
    """Where the parenthesis ends that follows at once ("a plus (Scala, R)"), unless it demands something."""
    closed = flat.find(")", at, segment.end) if flat.startswith(" (", at) else -1
    return at if flat.find("require", at, closed) >= 0 else closed + 1 or at


def _closes(flat: str, segment: Segment, hit: Hit) -> bool:
    """Whether nothing but punctuation follows in the clause."""
    return not flat[hit.end : segment.end].strip(" .;,)!*_") or flat[hit.end] in ".;)!,"


def _parenthesis(flat: str, segment: Segment, hit: Hit) -> int | None:
    opened = flat.rfind("(", segment.start, hit.start)
    if opened < 0 or flat.find(")", opened, hit.start) >= 0:
        return None
    return opened + 1
