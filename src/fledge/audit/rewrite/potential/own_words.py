"""Demands that may stay in their own words: neither tool, years nor degree, nor a quality nobody can show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fledge.audit.rewrite.potential.learning import capital
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.spans import Spans
from fledge.audit.rewrite.potential.verbs import commands
from fledge.posting import Posting

#: Words of praise and of time, without which a line still says what is asked.
_PRAISE = re.compile(
    r"^(?:(?:an?|the|you(?:'ve| have|’ve| are|'re|’re)?|have|has|must(?: have| be)?|with|proven|demonstrated|"
    r"demonstrable|strong|excellent|extensive|deep|solid|exceptional|outstanding|expert(?:-level)?|advanced|great|"
    r"significant|superior|track record (?:of|in)|ability to|able to|experience (?:in|with)?|experienced (?:in|"
    r"with)|hands-on|good|thorough|in-depth|very|highly|a)\s+)+",
    re.IGNORECASE,
)
#: Qualities that no application can show.
_SOFT = re.compile(
    r"\b(?:passion\w*|self-?(?:starter|motivated|directed)|fast-paced|detail[- ]oriented|attention to detail|"
    r"team player|track record|mindset|attitude|energ\w+|enthusias\w+|driven|thrive|comfortable with ambiguity|"
    r"multi-?task\w*|work (?:independently|ethic)|problem[- ]solv\w+|curious|curiosity|motivated|proactive|"
    r"results[- ]oriented|creative|leadership|interpersonal|communicat\w+|organi[sz]ational skills|positive|humble|"
    r"flexib\w+|pressure|deadlines|ownership|thriv\w+|leaders?|team spirit|working style|collaborat\w+|skills|"
    r"entrepreneur\w*|adaptab\w+)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"^(?:someone|they|we|you|it|this|if|and|a person|people|empathy|because|when|at|in)\b|^note\b|\bplease\b|"
    r"\bagenc(?:y|ies)\b|\bwe\b|\bour\b|\bapplicants?\b|\bcandidates?\b|:$",
    re.IGNORECASE,
)
#: Years, figures and degrees.
_MEASURED = re.compile(r"\d|\bdegree|\byears?\b", re.IGNORECASE)
_SHORT, _LONG = 20, 130
_FEW_WORDS = 3


def own_words(posting: Posting, asks: Sequence[tuple[int, Line]], *, strict: bool) -> Iterator[tuple[int, str]]:
    """The demands that may stay, with the numbers of their lines, said without praise.

    ``strict`` takes only those that speak of doing something.
    """
    named = (m.at for m in posting.mentions)
    bound = Spans.of([*named, *(y.at for y in posting.years), *(d.at for d in posting.degrees)])
    for number, line in asks:
        if _may_stay(line) and not bound.on(line.at) and (words := without_praise(line.words)):
            if not strict or words.startswith(("You can", "Some experience")):
                yield number, words


def _may_stay(line: Line) -> bool:
    if line.section == "nice" or not _SHORT <= len(line.words) <= _LONG:
        return False
    return not (_SOFT.search(line.words) or _REMARK.search(line.words) or _MEASURED.search(line.words))


def without_praise(words: str) -> str:
    """A demand as a plain sentence; "" where nothing is left of it.

    >>> without_praise("Proven ability to translate research into products")
    'You can translate research into products.'
    """
    if commands(words):
        return _sentence("You can", words)
    begins = _PRAISE.match(words)
    lead, rest = (words[: begins.end()].lower(), words[begins.end() :]) if begins else ("", words)
    if len(rest.split()) < _FEW_WORDS:
        return ""
    if "able to" in lead or "ability to" in lead:
        return _sentence("You can", rest)
    if "experience" in lead:
        return _sentence("Some experience with", rest)
    return "" if lead.startswith(("you", "must", "have", "has")) else capital(rest).rstrip(" .;,") + "."


def _sentence(begins: str, rest: str) -> str:
    lower = rest[:1].lower() if rest[1:2].islower() else rest[:1]
    return f"{begins} {lower}{rest[1:]}".rstrip(" .;,") + "."
