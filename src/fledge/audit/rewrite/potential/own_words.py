"""Demands that may stay in their own words: neither tool, years nor degree, nor a quality nobody can show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fledge.audit.rewrite.potential.clauses import is_whole
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.spans import Spans
from fledge.audit.rewrite.potential.verbs import is_infinitive, leads
from fledge.posting import Posting

_PRAISE = (
    r"(?:(?:an?|the|you(?:'ve|’ve| have| need)|have|has|must have|with|proven|demonstrated|demonstrable|strong|"
    r"excellent|extensive|deep|solid|exceptional|outstanding|expert|advanced|great|good|significant|superior|"
    r"thorough|"
    r"in-depth|broad|sound|working|basic|general|some|previous|prior|relevant|practical|hands-on|professional|"
    r"very) )*"
)
#: The three forms of a demand that can be said plainly without guessing, and how.
_FORMS = (
    (re.compile(rf"^{_PRAISE}(?:ability|able|capable|capability) (?:to|of) (?=(?-i:[a-z]))", re.IGNORECASE), "You can"),
    (re.compile(rf"^{_PRAISE}experience (?:in|with) (?=\w)", re.IGNORECASE), "Some experience with"),
    (
        re.compile(rf"^{_PRAISE}(?:knowledge|understanding|awareness) of (?=\w)", re.IGNORECASE),
        "Some knowledge of",
    ),
)
#: Qualities that no application can show.
SOFT = re.compile(
    r"\b(?:passion\w*|self-?(?:starter|motivated|directed)|fast-paced|detail[- ]oriented|attention to detail|"
    r"team player|track record|mindset|attitude|energ\w+|enthusias\w+|driven|thriv\w+|ambiguity|multi-?task\w*|"
    r"work (?:independently|ethic)|problem[- ]solv\w+|curious|curiosity|motivated|proactive|results[- ]oriented|"
    r"creativ\w+|leadership|interpersonal|communicat\w+|organi[sz]ational skills|positive|humble|flexib\w+|pressure|"
    r"deadlines|ownership|leaders?|team spirit|working style|collaborat\w+|skills|entrepreneur\w*|adaptab\w+|"
    r"independent(?:ly)?|initiative|judg(?:e)?ment|accountab\w+|work ethic)\b",
    re.IGNORECASE,
)
#: Words that make a line more than one plain demand: a remark, an example, a sentence, a wish.
_MORE = re.compile(
    r"[:!?;,\"“”()\[\]/]|\.\s|\b(?:is|are|was|were|will|should|must|preferred|required|requirement|plus|bonus|"
    r"desired|"
    r"desirable|ideally|nice|advantage\w*|welcome|helpful|essential|please|agenc(?:y|ies)|we|our|us|they|it|this|"
    r"applicants?|candidates?|etc|lead(?:ing)?|mentor\w*|levels?|including|such as|e\.g|experienced?|expert\w*|"
    r"senior|mastery)\b",
    re.IGNORECASE,
)
#: Years, figures and degrees.
_MEASURED = re.compile(r"\d|\bdegree|\byears?\b", re.IGNORECASE)
#: What could stand in any posting, or asks for somebody who needs nobody.
_VAGUE = re.compile(
    r"\b(?:ambigu\w+|autonom\w+|supervision|guidance|teams?|complex|multiple|various|effective(?:ly)?|"
    r"quick(?:ly)?|rapid\w*|"
    r"situations?|changes?|changing|environments?|executives?|stakeholders?|consensus|solutions?|overtime|problems?|"
    r"departments?|sound|strategic\w*|autonomously|others|challeng\w+|ideas)\b",
    re.IGNORECASE,
)
#: What nobody new does first.
_LARGE = frozenset(("architect", "drive", "enable", "evangelize", "lead", "manage", "mentor", "own", "influence"))
_SHORT, _LONG = 20, 120
_FEWEST_WORDS = 2


def own_words(posting: Posting, asks: Sequence[tuple[int, Line]], *, strict: bool) -> Iterator[tuple[int, str]]:
    """The demands that may stay, with the numbers of their lines, said without praise.

    ``strict`` takes only those that speak of doing something.
    """
    named = (m.at for m in posting.mentions)
    bound = Spans.of([*named, *(y.at for y in posting.years), *(d.at for d in posting.degrees)])
    for number, line in asks:
        if line.section == "must" and not bound.on(line.at) and (words := without_praise(line.words)):
            if not strict or not words.startswith("Some knowledge"):
                yield number, words


def without_praise(words: str) -> str:
    """A demand as a plain sentence; "" where it is not one of the few forms that are safe to say anew.

    >>> without_praise("Proven ability to translate research into products")
    'You can translate research into products.'
    >>> without_praise("Hiring Manager Video Call")
    ''
    """
    if not _SHORT <= len(words) <= _LONG or SOFT.search(words) or _MEASURED.search(words):
        return ""
    for form, begins in _FORMS:
        if found := form.match(words):
            return _sentence(begins, words[found.end() :].strip(" .,"))
    return ""


def _sentence(begins: str, rest: str) -> str:
    if _MORE.search(rest) or len(rest.split()) < _FEWEST_WORDS:
        return ""
    if begins == "You can" and not _can_be_done(rest):
        return ""
    return f"{begins} {rest}."


def _can_be_done(rest: str) -> bool:
    """Whether it is a plain thing to do, which somebody new can show; no way of being busy."""
    first = rest.split(" ", 1)[0]
    plain = is_infinitive(first) and first not in _LARGE and not leads(rest.capitalize())
    return plain and not _VAGUE.search(rest) and is_whole(rest)
