""" "Expert in" several things at once, brought down to working knowledge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.rewrite.asks import begins_a_sentence
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.wording import capitalised
from fledge.posting import Posting, Words

#: What leads to a word of mastery and what follows it, together replaced.
_BEFORE = re.compile(
    r"(?:\b(?P<be>(?:be|are|is|being|'re|’re|become|as)\s+)?(?P<an>an?\s+|the\s+)?"
    r"(?:(?:strong|true|deep|hands[ -]on|recogni[sz]ed|proven|subject[ -]matter|technical|advanced|demonstrated|solid)"
    r"\s+)*)$",
    re.I,
)
_AFTER = re.compile(
    r"(?:[ ‑-](?:level))?(?:\s+(?:knowledge|proficiency|expertise|skills?|understanding|experience|command|programming|"
    r"coding|hands-on|fluency|competency))*(?:\s+(?:in|with|of|at|on|using))?(?=\s)",
    re.I,
)

#: A person who is also an expert: "a technical leader and expert in".
_AND = re.compile(r"\b(?:leader|engineer|developer|architect|builder|scientist|manager) (?P<and>and )$", re.I)
#: Work that follows as a verb: "experience building", not "working knowledge of building".
_DOING = re.compile(
    r"\s+(?:developing|building|designing|deploying|managing|creating|implementing|leading|delivering|writing|using|"
    r"working|applying|integrating|optimi[sz]ing|scaling|running|operating|shipping|training|maintaining)\b",
    re.I,
)
#: What is known is named with its own noun: "expert with deep Salesforce expertise".
_AGAIN = re.compile(
    r"\s+(?:deep|strong|solid|extensive|proven|hands-on)\s+[^.;:,\n]{0,40}?"
    r"\b(?:expertise|knowledge|experience|skills?)\b",
    re.I,
)
#: Titles of which no more than working knowledge is expected.
_JUNIOR = ("intern", "junior", "entry", "graduate")
#: "Expert-level Python skills" becomes "working knowledge of Python".
_SKILLS = re.compile(
    r"((?:(?!\b(?:strong|solid|good|excellent|deep|proven)\b)[^.;:,\n]){1,50}?)\s+(?:skills|proficiency|expertise)\b"
)
_ARE = re.compile(r"([^.;:\n]{1,60}?)\s+are\b(?= (?:required|needed|essential|expected))")


#: The employer praises itself, or a deed is asked for.
_OURS = re.compile(r"\b(?:our|we|us|their)\b[^.;:]{0,30}$", re.I)
_USE = re.compile(r"(?:[ -]level)?(?=\s+use of\b)", re.I)
_ABLE = re.compile(r"(?:[ -]level)?\s+(?:(?:ability|able)?\s*to|use)\b", re.I)


def lowered(posting: Posting, word: Words, because: str) -> Iterator[Splice]:
    """The same line asking for working knowledge."""
    text = posting.text
    if used := _USE.match(text, word.end):
        yield Splice(word.start, used.end(), "Confident" if text[word.start].isupper() else "confident", because)
        return
    line = text.rfind("\n", 0, word.start) + 1
    if _OURS.search(text, max(line, word.start - 40), word.start) or _ABLE.match(text, word.end):
        return
    before = _BEFORE.search(text, max(line, word.start - 40), word.start)
    after = _AFTER.match(text, word.end)
    start, end = (before.start() if before else word.start), (after.end() if after else word.end)
    having = "have " if before and before["be"] and before["be"].strip().lower() in ("be", "are", "'re", "’re") else ""
    if text[word.end : word.end + 1] == ")":
        yield Splice(word.start, word.end, "Working level" if text[word.start].isupper() else "working level", because)
    if joined := _AND.search(text, line, start):
        start, having = joined.start("and"), "with " + having.replace("have ", "")
    level = "working" if posting.seniority in _JUNIOR else "solid"
    if text[end : end + 2] == ", " and begins_a_sentence(text, start):
        yield Splice(start, end + 3, text[end + 2 : end + 3].upper(), because)
        return
    if _AGAIN.match(text, end):
        yield Splice(start, end, having.strip() or "has", because)
        return
    words = having + ("experience" if _DOING.match(text, end) else f"{level} knowledge of")
    if skills := _SKILLS.match(text, end):
        words, end = f"{words}{skills[1]}", skills.end()
    if several := _ARE.match(text, end):
        words, end = f"{words}{several[1]} is", several.end()
    yield Splice(start, end, capitalised(words) if _begins(text, start) else words, because)
    yield Splice(word.start, word.end, _plain(text, word), because)


def _begins(text: str, at: int) -> bool:
    """Whether a capital is due: at the start of a sentence, or where one stood."""
    return begins_a_sentence(text, at) or text[at : at + 1].isupper()


def _plain(text: str, word: Words) -> str:
    """The word alone replaced: "expert-level Python" → "working-level Python"."""
    if re.match(r"\s+(?:in|with|at)\b", text[word.end : word.end + 6]):
        return "Proficiency" if text[word.start].isupper() else "proficiency"
    plain = "solid" if re.match(r"expert[ ‑-]level", text[word.start : word.end], re.I) else "proficient"
    return plain.capitalize() if text[word.start].isupper() else plain
