"""Every name and cue the reader knows, in one automaton: the text is scanned once.

Scanning is the cheap part; the costly part is looking closer. So each pattern carries all the roles its
words can play (a skill's name, a heading, a cue), and later steps look only where something was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import ahocorasick_rs

from fledge.facts import FactBook, GuardedName, Skill

#: What may stand around a name of one or two letters. Sought without, every "r" in a text would be a hit.
_BEFORE = " (/,;:-•*|&+[\"'"
_AFTER = " )/,;:-•*|&+]\"'.!?"
_ADJECTIVES = ("essential", "required", "mandatory", "expected")
#: Cues of units, which may be glued to their number ("2yrs").
_DURATIONS = frozenset(("years", "months"))
#: One character for one, so that offsets stay true.
_SAME_LENGTH = (
    ("\n", " "), ("\t", " "), ("\r", " "), ("[", "("), ("]", ")"), ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u200b", " "),
    ("\u2019", "'"), ("\u2018", "'"),
    ("\u2013", "-"), ("\u2014", "-"), ("\u2011", "-"), ("\u2010", "-"), ("\u2212", "-"),
)  # fmt: skip


@dataclass(slots=True)
class Pattern:
    """What one wording can mean."""

    plain: Skill | None = None
    guarded: list[tuple[Skill, GuardedName]] = field(default_factory=list)
    heading: str = ""
    #: whether the heading word only qualifies another, as in "essential duties"
    adjective: bool = False
    cues: set[str] = field(default_factory=set)
    #: the same, worked out once: asks something, is a unit of time, names a skill or a degree
    asks: bool = False
    unit: bool = False
    names: bool = False


@dataclass(slots=True)
class Hit:
    """One found wording, ``text[start:end]``, with boundaries checked."""

    start: int
    end: int
    pattern: Pattern


def flatten(text: str) -> str:
    """The text as it is scanned: lower case, one kind of space, hyphen and apostrophe, same length.

    >>> flatten("Vector\\nDatabases – RAG")
    'vector databases - rag'
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for kind, same in _SAME_LENGTH if not lower.isascii() else _SAME_LENGTH[:5]:
        lower = lower.replace(kind, same)
    return lower


