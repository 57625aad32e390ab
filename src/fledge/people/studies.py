"""Degrees: level and field, never the school, the grade or the year."""

from __future__ import annotations

import re

from fledge.people.evidence import Studied
from fledge.people.sections import Place
from fledge.people.words import within
from fledge.posting import Level

_LEVELS = {level.value: level for level in Level}
_CAPITALS_ONLY = re.compile(r"[A-Z][A-Za-z.]{0,5}$")
_NOT_STUDIED = re.compile(r"\s*(?:data|scrum|of ceremonies|branch|node|copy|detail|agreement|craft|schedule|plan)\b")
_GIVEN = ("education", "", "summary", "courses", "other", "personal", "experience", "projects")


def studied(place: Place, start: int) -> Studied | None:
    """The degree that a line names, if it names one; ``start`` is where the line stands in the text."""
    if place.section not in _GIVEN:
        return None
    for hit in place.line.hits:
        level = _LEVELS.get(hit.pattern.degree)
        if level is None or level is Level.CERTIFICATE:
            continue
        words = place.text[hit.start - start : hit.end - start]
        if not _is_degree(place, words, hit.end - start):
            continue
        field, written = _field(place, hit.start - start)
        if level is Level.DEGREE and not field:
            continue
        if place.section != "education" and not field and len(words) < 6:
            continue
        return Studied(
            level, field, f"{words} … {written}" if written and written not in words else words, place.line.number
        )
    return None


def _is_degree(place: Place, words: str, end: int) -> bool:
    if len(words.replace(".", "")) <= 3 and not _CAPITALS_ONLY.match(words):
        return False
    if words in ("MS", "BE", "BA", "MA") and place.section != "education":
        return False
    return not _NOT_STUDIED.match(place.flat, end)


def _field(place: Place, at: int) -> tuple[str, str]:
    """The longest field of study that the line names, after the degree if it can be: in small letters, as written."""
    found = list(within(place.cues, 0, len(place.text), "resume_fields"))
    after = [cue for cue in found if cue.start >= at] or found
    best = max(after, key=lambda cue: (cue.end - cue.start, -cue.start), default=None)
    if best is None:
        return "", ""
    return place.flat[best.start : best.end], place.text[best.start : best.end]
