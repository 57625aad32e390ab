"""Lines of the original that share a fate, put together again as they stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.fates import Fate
from fledge.audit.rewrite.potential.outline import Line, plain

_KEPT = (Fate.OPENING, Fate.CLOSING)
#: Characters after which a paragraph ends with its sentence.
_PARAGRAPH = 600
#: Words after which no paragraph ends.
_BROKEN_OFF = re.compile(r"\b(?:as an?|the|our|of|and|to|at|with|for)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of the original as it is shown: ``lines`` are the numbers of what it is made of."""

    words: str
    fate: Fate
    lines: tuple[int, ...]
    bullet: bool = False
    heading: bool = False
    section: str = ""

    @property
    def shown(self) -> str:
        """With the mark of a list before it, where it has one."""
        return f"- {self.words}" if self.bullet else self.words


def units(text: str, lines: Sequence[Line], fates: Sequence[Fate]) -> tuple[Unit, ...]:
    """Neighbours on one line of the text become one again where they are kept; the rest stays cut."""
    found: list[list[int]] = []
    for n in range(len(lines)):
        last = found[-1][-1] if found else None
        if last is not None and _goes_on(text, lines, found[-1], n) and fates[last] is fates[n] and fates[n] in _KEPT:
            found[-1].append(n)
        else:
            found.append([n])
    return tuple(_unit(text, lines, numbers, fates[numbers[0]]) for numbers in found)


def _goes_on(text: str, lines: Sequence[Line], before: Sequence[int], n: int) -> bool:
    """Whether a line belongs to the paragraph before it; paragraphs without end are broken."""
    first, last, line = lines[before[0]], lines[before[-1]], lines[n]
    if n - 1 != before[-1] or line.heading or (line.bullet and last.block != line.block):
        return False
    if last.block != line.block:
        return bool(_BROKEN_OFF.search(last.words))
    if last.heading:
        return text[last.at.start : last.at.end].rstrip().endswith(":")
    return line.at.start - first.at.start < _PARAGRAPH


def _unit(text: str, lines: Sequence[Line], numbers: Sequence[int], fate: Fate) -> Unit:
    first, last = lines[numbers[0]], lines[numbers[-1]]
    words = first.words if len(numbers) == 1 else plain(text[first.at.start : last.at.end])
    heading = first.heading and len(numbers) == 1
    return Unit(words, fate, tuple(numbers), first.bullet and not heading, heading, first.section)


#: What stands before the name of a role and says nothing of the work.
_PRAISE = (
    r"(?:\b(?:senior|sr|staff|principal|lead|experienced|talented|skilled|motivated|exceptional|seasoned|passionate|"
    r"accomplished|strong|expert|proven|dynamic|driven|self-motivated|detail-oriented|results-driven|mid-level|"
    r"highly|visionary|"
    r"hands-on|innovative|top-tier|world-class|junior)\b\.?[ ,/]+(?:and |or )?)*"
)


def retitled(words: str, old: str, core: str, new: str) -> str:
    """The line with the role named as in the new title, without level and praise, its article mended.

    >>> retitled("We want a skilled Senior AI Engineer.", "Senior AI Engineer", "AI Engineer", "Engineer learning AI")
    'We want an engineer learning AI.'
    """
    if len(core) < 4 or new.startswith("["):
        return words
    named = "|".join(re.escape(name) for name in dict.fromkeys((old, core)) if name)
    noun = core.split()[-1].capitalize()
    level = rf"{_PRAISE[:-1]}+(?-i:(?:(?:[A-Z][\w/&-]*|\([^)]*\)) ){{0,4}}{re.escape(noun)})"
    pattern = rf"\b(?:(an?) )?(?:{_PRAISE}(?:{named})|{level})(?!\w|s\b)(?: \((?:Gen)?AI\))?"
    return re.sub(pattern, lambda found: _with_article(found, new), words, flags=re.IGNORECASE)


def _with_article(found: re.Match[str], new: str) -> str:
    """The new name as a sentence uses it: what is learned stays with "engineer learning", not after a comma."""
    inside = re.split(r", learning | \(", new)[0]
    if inside.startswith(("Engineer", "Developer", "Software engineer", "Software developer")):
        inside = inside[0].lower() + inside[1:]
    if not found[1]:
        return inside if found.start() else inside[:1].upper() + inside[1:]
    article = "an" if inside[:1].lower() in "aeiou" else "a"
    return f"{article.capitalize() if found[1][0].isupper() else article} {inside}"
