"""What people say of themselves besides what they can do: age, gender, family, nationality, faith, schools."""

from __future__ import annotations

import re
from functools import lru_cache

import ahocorasick_rs

from fledge.facts import FactBook
from fledge.people.blind.contact import without
from fledge.posting.wording import flatten

_TITLED = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Mx)\.|(?:Mr|Mrs|Ms|Miss|Mx|Smt|Shri)(?= [A-Z]))"
    r"(?! (?:Office|Excel|Word|Access|SQL|Visio|Project|Power|Outlook|Dynamics|Teams|Windows)\b)"
    r"(?: [A-Z][\w'’-]{0,30}){0,3}"
    r"|\b(?:Dr|Prof)\.(?: [A-Z][\w'’.-]{0,30}){0,3}"
)
_AGE = re.compile(
    r"\b(?:aged?:?\s?\d{2}\b|born\s(?:in|on)?\s?[\w .,/-]{2,24}?(?:19|20)\d\d)|\b\d{2}[ -]years?[ -]old", re.I
)
_CITIZEN = re.compile(
    r"\b(?:[A-Z][\w.]{1,20} (?:[A-Z][a-z]{1,20} )?(?:citizen(?:ship)?|nationality|passport)\b"
    r"|[A-Z][a-z]{2,20} national(?=[.,;)\n]| (?:and|who|with|living|based)\b|$)|citizen of [A-Z]\w{1,20})"
)
#: After a label: up to the line's end, a column's end or a bar.
_VALUE = re.compile(r"\s*[:：=]\s*-?[^\S\n]*(?:[^\n|•\s]|[^\S\n](?![^\S\n])){0,120}")
_TIME = re.compile(r"[ -](?:hour|month|day|week|year)s?\b", re.I)
_AFTER_SHORT = re.compile(r"(?! ?(?:licen[cs]e|Analytica))(?: [A-Z][a-z]{2,20}\b)?")
_DEGREES = (
    r"(?:B\.?S|B\.?A|B\.?E|M\.?S|M\.?A|M\.?E|Ph|MBA|B\.?Tech|M\.?Tech|B\.|M\.|Bachelor|Master|Doctor|Diploma|Degree)"
)
_SCHOOL_BACK, _SCHOOL_AHEAD = 160, 200


class Private:
    """The private words of a book, found by one automaton."""

    def __init__(self, book: FactBook) -> None:
        page = book.words.get("resume_private", {})
        self._knows = book.knows
        self._meant: dict[str, str] = {}
        for name in ("schools", "words", "pronouns", "labels", "schools_short"):
            self._meant |= {flatten(wording): name for wording in page.get(name, ())}
        self._capitals = {wording.lower(): wording for wording in page.get("schools_short", ())}
        self._needles = list(self._meant)
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._needles, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )
        self._school = _schools(page.get("schools", ()))
        self.names = re.compile(
            r"(?im)^\s*(?:full |candidate |applicant )?name\s*[:：]\s*([^\n|•,]{1,60}?)(?=\n|\s{2,}|\||,|$)"
        )
        self.words_too = frozenset(page.get("names_that_are_words", ()))

    def without_person(self, text: str, cut: str) -> str:
        """The text without pronouns, titles, ages, citizenships, schools, and what follows a label.

        >>> from fledge.facts.load import load
        >>> private(load()).without_person("Nationality: X\\nShe learned it at the University of York, Heslington", "…")
        '…\\n… learned it at the …'
        """
        text = _TITLED.sub(cut, text)
        text = _CITIZEN.sub(cut, _AGE.sub(cut, text))
        return without(text, self._stretches(text), cut)

    def _stretches(self, text: str) -> list[tuple[int, int]]:
        """What is to be cut, from where to where, in order."""
        flat = flatten(text)
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(flat):
            if (start and flat[start - 1].isalnum()) or flat[end : end + 1].isalnum():
                continue
            if stretch := self._stretch(text, flat, start, end, self._meant[self._needles[index]]):
                found.append(stretch)
        return sorted(found, key=lambda stretch: (stretch[0], -stretch[1]))

    def _stretch(self, text: str, flat: str, start: int, end: int, name: str) -> tuple[int, int] | None:
        if name == "labels":
            value = _VALUE.match(text, end)
            return (start, value.end()) if value and flat[start - 1 : start] != "-" else None
        if name == "schools":
            return self._around_school(text, start, end)
        if name == "schools_short":
            after = _AFTER_SHORT.match(text, end)
            return (start, after.end()) if after and self._capitals[flat[start:end]] == text[start:end] else None
        joined = flat[start - 1 : start] in ("-", "/") or flat[end : end + 1] == "-"
        return None if joined or _TIME.match(text, end) else (start, end)

    def _around_school(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """A school whole ("University of York, Heslington") as far as capitals lead; a skill after it stays."""
        at = max(text.rfind("\n", 0, start) + 1, start - _SCHOOL_BACK)
        limit = min(len(text), end + _SCHOOL_AHEAD)
        for found in self._school.finditer(text, at, limit):
            if found.start() <= start < found.end():
                place = found["place"]
                stays = place and self._knows(place.strip(" ,–-"))
                return found.start(), found.start("place") if stays else found.end()
        return None


def _schools(wordings: tuple[str, ...]) -> re.Pattern[str]:
    school = "|".join(re.escape(form) for w in wordings for form in (w.capitalize(), w.upper()))
    small = "|".join(re.escape(w) for w in wordings)
    capital = r"[A-ZÀ-Þ][\w.'’&À-ÿ-]{0,30}"
    joint = r"(?:of|for|and|the|de|del|della|la|du|des|di|&)"
    return re.compile(
        rf"(?<![\w-])(?:{capital}(?:,? {joint}){{0,2}} ){{0,6}}(?:{school}|(?<= )(?:{small})(?= of ))(?![\w])"
        r"(?: of(?: (?:technology|science|engineering|management|arts|sciences|and|&|information|applied))+)?"
        rf"(?:,? (?:at|in|of|for|de|di|del|and|&)(?: the)? {capital}| (?!{_DEGREES}){capital}){{0,6}}"
        rf"(?P<place>,\s?{capital}(?: {capital})?(?=\s*(?:[,.;|)\n–-]|$)))?"
    )


@lru_cache(maxsize=4)
def private(book: FactBook) -> Private:
    """The private words of a book, made ready once."""
    return Private(book)
