"""What people say of themselves besides what they can do: age, gender, family, nationality, faith, schools."""

from __future__ import annotations

import re
from functools import lru_cache

from fledge.facts import FactBook

_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Sir|Madam|Smt|Shri)\b\.?(?: (?!Office|Excel|Word|Access|SQL|Visio)"
                     r"[A-Z][\w'’-]{0,30}){0,3}|\b(?:Dr|Prof)\.(?: [A-Z][\w'’.-]{0,30}){0,3}")  # fmt: skip
_AGE = re.compile(
    r"\b(?:aged?:?\s?\d{2}\b|\d{2}[ -]years?[ -]old|born\s(?:in|on)?\s?[\w .,/-]{2,24}?(?:19|20)\d\d)", re.I
)
_CITIZEN = re.compile(
    r"\b(?:[A-Z][\w.]{1,20} (?:[A-Z][a-z]{1,20} )?(?:citizen(?:ship)?|nationality|passport)\b|citizen of [A-Z]\w{1,20})"
)
#: A line's end, a column's end or a bar.
_VALUE = r"\s*[:：=]\s*-?\s*[^\n|•]{0,120}?(?=\n|\s{2,}|\||•|$)"


class Private:
    """The patterns of a book's private words."""

    def __init__(self, book: FactBook) -> None:
        page = book.words.get("resume_private", {})
        self._knows = book.knows
        labels = _any_of(page.get("labels", ()))
        self._labelled = re.compile(rf"(?<![\w-])(?:{labels}){_VALUE}", re.I)
        alone = _any_of((*page.get("pronouns", ()), *page.get("words", ())))
        self._words = re.compile(rf"(?<![\w/-])(?:{alone})(?![\w-]| ?(?:hour|month|day)s?\b)", re.I)
        self._school = _schools(page.get("schools", ()))
        self._school_words = re.compile(rf"(?<!\w)(?:{_any_of(page.get('schools', ()))})(?!\w)", re.I)
        short = _any_of(page.get("schools_short", ()))
        self._short = re.compile(rf"\b(?:{short})\b(?! ?(?:licen[cs]e|Analytica))(?: [A-Z][a-z]{{2,20}}\b)?")
        self.names = re.compile(
            r"(?im)^\s*(?:full |candidate |applicant )?name\s*[:：]\s*([^\n|•,]{1,60}?)(?=\n|\s{2,}|\||,|$)"
        )
        self.words_too = frozenset(page.get("names_that_are_words", ()))

    def without_labelled(self, text: str, cut: str) -> str:
        """The text without what follows a label such as "Date of birth:"."""
        return self._labelled.sub(cut, text) if ":" in text or "：" in text or "=" in text else text

    def without_person(self, text: str, cut: str) -> str:
        """The text without pronouns, titles, ages, citizenships and schools."""
        text = _TITLED.sub(cut, text)
        text = _CITIZEN.sub(cut, _AGE.sub(cut, text))
        text = self.without_schools(text, cut)
        return self._words.sub(cut, text)

    def without_schools(self, text: str, cut: str) -> str:
        """The text without schools, whole ("University of York, Heslington") as far as capitals lead."""
        if self._school_words.search(text):
            text = self._school.sub(lambda found: self._cut_school(found, cut), text)
        return self._short.sub(cut, text)

    def _cut_school(self, found: re.Match[str], cut: str) -> str:
        """A place after the school goes with it; a skill after it stays."""
        place = found["place"]
        return cut + (place if place and self._knows(place.strip(" ,–-")) else "")


def _any_of(wordings: tuple[str, ...]) -> str:
    ordered = sorted({w.lower() for w in wordings} | set(wordings), key=len, reverse=True)
    return "|".join(re.escape(w).replace("'", "['’]") for w in ordered) or r"(?!)"


def _schools(wordings: tuple[str, ...]) -> re.Pattern[str]:
    school = "|".join(re.escape(form) for w in wordings for form in (w.capitalize(), w.upper(), _titled(w)))
    capital = r"[A-ZÀ-Þ][\w.'’&À-ÿ-]{0,30}"
    joint = r"(?:of|for|and|the|de|del|della|la|du|des|di|&)"
    return re.compile(
        rf"(?<![\w-])(?:{capital}(?:,? {joint}){{0,2}} ){{0,6}}(?:{school})(?![\w])"
        rf"(?:,? (?:at|in|of|for|de|di|del|and|&)(?: the)? {capital}| {capital}){{0,6}}"
        rf"(?P<place>,\s?{capital}(?: {capital})?(?=\s*(?:[,.;|)\n–-]|$)))?"
    )


def _titled(word: str) -> str:
    return ".".join(part.capitalize() for part in word.split("."))


@lru_cache(maxsize=4)
def private(book: FactBook) -> Private:
    """The private words of a book, made ready once."""
    return Private(book)
