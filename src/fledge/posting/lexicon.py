"""Every name and cue the reader knows, in one automaton: the text is scanned once.

Scanning is the cheap part; the costly part is looking closer. So each pattern carries all the roles its
words can play (a skill's name, a heading, a cue), and later steps look only where something was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from fledge.facts import FactBook, Kind, Skill
from fledge.posting.wording import (
    ASKS,
    DEGREE,
    MONTHS,
    PROMISE,
    ROLES,
    SKILL,
    TOOL,
    YEARS,
    Hit,
    Pattern,
    sought,
    spellings,
)

#: What may stand around a name of one or two letters. Sought without, every "r" in a text would be a hit.
_BEFORE = " (/,;:•*|&+\"'"
_AFTER = " )/,;:•*|&+\"'.!?"
_ADJECTIVES = ("essential", "required", "mandatory", "expected")
#: Concepts that only borrow a tool's name.
_NOT_THE_TOOL = (
    "schema",
    "schemas",
    "injection",
    "injections",
    "flow",
    "modeling",
    "modelling",
    "mode",
    "stores",
    "learning",
    "git ops",
    "duty rotation",
    "big table",
    "/snowflake",
    "/ich",
    "containers technology",
    "oci containers",
)
_WORD = re.compile(r"[^\s/]+")
#: More than one space between two words.
_GAP = re.compile(r"(?<=[\w+#.)])  +(?=\w)")
#: How far beyond a broken-off wording a hidden one may reach.
_REACH = 60


class Scan(NamedTuple):
    """What the automata saw in a text: which needle, from where to where."""

    words: list[tuple[int, int, int]]
    letters: list[tuple[int, int, int]]


class Lexicon:
    """The automaton over a skill book's names and the reader's cues."""

    def __init__(self, book: FactBook) -> None:
        self.patterns: dict[str, Pattern] = {}
        ordinary = book.words.get("ordinary", {})
        self.before_experience = frozenset(ordinary.get("before_experience", ()))
        self.not_in_a_skill = frozenset(ordinary.get("not_in_a_skill", ()))
        for skill in book.skills.values():
            self._add_skill(skill)
        self._add_headings(book)
        self._add_cues(book)
        self._inherit()
        self._look_inside()
        self._long = [w for w in self.patterns if len(w) > 2]
        self._short = [w for w in self.patterns if len(w) <= 2]
        self._words = ahocorasick_rs.AhoCorasick(
            self._long,
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            store_patterns=False,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )
        around = [b + w + a for w in self._short for b in _BEFORE for a in _AFTER]
        self._letters = ahocorasick_rs.AhoCorasick(around, store_patterns=False)
        self._spaced = [not w.isalnum() for w in self._long]
        self._meant = [self.patterns[w] for w in self._long]
        self._meant_short = [self.patterns[w] for w in self._short]

    def _pattern(self, wording: str) -> Pattern:
        wording = sought(wording)
        pattern = self.patterns.get(wording)
        if pattern is None:
            pattern = self.patterns[wording] = Pattern()
        return pattern

    def _add_skill(self, skill: Skill) -> None:
        guards = {g.name.lower(): g for g in skill.guarded}
        for guard in skill.guarded:
            for wording in spellings(guard.name):
                pattern = self._pattern(wording)
                pattern.guarded += ((skill, guard),)
                pattern.roles |= SKILL
        for name in (skill.name, *skill.also):
            if name.lower() in guards:
                continue
            for wording in spellings(name):
                pattern = self._pattern(wording)
                pattern.plain = skill
                pattern.roles |= SKILL

    def _add_headings(self, book: FactBook) -> None:
        for section, phrases in book.words.get("headings", {}).items():
            for phrase in phrases:
                pattern = self._pattern(phrase)
                pattern.heading = section
                pattern.adjective = phrase in _ADJECTIVES

    def _add_cues(self, book: FactBook) -> None:
        for page in ("cues", "levels"):
            for cue, phrases in book.words.get(page, {}).items():
                for phrase in phrases:
                    pattern = self._pattern(phrase)
                    pattern.roles |= ROLES[cue]
                    if cue.startswith("nice") and not pattern.heading:
                        pattern.heading = "nice"
        for level, phrases in book.words.get("degrees", {}).items():
            for phrase in phrases:
                pattern = self._pattern(phrase)
                pattern.degree = level
                pattern.roles |= DEGREE if level == "certificate" else DEGREE | ASKS
        for kind, phrases in book.words.get("promises", {}).items():
            for phrase in phrases:
                pattern = self._pattern(phrase)
                pattern.promises = (*pattern.promises, kind)
                pattern.roles |= PROMISE

    def _inherit(self) -> None:
        """A longer wording hides the shorter cue inside it, so it takes the cue over; so do fields named with
        their degree ("CS degree").
        """
        asking = [re.escape(w) for w, p in self.patterns.items() if p.roles & ASKS and not p.roles & SKILL]
        inside = re.compile(r"\b(?:" + "|".join(asking) + r")\b") if asking else None
        for wording, pattern in self.patterns.items():
            if wording.endswith((" degree", " degrees")) and not pattern.degree:
                pattern.degree = "degree"
                pattern.roles |= DEGREE | ASKS
            if _may_be_a_tool(pattern):
                pattern.roles |= TOOL
            if not pattern.roles & ~(SKILL | TOOL) and not pattern.heading:
                pattern.capital = pattern.plain is None and all(
                    g.exact_case and g.name[0].isupper() for _, g in pattern.guarded
                )
            elif inside and inside.search(wording):
                pattern.roles |= ASKS

    def _look_inside(self) -> None:
        """A concept's wording may hold a tool that is asked with it: "SQL databases", "Python scripting"."""
        for wording, pattern in self.patterns.items():
            if pattern.plain is None or pattern.plain.kind is Kind.TOOL or wording.endswith(_NOT_THE_TOOL):
                continue
            if " " in wording or "/" in wording:
                pattern.inner = tuple(self._tools_in(wording))
                pattern.roles |= TOOL if pattern.inner else 0

    def _tools_in(self, wording: str) -> Iterator[tuple[int, int, Skill]]:
        reach = 0
        for word in _WORD.finditer(wording):
            for end in (m.end() for m in reversed([*_WORD.finditer(wording, word.start())][:3])):
                tool = self.patterns.get(wording[word.start() : end])
                if word.start() >= reach and tool and tool.plain and tool.plain.kind is Kind.TOOL:
                    yield word.start(), end - word.start(), tool.plain
                    reach = end

    def scan(self, flat: str) -> Scan:
        """The bare scan of a flattened text, before anything is looked at: the ceiling of the reader's speed."""
        seen = sought(flat)
        return Scan(
            self._words.find_matches_as_indexes(seen),
            self._letters.find_matches_as_indexes(f" {seen} ", overlapping=True),
        )

    def hits(self, text: str, flat: str, scan: Scan) -> list[Hit]:
        """All wordings found in a text and its flattened form, leftmost longest, whole words only, in order."""
        found: list[Hit] = []
        lost = self._found(text, flat, 0, scan.words, found)
        short = self._letter_hits(text, scan.letters)
        for start, end in lost:
            self._rescue(text, flat, start, end, found)
        gaps = self._over_gaps(text, flat) if "  " in flat else []
        return _merged(found, [*short, *gaps]) if short or lost or gaps else found

    def _found(
        self, text: str, flat: str, offset: int, matches: list[tuple[int, int, int]], found: list[Hit]
    ) -> list[tuple[int, int]]:
        """Add the valid hits to ``found``; return the stretches of wordings that broke off inside a word."""
        lost = []
        meant = self._meant
        size = len(flat)
        for index, begin, end in matches:
            pattern = meant[index]
            if begin and flat[begin - 1].isalnum() and flat[begin].isalnum() and not _begins(text, begin, pattern):
                if self._spaced[index]:
                    lost.append((begin, end))
                continue
            if end < size and (flat[end].isalnum() or flat[end] == "_") and flat[end - 1].isalnum():
                stretched = _stretched(text, flat, begin, end)
                if not stretched:
                    if self._spaced[index]:
                        lost.append((begin, end))
                    continue
                end = stretched
            if not pattern.capital or text[begin].isupper():
                found.append(Hit(offset + begin, offset + end, pattern))
        return lost

    def _rescue(self, text: str, flat: str, start: int, end: int, found: list[Hit]) -> None:
        """Look again for what a broken-off wording hid: "as a" in "such as AWS" hides "AWS"."""
        self._shorter(text, flat, start, end, found)
        after = start + 1 + next((i for i, c in enumerate(flat[start:end]) if not c.isalnum()), end - start)
        if after >= end:
            return
        hidden: list[Hit] = []
        until = min(len(flat), end + _REACH)
        self._look_at(text, flat, after, until, hidden)
        found += [hit for hit in hidden if hit.start < end]

    def _over_gaps(self, text: str, flat: str) -> list[Hit]:
        """Names of several words with more than one space inside, as after a line end and an indent."""
        hits: list[Hit] = []
        for gap in _GAP.finditer(flat):
            if text.count("\n", *gap.span()) < 2:
                hits += self._across(text, flat, gap.start(), gap.end() - 1)
        return hits

    def _across(self, text: str, flat: str, joint: int, over: int) -> Iterator[Hit]:
        """What is found around a gap once it is closed to one space, and spans it."""
        start, end = max(0, joint - _REACH), over + _REACH
        near: list[Hit] = []
        self._look_at(
            text[start:joint] + text[over:end], flat[start:joint] + flat[over:end], 0, end - over + joint - start, near
        )
        for hit in near:
            if start + hit.start < joint < start + hit.end - 1:
                yield Hit(start + hit.start, start + hit.end + over - joint, hit.pattern)

    def _look_at(self, text: str, flat: str, start: int, end: int, found: list[Hit]) -> None:
        """Scan a stretch by itself."""
        part = flat[start:end]
        self._found(text[start:end], part, start, self._words.find_matches_as_indexes(sought(part)), found)

    def _shorter(self, text: str, flat: str, start: int, end: int, found: list[Hit]) -> None:
        """A shorter name with the same beginning: "Angular" in "Angular 15", where "Angular 1" broke off."""
        shorter: list[Hit] = []
        self._look_at(text, flat, start, end - 1, shorter)
        found += [h for h in shorter if h.start == start and not (h.end == end - 1 and flat[end - 1].isalnum())]

    def _letter_hits(self, text: str, matches: list[tuple[int, int, int]]) -> list[Hit]:
        """Names of one or two letters, with a mark or a space on both sides."""
        each = len(_BEFORE) * len(_AFTER)
        hits = []
        for index, start, end in matches:
            pattern = self._meant_short[index // each]
            if not pattern.capital or text[start].isupper():
                hits.append(Hit(start, end - 2, pattern))
        return hits


def _may_be_a_tool(pattern: Pattern) -> bool:
    skills = [skill for skill, _ in pattern.guarded]
    return any(skill.kind is Kind.TOOL for skill in (*skills, *([pattern.plain] if pattern.plain else ())))


def _merged(long: list[Hit], short: list[Hit]) -> list[Hit]:
    """Both in order; what lies inside a hit before it is part of that one ("C" in "CI/CD")."""
    merged: list[Hit] = []
    reach = 0
    for hit in sorted(long + short, key=_place):
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
    return text[start - 1].isdigit() and bool(pattern.roles & (YEARS | MONTHS))


def _stretched(text: str, flat: str, start: int, end: int) -> int:
    """Where a word that goes on still ends as this name: a plural s, a version ("python3"), a lost space; else 0."""
    size = len(flat)
    if flat[end] == "s" and end - start > 1 and not (end + 1 < size and flat[end + 1].isalnum()):
        return end + 1
    if end - start < 3 or not flat[end - 1].isalpha():
        return 0
    if text[end].isupper() and text[end + 1 : end + 4].islower() and end + 4 <= size:
        if text[end - 1].islower() or text[start:end].isupper():
            return end
    last = end
    while last < size and (flat[last].isdigit() or flat[last] == "."):
        last += 1
    if last > end and (last == size or not flat[last].isalnum()):
        return last - (flat[last - 1] == ".")
    return 0


@lru_cache(maxsize=4)
def lexicon(book: FactBook) -> Lexicon:
    """The lexicon of a book, built once."""
    return Lexicon(book)
