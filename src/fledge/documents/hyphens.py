"""Words that were broken at the end of a printed line."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BROKEN = re.compile(r"([^\W\d_]+)-$")
_BEGINNING = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# fmt: off
_STAND_BEFORE_HYPHENS = frozenset({
    "all", "best", "client", "cloud", "cost", "cross", "customer", "cutting", "data", "decision", "deep", "detail",
    "end", "event", "fast", "fine", "first", "five", "four", "front", "full", "go", "hand", "hands", "hard", "high",
    "large", "leading", "life", "long", "low", "machine", "mid", "mission", "multi", "must", "nice", "non", "object",
    "off", "on", "one", "open", "part", "people", "post", "problem", "product", "production", "real", "right", "risk",
    "role", "second", "self", "semi", "service", "short", "single", "site", "small", "state", "team", "technology",
    "test", "third", "three", "time", "top", "two", "up", "user", "value", "well", "wide", "world", "year",
})
_ENDINGS = frozenset({  # what hyphenation cuts off a word that could stand alone
    "able", "al", "ed", "en", "er", "ers", "est", "ful", "ing", "ings", "ist", "ists", "ity", "ize", "less", "ly",
    "ment", "ments", "ner", "ners", "nership", "ness", "s", "tion", "tions",
})
# fmt: on


class Words:
    """The words that a text uses elsewhere: the best judge of how a broken one is written."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known = {word.casefold() for line in lines for word in _WORD.findall(line)}

    def join(self, line: str, following: str) -> str:
        """Two lines as one; a hyphen between them stays where the word is written with one.

        >>> words = Words(["software engineering"])
        >>> words.join("cost-", "effective engineer-"), words.join("engineer-", "ing"), words.join("GPT-", "4")
        ('cost-effective engineer-', 'engineering', 'GPT-4')
        """
        if not line.endswith("-") or line.endswith((" -", "--")) or not following:
            return f"{line} {following}"
        broken, beginning = _BROKEN.search(line), _BEGINNING.match(following)
        if broken and beginning and not self._keeps_hyphen(broken[1], beginning[0]):
            return line[:-1] + following
        return line + following

    def _keeps_hyphen(self, before: str, after: str) -> bool:
        if not after[0].islower():
            return True
        before, after = before.casefold(), after.casefold()
        if before + after in self._known:
            return False
        return f"{before}-{after}" in self._known or (before in _STAND_BEFORE_HYPHENS and after not in _ENDINGS)
