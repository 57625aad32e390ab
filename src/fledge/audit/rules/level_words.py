"""Words of level where the work to be done should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.posting import Words

_WORDS = re.compile(
    r"\b(?:rock[- ]?star|ninja|guru|wizard|unicorn|superstar|10x(?: engineer| developer)?|world[- ]class|top[- ]tier|best[- ]in[- ]class|"
    r"exceptional|extraordinary|outstanding|elite|expert[- ]level|deep expertise|extensive experience|extensive knowledge|"
    r"proven track record|strong background|advanced knowledge|deep knowledge|deep understanding|hit the ground running|day one)\b",
    re.IGNORECASE,
)
_MANY = 3


def check(case: Case) -> Iterator[Finding]:
    """Several such words in the lines that ask; one or two are the way people write."""
    asks = case.posting.asks
    found = [m for m in _WORDS.finditer(case.posting.text) if any(a.start <= m.start() < a.end for a in asks)]
    if len(found) < _MANY:
        return
    words = list(dict.fromkeys(m[0].lower() for m in found))
    quoted = ", ".join('"' + w + '"' for w in words[:6])
    yield Finding(
        level_words.id,
        Grade.LOOK,
        f"{len(found)} words of level stand where the work should stand ({quoted}): "
        "each reader sets the bar elsewhere, and the careful set it too high.",
        "Say the work instead: what the person will build first, how big it is, and who helps.",
        tuple(Words(m.start(), m.end()) for m in found),
        (case.book.constants["stating_the_bar"],),
    )


level_words = Rule(
    "level-words",
    "Three or more words of level instead of work to be done",
    "In a field experiment, saying precisely what the bar is raised the talent of those who applied.",
    check,
)