class Lexicon:
    """The automaton over a skill book's names and the reader's cues."""

    def __init__(self, book: FactBook) -> None:
        self.book = book
        self._patterns: dict[str, Pattern] = {}
        for skill in book.skills.values():
            self._add_skill(skill)
        for section, phrases in book.words.get("headings", {}).items():
            for phrase in phrases:
                self._pattern(phrase).heading = section
                self._pattern(phrase).adjective = phrase in _ADJECTIVES
        for cue, phrases in book.words.get("cues", {}).items():
            for phrase in phrases:
                self._pattern(phrase).cues.add(cue)
                if cue.startswith("nice") and not self._pattern(phrase).heading:
                    self._pattern(phrase).heading = "nice"
        for level, phrases in book.words.get("degrees", {}).items():
            for phrase in phrases:
                self._pattern(phrase).cues |= {f"degree:{level}", "asks"} - ({"asks"} if level == "certificate" else set())
        for cue, phrases in book.words.get("levels", {}).items():
            for phrase in phrases:
                self._pattern(phrase).cues.add(cue)
        for kind, phrases in book.words.get("promises", {}).items():
            for phrase in phrases:
                self._pattern(phrase).cues.add(f"promise:{kind}")
        self._inherit("asks")
        self._name_degrees()
        for pattern in self._patterns.values():
            pattern.asks = "asks" in pattern.cues
            pattern.unit = not _DURATIONS.isdisjoint(pattern.cues)
            pattern.names = bool(
                pattern.plain or pattern.guarded or any(cue.startswith("degree:") for cue in pattern.cues)
            )
        self._long = [w for w in self._patterns if len(w) > 2]
        self._short = [w for w in self._patterns if len(w) <= 2]
        self._words = ahocorasick_rs.AhoCorasick(
            self._long, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )
        around = [b + w + a for w in self._short for b in _BEFORE for a in _AFTER]
        self._letters = ahocorasick_rs.AhoCorasick(around, store_patterns=False)
        self._spaced = [not w.isalnum() for w in self._long]
        self._meant = [self._patterns[w] for w in self._long]
        self._meant_short = [self._patterns[w] for w in self._short]

    def _pattern(self, wording: str) -> Pattern:
        return self._patterns.setdefault(wording, Pattern())

    def _add_skill(self, skill: Skill) -> None:
        guards = {g.name.lower(): g for g in skill.guarded}
        for guard in skill.guarded:
            for wording in spellings(guard.name):
                self._pattern(wording).guarded.append((skill, guard))
        for name in (skill.name, *skill.also):
            if name.lower() in guards:
                continue
            for wording in spellings(name):
                self._pattern(wording).plain = skill

    def _inherit(self, cue: str) -> None:
        """A longer wording hides the shorter cue inside it, so it takes the cue over."""
        roots = [w for w, p in self._patterns.items() if cue in p.cues]
        inside = re.compile(r"\b(?:" + "|".join(map(re.escape, roots)) + r")\b")
        for wording, pattern in self._patterns.items():
            if (pattern.heading or pattern.cues) and inside.search(wording):
                pattern.cues.add(cue)

    def _name_degrees(self) -> None:
        """A field named with its degree ("CS degree") is a degree, too."""
        for wording, pattern in self._patterns.items():
            if wording.endswith((" degree", " degrees")) and not any(c.startswith("degree:") for c in pattern.cues):
                pattern.cues |= {"degree:degree", "asks"}

    def hits(self, text: str, flat: str) -> list[Hit]:
        """All wordings found in a text and its flattened form, leftmost longest, whole words only, in order."""
        found: list[Hit] = []
        lost = self._found(text, flat, 0, found)
        short = self._letter_hits(flat)
        for start, end in lost:
            self._rescue(text, flat, start, end, found)
        return _merged(found, short) if short or lost else found

    def _found(self, text: str, flat: str, start: int, found: list[Hit]) -> list[tuple[int, int]]:
        """Add the valid hits to ``found``; return the stretches of wordings that broke off inside a word."""
        lost = []
        meant, patterns = self._meant, self._words.find_matches_as_indexes(flat)
        size = len(flat)
        for index, begin, end in patterns:
            if begin and flat[begin - 1].isalnum() and flat[begin].isalnum() and not _begins(text, begin, meant[index]):
                if self._spaced[index]:
                    lost.append((begin, end))
                continue
            if end < size and flat[end - 1].isalnum() and (flat[end].isalnum() or flat[end] == "_"):
                stretched = _stretched(text, flat, begin, end)
                if not stretched:
                    if self._spaced[index]:
                        lost.append((begin, end))
                    continue
                end = stretched
            found.append(Hit(start + begin, start + end, meant[index]))
        return lost

    def _rescue(self, text: str, flat: str, start: int, end: int, found: list[Hit]) -> None:
        """Look again for what a broken-off wording hid: "as a" in "such as AWS" hides "AWS"."""
        after = start + 1 + next((i for i, c in enumerate(flat[start:end]) if not c.isalnum()), end - start)
        if after >= end:
            return
        hidden: list[Hit] = []
        until = min(len(flat), end + 60)
        self._found(text[after:until], flat[after:until], after, hidden)
        found += [hit for hit in hidden if hit.start < end]

    def _letter_hits(self, flat: str) -> list[Hit]:
        """Names of one or two letters, with a mark or a space on both sides."""
        each = len(_BEFORE) * len(_AFTER)
        return [
            Hit(start, end - 2, self._meant_short[index // each])
            for index, start, end in self._letters.find_matches_as_indexes(f" {flat} ", overlapping=True)
        ]


def _merged(long: list[Hit], short: list[Hit]) -> list[Hit]:
    """Both in order; what lies inside a hit before it is part of that one ("C" in "CI/CD")."""
    taken = sorted(long + short, key=_place)
    merged: list[Hit] = []
    reach = 0
    for hit in taken:
        if hit.start >= reach:
            merged.append(hit)
            reach = hit.end
    return merged


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _begins(text: str, start: int, pattern: Pattern) -> bool:
    """Whether a word begins here though a character stands before it: "2yrs", or words that lost their space."""
    if text[start].isupper():
        return text[start - 1].islower() and text[start + 1 : start + 4].islower()
    return text[start - 1].isdigit() and pattern.unit


def _stretched(text: str, flat: str, start: int, end: int) -> int:
    """Where a word that goes on still ends as this name: a plural s, a version ("python3"), a lost space; else 0."""
    size = len(flat)
    if flat[end] == "s" and end - start > 1 and not (end + 1 < size and flat[end + 1].isalnum()):
        return end + 1
    if end - start < 3 or not flat[end - 1].isalpha():
        return 0
    if text[end].isupper() and text[end - 1].islower() and text[end + 1 : end + 4].islower() and end + 4 <= size:
        return end
    last = end
    while last < size and (flat[last].isdigit() or flat[last] == "."):
        last += 1
    if last > end and (last == size or not flat[last].isalnum()):
        return last - (flat[last - 1] == ".")
    return 0


_IZE = re.compile(r"(?<=\w{3})i(z)(?=ation|e\b|es\b|ed\b|ing\b|er\b)|(?<=\w{3})y(z)(?=e\b|ing\b)")


def spellings(name: str) -> Iterator[str]:
    """How a name may be written: hyphen, space or joined; wrapped after a hyphen; British; plural of -y.

    >>> sorted(spellings("Fine-tuning"))
    ['fine - tuning', 'fine tuning', 'fine- tuning', 'fine-tuning', 'finetuning']
    """
    base = flatten(name)
    forms = {base, _IZE.sub(lambda m: m[0][:-1] + "s", base)}
    if base.endswith("y") and len(base) > 4 and base[-2] not in "aeiou" and base[-3:].isalpha():
        forms |= {form[:-1] + "ies" for form in forms}
    for form in forms:
        if "-" in form.strip("-"):
            yield from {form.replace("-", joint) for joint in ("-", " ", "- ", " - ", "")}
        elif " " in form:
            yield from {form, form.replace(" ", "-"), form.replace(" ", "  ")}
        else:
            yield form


@lru_cache(maxsize=4)
def lexicon(book: FactBook) -> Lexicon:
    """The lexicon of a book, built once."""
    return Lexicon(book)
