"""Degrees and certificates asked for, the lowest that will do, and whether experience stands in for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.posting.meaning import Meaning
from fledge.posting.requirement import DegreeAsked, Level, Words
from fledge.posting.segments import Segment
from fledge.posting.wording import Hit

_LEVELS = {level.value: level for level in Level}
_ORDER = (Level.ASSOCIATE, Level.BACHELOR, Level.MASTER, Level.PHD)
_TOGETHER = re.compile(
    r"(?:[\s,/()&'-]|or|and|and/or|degrees?|of|in|a|an|science|sciences|arts|engineering|technology|"
    r"university|equivalent|higher|level|the|s)*"
)
_INSTEAD = re.compile(
    r"(?:equivalent|comparable|relevant|related|commensurate|practical|similar|professional|industry|work|"
    r"demonstrated|hands-on|proven)\b[\w\s/,'-]{0,40}?\b(?:experience|expertise|background|training|skills|"
    r"knowledge)"
    r"|equivalent combination|in lieu|or (?:\w+ ){0,3}experience|experience (?:may|can|"
    r"will) (?:be )?substitut|or self-taught|equivalent practical"
)
_OR_BEFORE = re.compile(r"\bor\b|\bin lieu\b|equivalent|substitut|instead|also considered|acceptable|accepted|\(|/")
_CAPITALS = re.compile(r"^[A-Z]")
_ELSEWHERE = re.compile(
    r"(?:in lieu of|tuition|reimburse|insurance|scrum master|master data|master the|our team|phds from|team of)"
)
_NOT_A_DEGREE = re.compile(
    r"\s*(?:(?:don't|doesn't|do not|are not|aren't|isn't|is not)|of (?:experience|autonomy|complexity|"
    r"ambiguity|freedom|confidence|success|certainty)|data|the\b|scrum|of ceremonies|branch|services?\b|"
    r"agreement|plan\b|of the\b|craft|vendor|node|"
    r"of (?:your|this|his)|schedule|level\b|concepts?\b|(?:new|your|our|complex|context)\b|"
    r",? (?:a |an |our )?(?:sector|industr|clients|customers|institution|market|publish|opportunit|"
    r"early career|new grad))"
)
#: "A high degree of ownership" is no degree; one of arts or of science is.
_A_LOT = re.compile(
    r"\s+of (?!(?:computer |data |applied |natural |social )?(?:science|arts|engineering|technology|business|commerce|"
    r"study|bachelor|master|doctor|laws?\b|education|philosophy|mathematics))"
)


def degrees_asked(text: str, flat: str, segment: Segment, meaning: Meaning) -> Iterator[DegreeAsked]:
    """Every degree statement of a segment: alternatives joined, separate demands apart."""
    hits = [hit for hit in segment.hits if _level(hit) and _is_degree(text, flat, segment, hit)]
    at = 0
    while at < len(hits):
        run = [hits[at]]
        while at + 1 < len(hits) and _joined(flat, run[-1], hits[at + 1]) and _alike(meaning, run[-1], hits[at + 1]):
            at += 1
            run.append(hits[at])
        at += 1
        status = meaning.at(run[0].start)
        if status.asked:
            yield DegreeAsked(
                Words(run[0].start, min(segment.end, max(run[-1].end, _phrase_end(flat, segment, run[-1].end)))),
                _lowest(run),
                status,
                _experience_instead(flat, segment, run),
            )


def _level(hit: Hit) -> Level | None:
    return _LEVELS.get(hit.pattern.degree)


def _is_degree(text: str, flat: str, segment: Segment, hit: Hit) -> bool:
    if hit.pattern.promises:
        return False
    words = text[hit.start : hit.end]
    if len(words.replace(".", "")) <= 3 and words.isalpha():
        if not words.isupper() and words not in ("BSc", "MSc", "PhD", "Phd", "phd", "bsc", "msc"):
            return False
        if words in ("BA", "MS", "BS", "MA", "BE", "MCA", "BCA") and not _degree_company(flat, hit):
            return False
    if words.lower().rstrip("s").rstrip("'’") == "master" and not _degree_company(flat, hit):
        return False
    if words.lower() in ("degree", "degrees") and _A_LOT.match(flat, hit.end):
        return False
    if _level(hit) is Level.CERTIFICATE:
        return True
    if words.lower().startswith("graduated") and "degree" in flat[segment.start : segment.end]:
        return False
    return not _NOT_A_DEGREE.match(flat, hit.end) and not _ELSEWHERE.search(
        flat, max(segment.start, hit.start - 30), hit.start + 12
    )


def _degree_company(flat: str, hit: Hit) -> bool:
    """A bare "MS" or "BA" beside other degree words, not Microsoft or a business analyst."""
    around = flat[max(0, hit.start - 24) : hit.start] + "|" + flat[hit.end : hit.end + 24]
    return bool(
        re.search(
            r"degree|phd|ph\.d|bachelor|master|\bin (?:a|comp|eng|sta|math|data|eco|info|physics|mach|quant|"
            r"oper|bus|sci|stem|cs|ai|ee)|of (?:sci|eng|arts|bus|tech|com)|\bb\.?s|\bm\.?s|\bba\b|equivalent|/",
            around,
        )
    )


def _joined(flat: str, one: Hit, other: Hit) -> bool:
    gap = flat[one.end : other.start]
    if len(gap) <= 4 or _TOGETHER.fullmatch(gap):
        return Level.CERTIFICATE not in (_level(one), _level(other)) or _level(one) is _level(other)
    alternative = (
        re.search(r"\bor\b", gap) and not re.search(r"[;.]|prefer|year|plus|requir|\bwith\b", gap) and len(gap) < 60
    )
    return bool(alternative) or (
        _level(other) is Level.DEGREE and len(gap) < 40 and not re.search(r"[;.,]|prefer|requir", gap)
    )


def _alike(meaning: Meaning, one: Hit, other: Hit) -> bool:
    return meaning.at(one.start) is meaning.at(other.start)


def _lowest(run: list[Hit]) -> Level:
    levels = {level for hit in run if (level := _level(hit))}
    return next(
        (level for level in _ORDER if level in levels),
        Level.CERTIFICATE if levels == {Level.CERTIFICATE} else Level.DEGREE,
    )


def _phrase_end(flat: str, segment: Segment, at: int) -> int:
    stop = re.compile(r"[;.](?=\s|$)|\s-\s|\)").search(flat, at, segment.end)
    return stop.start() if stop else segment.end


def _experience_instead(flat: str, segment: Segment, run: list[Hit]) -> bool:
    ahead = flat[run[-1].end : min(segment.end, run[-1].end + 170)]
    instead = _INSTEAD.search(ahead)
    if instead and _OR_BEFORE.search(ahead[: instead.end() + 12]):
        return True
    behind = flat[max(segment.start, run[0].start - 60) : run[0].start]
    return bool(_INSTEAD.search(behind) and re.search(r"\bor\b[^,;]*$", behind))
