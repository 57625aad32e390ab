"""Which skill a found wording names, if any: a name that is also a word needs the right company."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fledge.facts import Kind, Skill
from fledge.posting.segments import Segment
from fledge.posting.wording import ASKS, Hit, Pattern

#: What may stand between two neighbours of a list.
_LISTED = re.compile(r"\s*(?:[,/|&+;•]|\band\b|\bor\b|\band/or\b|\(|\)|\s)+\s*(?:and|or|&)?\s*")
#: The few words that may stand between a cue and the name it leads to.
_LED = re.compile(
    r"\s*(?:(?:with|in|of|using|on|at|the|a|an|to|both|either|programming|coding|languages?|like|as|is|are|"
    r"advanced|basic|modern|strong)\b\s*|[:(,]\s*){0,5}"
)
_CONFIRMING = (
    "fundamentals", "experience", "skills", "knowledge", "development", "developer", "programming", "expertise",
    "proficiency", "codebase",
)  # fmt: skip
_LEADING = re.compile(
    r"(?:written in|using|such as|e\.g\.,?|including|like|code in|coding in|programming in|languages?:?|"
    r"particularly|especially|specifically|primarily|built (?:in|on|with)|tools?:|skills?:|stack:?|in|with|of|"
    r"and|or|on) $"
)


@dataclass(slots=True)
class Named:
    """A skill named at ``start..end``."""

    start: int
    end: int
    skill: Skill
    #: the concept in whose wording the tool stands, with the whole wording's place
    whole: tuple[int, int, Skill] | None = None


def named(text: str, flat: str, segment: Segment) -> list[Named]:
    """The skills that a segment names, in order."""
    found: list[Named | None] = []
    doubtful: list[tuple[int, Hit]] = []
    for hit in segment.hits:
        pattern = hit.pattern
        if pattern.plain is not None:
            if text[hit.end : hit.end + 1] != "." or not _in_address(text, hit):
                found += _with_inner(hit, pattern)
        elif pattern.guarded:
            doubtful.append((len(found), hit))
            found.append(None)
    for order in (doubtful, doubtful[::-1]) if doubtful else ():
        for at, hit in order:
            if found[at] is None:
                found[at] = _guarded(text, flat, segment, hit, found, at)
    return [name for name in found if name is not None]


def _with_inner(hit: Hit, pattern: Pattern) -> list[Named | None]:
    """The skill named, or the tools inside a concept's wording, the first of which remembers the concept."""
    assert pattern.plain is not None
    if not pattern.inner:
        return [Named(hit.start, hit.end, pattern.plain)]
    whole = (hit.start, hit.end, pattern.plain)
    return [
        Named(hit.start + at, min(hit.end, hit.start + at + length), tool, None if number else whole)
        for number, (at, length, tool) in enumerate(pattern.inner)
    ]


_SITE = re.compile(r"(?:https?://|www\.)[^\s<>\"')]+")


def addresses(text: str) -> list[tuple[int, int]]:
    """Where internet and mail addresses stand; what looks like a name in them is none."""
    found = [site.span() for site in _SITE.finditer(text)] if "://" in text or "www." in text else []
    at = text.find("@")
    while at >= 0:
        start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
        end = min((e for e in (text.find(" ", at), text.find("\n", at)) if e >= 0), default=len(text))
        if start < at - 1 and "." in text[at:end]:
            found.append((start, end))
        at = text.find("@", end)
    return found


def _in_address(text: str, hit: Hit) -> bool:
    """Whether the wording is part of a bare site name ("spark.com")."""
    after = text[hit.end : hit.end + 4]
    return (
        after[:1] == "." and after[1:3].isalpha() and after[1:3].islower() and not after[1:].startswith(("js", "net"))
    )


def _guarded(text: str, flat: str, segment: Segment, hit: Hit, found: list[Named | None], at: int) -> Named | None:
    words = text[hit.start : hit.end]
    for skill, guard in hit.pattern.guarded:
        if guard.exact_case and not words.startswith(guard.name):
            continue
        if _in_address(text, hit):
            continue
        if _beside(flat, hit, guard.before, guard.after) or (guard.lone and _has_neighbour(flat, hit, found, at)):
            return Named(hit.start, hit.end, skill)
        if _beside(flat, hit, guard.not_before, guard.not_after):
            continue
        if (guard.lone and _in_company(flat, segment, hit)) or (
            skill.kind is Kind.DOMAIN and _among_domains(flat, segment, hit, found, at)
        ):
            return Named(hit.start, hit.end, skill)
    return None


_INDUSTRIES = re.compile(
    r"\b(?:industr(?:y|ies)|sectors?|domains?|verticals?|environments?|fields?|experience|background|"
    r"expertise|knowledge)\b[\s,:(]*(?:such as|like|including|e\.g\.,?|in|within|of|with)?[\s:(]*(?:the |a |"
    r"global |large |regulated )*$"
)


def _among_domains(flat: str, segment: Segment, hit: Hit, found: list[Named | None], at: int) -> bool:
    """Whether a business word stands in a list of industries, or experience of it is spoken of."""
    for neighbour in (found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None):
        if neighbour is None or neighbour.skill.kind is not Kind.DOMAIN:
            continue
        between = flat[neighbour.end : hit.start] or flat[hit.end : neighbour.start]
        if len(between) < 24 and (not between.strip() or _LISTED.match(between)):
            return True
    return bool(_INDUSTRIES.search(flat, max(segment.start, hit.start - 60), hit.start))


def _beside(flat: str, hit: Hit, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether one of the words stands directly before or after."""
    if after and flat.startswith(after, (ahead := _skip(flat, hit.end))):
        return any(
            flat.startswith(word, ahead) and not flat[ahead + len(word) : ahead + len(word) + 1].isalnum()
            for word in after
        )
    if after and flat.startswith(after, hit.end):
        return True
    if before:
        behind = flat[max(0, hit.start - 40) : hit.start].rstrip(" -'\"(:,/")
        return behind.endswith(before) and any(
            behind.endswith(word) and not behind[: -len(word)][-1:].isalnum() for word in before
        )
    return False


def _skip(flat: str, at: int) -> int:
    """Past the spaces, hyphens and quotes that may stand between a name and the word after it."""
    size = len(flat)
    while at < size and flat[at] in " -'\"":
        at += 1
    return at


def _has_neighbour(flat: str, hit: Hit, found: list[Named | None], at: int) -> bool:
    """Whether a neighbour in the same list is a skill."""
    before = found[at - 1] if at else None
    if before is not None and _LISTED.fullmatch(flat, before.end, hit.start):
        return True
    after = found[at + 1] if at + 1 < len(found) else None
    return after is not None and bool(_LISTED.fullmatch(flat, hit.end, after.start))


def _in_company(flat: str, segment: Segment, hit: Hit) -> bool:
    """Whether a cue leads to the name, or a word after it confirms it."""
    if any(cue.pattern.roles & ASKS and cue.end <= hit.start and _LED.fullmatch(flat, cue.end, hit.start)
           for cue in segment.hits):  # fmt: skip
        return True
    if _LEADING.search(flat, max(segment.start, hit.start - 16), hit.start):
        return True
    if flat.startswith(_CONFIRMING, _skip(flat, hit.end)):
        return True
    alone = not flat[segment.start : hit.start].strip() and (segment.bullet or segment.section in ("must", "nice"))
    return alone and (hit.end == segment.end or flat[hit.end] in ",:(;/")
