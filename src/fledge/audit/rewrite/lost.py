"""Which words of a line a change has lost: what an employer said may be moved, not swallowed."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_][\w'’]{3,}")
#: Words that only lead to something, close a list, belong to a number of years, or praise.
_SAYS_NOTHING = re.compile(
    r"(?:experience[ds]?|knowledge|familiar(?:ity)?|understanding|expos(?:ure|ed)|proficien\w+|expert\w*|skill\w*|working|"
    r"hands|with|using|such|like|includ\w+|limited|example|instance|similar|others?|equivalents?|comparable|related|both|"
    r"either|least|specifically|especially|particularly|ideally|preferab\w+|prefer\w+|desir\w+|more|that|than|over|"
    r"minimum|plus|bonus|years?|months?|strong|solid|good|deep|extensive|advanced|proven|demonstrated|master\w*|fluen\w+|"
    r"professional|practical|recognized|recognised|subject|matter|technical|true|level|command|coding|hands-on|"
    r"competency|relevant|basic|some|from|into|have|around|about|approximately|roughly|typically|less|total|full|above|"
    r"(?:three|four|five|seven|eight|nine|eleven|twelve|thirteen|fourteen|fifteen|twenty)|etc)"
)


def lost_words(old: str, new: str, named: str = "") -> list[str]:
    """The words of an old line that neither the new one has nor what was named on purpose.

    >>> lost_words("Hands-on experience with Docker for image processing", "Experience with Docker")
    ['image', 'processing']
    """
    kept = {_stem(word) for words in (new, named) for word in _words(words)}
    return [word for word in _words(old) if not _SAYS_NOTHING.fullmatch(word) and _stem(word) not in kept]


def _words(text: str) -> list[str]:
    return [found[0].lower() for found in _WORD.finditer(text)]


def _stem(word: str) -> str:
    return word.rstrip("s")
