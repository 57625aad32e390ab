"""Stated durations of experience: the number, its range, and what it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fledge.facts import Kind
from fledge.posting.alternatives import Alternatives
from fledge.posting.meaning import Meaning
from fledge.posting.naming import Named
from fledge.posting.requirement import Status, Words, YearsAsked
from fledge.posting.segments import Segment
from fledge.posting.wording import MONTHS, YEARS

_SPELLED = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
} | {"twenty": 20}
_N = r"(?:\d{1,2}(?:\.\d)?|" + "|".join(_SPELLED) + r")"
_BOUND = r"(?:\s*\(\s*\d{1,2}\s*\+?\s*\))?"
_PLUS = r"(?:\s*(?:\+|plus\b|or more|or greater|or above|and above|\(plus\)|more))?"
_BEFORE = re.compile(
    rf"(?<![\d$€£,])(?<![\w]-)(?<!\d\.)(?:(?P<low>{_N}){_BOUND}(?P<lowplus>\s*\+)?\s*(?:-|to|~|/|or|and|"
    rf"through)\s*)?(?P<high>{_N}){_BOUND}(?P<plus>{_PLUS})"
    r"\s*-?\s*(?:full\s|solid\s|calendar\s|total\s|\))?\s*$"
)
_NUMERAL = re.compile(r"\d+|\b(?:" + "|".join(_SPELLED) + r")\b")
_REVERSED = re.compile(
    rf"(?:\s*of)?(?:\s+[a-z-]+){{0,3}}\s*(?:experience|exp\.?)?(?:\s+required)?\s*[:=(\[-]+\s*(?:minimum\s*|"
    rf"min\.?\s*|at least\s*)?(?P<low>{_N})(?P<plus>\s*\+)?(?:\s*(?:-|"
    rf"to)\s*(?P<high>{_N}))?(?P<plus2>\s*\+)?(?!\s*[%/\d])"
)
_LEADS = re.compile(
    r"(?:(?:a |with )?(?:minimum|min\.?)(?: of)?|at least|no less than|over|more than|around|about|"
    r"approximately|ideally|typically|preferably|requires?)\s*$"
)
_UP_TO = re.compile(r"\b(?:up to|no more than|not more than|less than|fewer than|under|maximum(?: of)?|at most)\s*$")
_ILLUSTRATED = re.compile(r"\b(?:such as|e\.g\.?|like|for example|or similar|or equivalent)\b")
#: Who has the years is not the applicant, or nobody is meant to.
_NOT_THE_APPLICANT = re.compile(
    r"(?:our (?:team|engineers|company|people)|we have|we've|your (?:manager|team|mentor|lead)|the team|"
    r"you'll work with)\b"
)
_JOKE = re.compile(r"\b(?:nobody|no one|just kidding|joke|don't believe|do not believe)\b")
_OF_WHICH = re.compile(r"\b(\d{1,2})\+? (?:of (?:which|them|those|that))\b")
_BOAST = re.compile(
    r"\b(?:(?:extension|renewal|duration) of|for|past|last|next|since|first|within|every|each|per|after|nearly|"
    r"almost|celebrating|previous|coming|following)\s*"
    r"(?:the |more than |over |than |nearly |almost |about |last |past |next |another )*$"
)
#: "for 6 years or more" asks, "for more than 6 years" boasts.
_FOR = re.compile(r"\bfor $")
_OR_MORE = re.compile(r" or (?:more|longer)\b")
_NOT_EXPERIENCE = re.compile(
    r"[\s-]*(?:ago\b|old\b|older\b|left\b|of age\b|in business(?=\W*$|\W*[.,;])|in a row|contract\b|term\b|"
    r"program|programme|plan\b|vesting|warrant|from now|in the making|"
    r"of (?:innovation|(?:technical )?school|stud(?:y|ies)|coursework|education|history|growth|success|"
    r"service to|heritage|funding|runway|operation|age\b|vest)|"
    r"history|anniversary|"
    r"per\b|running|straight|consecutive|later|since|before|after|post|out of|horizon|roadmap|cycle|"
    r"on the market|and counting|"
    r"degree|college|university|bachelor|undergraduate|accredited|commitment|agreement|of employment|"
    r"of tenure|fixed|probation|maternity|parental|paid|cliff|period|residency|rotation|internship\b)"
)
_SENSE = re.compile(
    r"['’]?\s*\)?[\s,:(-]*(?:of\b|in\b|with\b|as\b|experience|exp\b|work|build|develop|design|deploy|lead|"
    r"manag|using|hands|professional|relevant|industry|practical|combined|post|progress|total|overall|minimum|"
    r"proven|recent|full|production|programming|coding|software|related|direct|applied|\+|prior|previous|"
    r"solid|strong|technical|delivering|writing|running|implementing|architecting|doing|creating|plus|or more|"
    r"of)"
)
_COMPANY = re.compile(
    r"(?:we|we've|our|us|founded|the company|with over|for over|for more than|company|established|since)\b"
)
_CLAUSE = re.compile(
    r"[;•]|\.(?=\s|$)|,? (?:with|including) (?=(?:at least|a minimum|minimum|\d))|\s-\s|"
    r",? \(?or (?=an? (?:bachelor|master|ph)|bachelor|master|ph\.?d)|(?: with)? (?=(?:around|about) \d)|"
    r", (?=(?:and )?\d+\+? (?:year|yr))| and (?=(?:at least )?\d+\+? (?:year|yr))| or (?=\d+\+? (?:year|yr))"
)
_LONGEST = 160
_FILLER = re.compile(
    r"^(?:['’\s,:()+-]+|of\b|in\b|with\b|as\b|an?\b|the\b|more\b|or\b|plus\b|total\b|overall\b|relevant\b|"
    r"professional\b|hands[ -]on\b|work(?:ing)?\b|industry\b|practical\b|full[ -]time\b|"
    r"progressive(?:ly)?\b|solid\b|proven\b|related\b|combined\b|experience[ds]?\b|exp\b|recent\b|strong\b|"
    r"direct\b|prior\b|previous\b|demonstrated\b|demonstrable\b|extensive\b|using\b|on[ -]the[ -]job\b|"
    r"commercial\b|applicable\b|real[ -]world\b|equivalent\b|required\b|minimum\b|post[ -]\w+\b|responsible\b|"
    r"significant\b|focused\b|on\b|at least\b|specific(?:ally)?\b)"
)
_DIRECT = re.compile(
    r"(?:['’\s,:()+/-]|of\b|in\b|with\b|as\b|an?\b|the\b|both\b|either\b|one or more\b|at least one\b|one\b|"
    r"all\b|any\b|each\b|most\b|following\b|modern\b|programming\b|programmer\b|coding\b|scripting\b|"
    r"develop(?:ing|ment|er)?\b|work(?:ing)?\b|"
    r"using\b|utilizing\b|leveraging\b|hands[ -]on\b|professional\b|relevant\b|practical\b|industry\b|"
    r"production\b|experience\b|exp\b|expertise\b|strong\b|solid\b|proven\b|recent\b|deep\b|extensive\b|"
    r"commercial\b|enterprise\b|"
    r"core\b|advanced\b|languages?\b|such\b|like\b|writing\b|code\b|including\b|e\.g\.?|full[ -]time\b|"
    r"on[ -]the[ -]job\b|direct\b|recognized\b|combined\b|demonstrated\b|technical\b|proficiency\b|expert\b|"
    r"level\b|research\b|specifically\b|building\b|applications?\b|software\b(?= (?:in|using|with))|"
    r"administering\b|managing\b|queries\b|complex\b)*"
)
#: What may stand between a skill and the number that is of it, and what may follow the number.
_OWNED = re.compile(
    r"(?:\s*(?:developer|programming|development|experience|minimum|at least|of|"
    r"with))*[\s:(\[,*_-]*(?:minimum|at least)?\s*"
)
_REMARK = re.compile(r"\b(?:of|experience|preferred|required|desired)\b|[()]")
#: What follows stands beside the years and is not what they are of.
_BESIDES = re.compile(r"experience\W*(?:, (?:with|including|plus)|\()|, with\b|exposure")
_GENERIC = re.compile(
    r"(?:tool|framework|librar|technolog|language|platform|database|provider|service|system|software|stack|"
    r"package)\w*[\s,:]*(?:\(|such as|like|including|e\.g|:|examples)"
)


def years_asked(
    text: str, flat: str, segment: Segment, meaning: Meaning, names: list[Named], groups: list[Alternatives]
) -> Iterator[YearsAsked]:
    """Every statement of required or welcome experience in a segment."""
    if segment.section in ("title", "legal", "offer") and not meaning.base.asked:
        return
    outer: YearsAsked | None = None
    for hit in segment.hits:
        roles = hit.pattern.roles
        if not roles & (YEARS | MONTHS):
            continue
        unit = 12 if roles & MONTHS else 1
        number = _number(flat, segment, hit.start, hit.end, unit)
        if number is not None and meaning.refused_at(number[0]):
            continue
        if number is None or not _is_experience(flat, segment, meaning, number, hit.end, unit):
            continue
        start, low, high = number
        if _UP_TO.search(flat, max(segment.start, start - 18), start):
            low, high = 0.0, low
        statement = _statement(
            text, flat, segment, meaning, names, groups, (start, hit.end, low / unit, high and high / unit)
        )
        if outer is not None and _nested(flat, outer, statement):
            statement = replace(statement, inside=outer.at)
        else:
            outer = statement
        yield statement
        yield from _parts(text, flat, segment, meaning, names, groups, statement)


def _parts(
    text: str, flat: str, segment: Segment, meaning: Meaning, names: list[Named], groups: list[Alternatives],
    outer: YearsAsked,
) -> Iterator[YearsAsked]:  # fmt: skip
    """ "10+ years of engineering, 6 of which in machine learning": the part has no unit of its own."""
    part = _OF_WHICH.search(flat, outer.at.start, min(segment.end, outer.at.end + 30))
    if part and int(part[1]) <= outer.minimum:
        number = (part.start(), part.end(), float(part[1]), None)
        yield replace(_statement(text, flat, segment, meaning, names, groups, number), inside=outer.at)


def _value(words: str) -> float:
    return float(_SPELLED[words]) if words in _SPELLED else float(words)


def _number(flat: str, segment: Segment, at: int, after: int, unit: int) -> tuple[int, float, float | None] | None:
    """Where the statement starts, its minimum and its maximum."""
    before = _before(flat, max(segment.start, at - 44), at)
    if before:
        low, high = before["low"], before["high"]
        if low and (before["plus"] or before["lowplus"]) and _value(low) < _value(high):
            return before.start(), _value(low), None if before["plus"] else _value(high)
        if low and _value(low) < _value(high):
            return before.start(), _value(low), _value(high)
        return before.start(), _value(low) if low and _value(low) < _value(high) else _value(high), None
    turned = _REVERSED.match(flat, after, min(segment.end, after + 60)) if unit == 1 else None
    if turned:
        low, high = turned["low"], turned["high"]
        return at, _value(low), _value(high) if high else None
    return None


def _before(flat: str, start: int, at: int) -> re.Match[str] | None:
    """The number that leads to the unit at ``at``; only where a digit or a number's word begins is tried."""
    for begin in _NUMERAL.finditer(flat, start, at):
        if found := _BEFORE.match(flat, begin.start(), at):
            return found
    return None


