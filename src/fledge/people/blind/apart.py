"""Papers that lost every line end: their headings set apart again, so that the head of the papers ends somewhere."""

from __future__ import annotations

import re
from functools import lru_cache

from fledge.facts import FactBook

_SECTIONS = (
    "experience",
    "education",
    "skills",
    "summary",
    "projects",
    "courses",
    "personal",
    "references",
    "interests",
)
#: Headings of one word that are not also words of a sentence with a capital at its start.
_ALONE = frozenset(
    ("experience", "education", "skills", "summary", "profile", "projects", "certifications", "employment",
     "references", "interests", "hobbies", "objective", "training", "qualifications")
)  # fmt: skip
_FEW = 2


def is_one_line(text: str) -> bool:
    """Whether neither line ends nor double spaces tell where a line ends."""
    body = text.strip()
    return len(body) > 120 and body.count("\n") + body.count("  ") <= _FEW


def headings_apart(text: str, book: FactBook) -> str:
    """The text with a line end before and after each heading that a capital follows.

    >>> from fledge.facts.load import load
    >>> headings_apart("Ines Example Summary Builds things. SKILLS Java", load())
    'Ines Example\\nSummary\\nBuilds things.\\nSKILLS\\nJava'
    """
    return _pattern(book).sub(lambda found: f"\n{found[1]}\n", text)


@lru_cache(maxsize=4)
def _pattern(book: FactBook) -> re.Pattern[str]:
    page = book.words.get("resume_headings", {})
    phrases = [p for name in _SECTIONS for p in page.get(name, ()) if " " in p or p in _ALONE]
    forms = sorted({form for p in phrases for form in (p.upper(), p.title(), p.capitalize())}, key=len, reverse=True)
    return re.compile(rf"(?:(?<=^)|\s)((?:{'|'.join(map(re.escape, forms)) or '(?!)'}):?)\s(?=[A-Z•*…-])")
