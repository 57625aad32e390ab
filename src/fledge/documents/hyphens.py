"""Words that were broken at the end of a printed line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_ENDING = re.compile(r"[^\W\d_]+\Z")
_LONGEST_WORD = 60  # letters
_BEGINNING = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD_LETTERS = 3
_ACRONYM_LETTERS = 5
# fmt: off
_STAND_BEFORE_HYPHENS = frozenset({
    "all", "best", "client", "cloud", "cost", "cross", "customer", "cutting", "data", "decision", "deep", "detail",
    "end", "event", "fast", "fine", "first", "five", "four", "front", "full", "go", "hand", "hands", "hard", "high",
    "large", "leading", "life", "long", "low", "machine", "mid", "mission", "multi", "must", "nice", "non", "object",
    "off", "on", "one", "open", "part", "people", "post", "problem", "product", "production", "real", "right", "risk",
    "role", "second", "self", "semi", "service", "short", "single", "site", "small", "state", "team", "technology",
    "test", "third", "three", "time", "top", "two", "up", "user", "value", "well", "wide", "world", "year",
})
_FRAGMENTS = frozenset({  # what hyphenation cuts off, and seldom a word
    "able", "al", "ally", "ance", "ances", "ation", "ations", "ble", "cation", "ed", "en", "ence", "ences", "er", "ers",
    "ery", "est", "ful", "ible", "ical", "ied", "ies", "ing", "ings", "ist", "ists", "ity", "ization", "ize", "less",
    "ling", "ly", "ment", "ments", "neer", "neers", "ner", "ners", "nership", "ness", "ning", "nity", "ous", "ously",
    "ple", "ring", "s", "sing", "sion", "sions", "ter", "ters", "ting", "tion", "tional", "tions", "tive", "tively",
    "tives", "tor", "tors", "ture", "tures", "ty",
})
_TAILS_OF_NAMES = frozenset({  # TypeScript, LangGraph, SageMaker: names that hyphenation breaks at a capital
    "Base", "Bricks", "Chain", "Cloud", "Flow", "Force", "Formation", "Graph", "Hub", "Index", "Lab", "Lake", "Maker",
    "Ops", "Query", "Script", "Shell", "Stack", "Torch", "Watch",
})
# fmt: on


class Words:
    """The words that a text uses elsewhere: the best judge of how a broken one is written.

    Most programs never break a word, so that a hyphen at a line's end is one that the word has. Only where a text
    shows that its program does break words is a hyphen taken out of a word that the text does not use elsewhere.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        rows = list(lines)
        broken = [_halves(line, following) for line, following in pairwise(rows)]
        self._known = {word for line in rows for word in _words(line)}
        halves = [(before.casefold(), after.casefold()) for _, before, after in filter(None, broken)]
        breaks = sum(before + after in self._known or after in _FRAGMENTS for before, after in halves)
        self._breaks_words = breaks > 0 and 3 * breaks >= sum(
            f"{before}-{after}" in self._known for before, after in halves
        )

    def join(self, line: str, following: str) -> str:
        """Two lines as one; a hyphen between them stays where the word is written with one.

        >>> words = Words(["software engineer-", "ing for engineers"])
        >>> words.join("cost-", "effective engi-"), words.join("engi-", "neers"), words.join("GPT-", "4")
        ('cost-effective engi-', 'engineers', 'GPT-4')
        """
        if not line.endswith(("-", "/")) or line.endswith((" -", "--", " /")):
            return f"{line} {following}"
        halves = _halves(line, following)
        if halves and not self._keeps_hyphen(*halves):
            return line[:-1] + following
        return line + following

    def _keeps_hyphen(self, ahead: str, before: str, after: str) -> bool:
        low_before, low_after = before.casefold(), after.casefold()
        if low_before + low_after in self._known:
            return False
        if ahead.endswith("-") or not self._breaks_words or f"{low_before}-{low_after}" in self._known:
            return True
        if after[0].isupper():
            return after not in _TAILS_OF_NAMES
        if before.isupper() and len(before) <= _ACRONYM_LETTERS:
            return True
        return low_after not in _FRAGMENTS and (
            low_before in _STAND_BEFORE_HYPHENS
            or (min(len(before), len(after)) >= _WORD_LETTERS and {low_before, low_after} <= self._known)
        )


def _halves(line: str, following: str) -> tuple[str, str, str] | None:
    """What stands before a broken word, and its two halves."""
    last = line[-_LONGEST_WORD:].split()[-1:] if line.endswith("-") else []
    broken = _ENDING.search(last[0][:-1]) if last else None
    beginning = _BEGINNING.match(following)
    return (last[0][: broken.start()], broken[0], beginning[0]) if broken and beginning else None


def _words(line: str) -> Iterable[str]:
    """The whole words of a line, and the parts of those with hyphens; a line's last may be broken, its first a rest."""
    words = [word.casefold() for word in _WORD.findall(line)]
    whole = words[1 : -1 if line.endswith("-") else None]
    return [*whole, *(part for word in whole if "-" in word for part in word.split("-"))]