def _is_experience(
    flat: str, segment: Segment, meaning: Meaning, number: tuple[int, float, float | None], after: int, unit: int
) -> bool:
    """Not the employer's age, a contract's length or a pension's."""
    start, low, _ = number
    if _JOKE.search(flat, segment.start, segment.end) or _NOT_THE_APPLICANT.match(flat, segment.start):
        return False
    if low / unit > 30 or _NOT_EXPERIENCE.match(flat, after):
        return False
    lead = flat[max(segment.start, start - 40) : start]
    if _BOAST.search(lead) and not (_FOR.search(lead) and _OR_MORE.match(flat, after)):
        return False
    ahead = flat[after : after + 90]
    says = "experience" in ahead or "exp " in ahead or " xp" in ahead[:12] or "background" in ahead
    if unit == 12:
        return says and low >= 3 and meaning.base.asked
    if meaning.base.asked:
        return True
    return bool(says and _SENSE.match(ahead)) and not _COMPANY.match(flat, segment.start)


def _clause_end(flat: str, segment: Segment, after: int) -> int:
    stop = _CLAUSE.search(flat, after, min(segment.end, after + _LONGEST))
    return stop.start() if stop else min(segment.end, after + _LONGEST)


def _statement(
    text: str, flat: str, segment: Segment, meaning: Meaning, names: list[Named], groups: list[Alternatives],
    number: tuple[int, int, float, float | None],
) -> YearsAsked:  # fmt: skip
    start, after, low, high = number
    end = _clause_end(flat, segment, after)
    lead = _LEADS.search(flat, max(segment.start, start - 24), start)
    ahead = [name for name in names if after <= name.start < end]
    bound, of_tool = _bound(flat, after, ahead)
    behind = _owner(flat, start, names, after, end)
    if behind is not None:
        bound, of_tool = (behind,), behind.skill.kind is Kind.TOOL
    offers = [group for group in groups if len([b for b in bound if b in group.items]) > 1]
    return YearsAsked(
        at=Words(lead.start() if lead else start, end),
        minimum=low,
        maximum=high,
        subject=behind.skill.name if behind else _subject(text, flat, after, end),
        status=meaning.at(start) if meaning.at(start).asked else Status.MUST,
        skills=tuple(dict.fromkeys(name.skill.id for name in bound)),
        any_of=bool(offers),
        of_tool=of_tool,
        examples=any(group.examples for group in offers)
        or bool(_ILLUSTRATED.search(flat, after, end))
        or (len(bound) > 1 and "/" in flat[bound[0].end : bound[-1].start]),
    )


def _owner(flat: str, start: int, names: list[Named], after: int, end: int) -> Named | None:
    """The skill that stands right before the number: "Python (5+ years)", "Java Developer: 3 years (required)"."""
    if _REMARK.sub("", flat[after:end]).strip(" .,;:)'+*_"):
        return None
    before = [n for n in names if n.end <= start and _OWNED.fullmatch(flat, n.end, start)]
    return before[-1] if before else None


def _bound(flat: str, after: int, ahead: list[Named]) -> tuple[tuple[Named, ...], bool]:
    """What the years bind to: the tools they are directly of, or the first role or discipline named."""
    if not ahead:
        return (), False
    if _BESIDES.search(flat, after, ahead[0].start):
        return (), False
    if _DIRECT.fullmatch(flat, ahead[0].start, ahead[0].end) and len(ahead) > 1:
        ahead = ahead[1:]
    first = ahead[0]
    if (
        _DIRECT.fullmatch(flat, after, first.start)
        or _counted_generic(flat, after, first)
        or _owns_experience(flat, after, first)
    ):
        listed = _listed(flat, ahead)
        if first.skill.kind is Kind.TOOL:
            return listed, True
        if len(ahead) > 1 and _examples_of_tools(flat, first, ahead):
            return tuple(ahead), True
        return listed, False
    return (), False


def _owns_experience(flat: str, after: int, first: Named) -> bool:
    """ "3+ years of product Rust experience" is of Rust, whatever stands before it."""
    follows = flat[first.end : first.end + 14].lstrip().startswith(("experience", "development", "programming"))
    return follows and len(flat[after : first.start].split()) <= 4


def _counted_generic(flat: str, after: int, first: Named) -> bool:
    """ "3+ years with most of the following technologies: PySpark, …" is of the tools that follow."""
    return bool(_GENERIC.search(flat, after, first.start + 1)) and first.start - after < 110


def _examples_of_tools(flat: str, first: Named, ahead: list[Named]) -> bool:
    """Whether a kind of tool is named first and tools follow as its examples."""
    second = next((name for name in ahead[1:] if name.skill.kind is Kind.TOOL), None)
    if second is None or second.start - first.end > 40 or " using " in flat[first.end : second.start]:
        return False
    return bool(_GENERIC.search(flat, first.start, second.start + 1))


def _listed(flat: str, ahead: list[Named]) -> tuple[Named, ...]:
    """The first skill and those that stand in one list with it."""
    listed = [ahead[0]]
    for name in ahead[1:]:
        between = flat[listed[-1].end : name.start]
        if "(" in between and listed[-1].skill.kind is Kind.TOOL:
            break
        if len(between) > 14 or not re.fullmatch(r"[\s,/&|()]*(?:and/or|and|or)?[\s,/]*", between):
            break
        listed.append(name)
    return tuple(listed)


def _subject(text: str, flat: str, after: int, end: int) -> str:
    """A few words for what the years are of, as the posting says it."""
    start = after
    while (filler := _FILLER.match(flat[start:end])) and filler.end():
        start += filler.end()
    words = text[start:end].split(" experience")[0]
    return " ".join(words.split())[:80].strip(" ,.;:()-*_")


def _nested(flat: str, outer: YearsAsked, statement: YearsAsked) -> bool:
    """ "8+ years in software, 3 of them in machine learning": the shorter inside the longer."""
    between = flat[outer.at.end - 1 : statement.at.end]
    near = statement.at.start - outer.at.end < 40
    return (
        near
        and statement.minimum <= outer.minimum
        and bool(
            re.search(
                r"with|includ|of (?:which|them|those)|,",
                flat[outer.at.start : statement.at.start + 1][-30:] + between[:30],
            )
        )
    )
