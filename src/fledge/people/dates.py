"""When: the stretches of time that people write beside their work, in the forms in which they write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from fledge.people.evidence import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 12)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_NOW = (
    r"(?:present|current(?:ly)?|now|today|to[ -]date|till[ -]?(?:date|now|today|present)|"
    r"until[ -](?:now|today|present)|ongoing|onwards?|date|til date|continuing|this day|still employed|still working)\b"
)


def _point(tag: str) -> str:
    """One point in time as a pattern; the named parts end in ``tag``."""
    return (
        rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?[\s,.-]*)?(?P<m{tag}>{_MONTH})[\s,'’`./-]*(?:\d{{1,2}}(?:st|nd|rd|th)?,\s*)?"
        rf"(?P<my{tag}>{_YEAR}|['’`]?\d{{2}}(?![\d:]))"
        rf"|(?P<s{tag}>spring|summer|autumn|fall|winter)(?:\s+of)?[\s,'’-]*(?P<sy{tag}>{_YEAR}|['’]\d{{2}}\b)"
        rf"|(?P<p{tag}>[qh][1-4])[\s,'/-]*(?P<py{tag}>{_YEAR})|(?P<ry{tag}>{_YEAR})[\s/-]*(?P<r{tag}>[qh][1-4])\b"
        rf"|(?:\d{{1,2}}[/.-])?(?P<n{tag}>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<ny{tag}>{_YEAR})(?!\d)"
        rf"|(?P<iy{tag}>{_YEAR})[/.-](?P<i{tag}>0[1-9]|1[0-2])(?:[/.-]\d{{2}})?(?!\d)"
        rf"|(?P<y{tag}>{_YEAR})(?!\d))"
    )


_DASH = r"\s*(?:[-–—−~→]{1,2}|&ndash;|\bto\b|\btill\b|\buntil\b|\bthrough\b|\bthru\b|\bup to\b)\s*"
_SHORT = (
    r"(?P<na>0?[1-9]|1[0-2])/(?P<nya>\d{2})\s*(?:-|–|—|to)\s*(?:(?P<nb>0?[1-9]|1[0-2])/(?P<nyb>\d{2})\b|(?P<nowc>"
    + _NOW
    + "))"
)
_RANGE = re.compile(
    rf"(?<![\w$€£])(?:(?:from|since)\s+)?{_point('1')}(?:{_DASH}|\s+(?={_NOW}))(?:(?P<now>{_NOW})|{_point('2')})", re.I
)
_SAME_YEAR = re.compile(rf"(?<![\w$€£])(?P<m1>{_MONTH}){_DASH}(?P<m2>{_MONTH})[\s,'’]*(?P<my2>{_YEAR})", re.I)
_TWO_DIGITS = re.compile(rf"(?<![\w/.$€£]){_SHORT}", re.I)
_OPEN = re.compile(
    rf"(?<![\w$€£])(?:(?:since|from)\s+{_point('1')}(?!\s*[-–—]\s*\d)|{_point('3')}\s*[-–—]\s*(?:$|[)\]|,;]))", re.I
)
_TOLD = re.compile(r"(?:from|since)\s+\d{4}", re.I)
_SCHOOL_YEARS = re.compile(rf"(?<![\w/.-])(?P<from>{_YEAR})\s?[-–/]\s?(?P<to>\d{{2}})(?![\d/.-])")
_SINGLE = re.compile(rf"(?<![\w$€£/.-]){_point('1')}(?![\w%+])", re.I)
_DIGIT = re.compile(r"\d")
_MAY_BE = re.compile(rf"{_YEAR}|['’`]\d\d|\b\d{{1,2}}/\d\d\b|{_MONTH}[\s-]*\d\d", re.I)
_LASTED = re.compile(
    r"(?:(\d{1,2})\+?\s*(?:years?|yrs?)\b\.?)?[\s,and&]*(?:(\d{1,2})\s*(?:months?|mos?|mths?)\b)?", re.I
)
_LONGEST = 60 * 12


class Dated(NamedTuple):
    """A stretch of time and where it is written; ``single`` says that only one point in time is named."""

    span: Span
    start: int
    end: int
    single: bool = False

    def in_a_sentence(self, line: str) -> bool:
        """Whether it is a bare year told in the middle of a sentence: "replaced an interface from 1991 and kept both".

        >>> dated("Since 2019 at Acme", today=date(2026, 1, 1)).in_a_sentence("Since 2019 at Acme")
        False
        """
        before, after = line[: self.start], line[self.end :]
        if not _TOLD.fullmatch(line, self.start, self.end):
            return False
        return all(any(map(str.isalnum, words)) for words in (before, after))


def dated(line: str, *, today: date) -> Dated | None:
    """The first stretch of time that a line names, up to today.

    A range of bare years is counted from its middle to its middle, so that 2015 to 2018 is three years; a bare year
    alone is six months, for nobody can say which. What lies in the future or runs backwards is none.

    >>> dated("Jan'19 – Aug'21", today=date(2026, 1, 1)).span.months
    32
    >>> dated("2015 - 2018", today=date(2026, 1, 1)).span.months
    36
    """
    if not _DIGIT.search(line) or not _MAY_BE.search(line):
        return None
    backwards = False
    for pattern, made in _FORMS:
        for found in pattern.finditer(line):
            ends = made(found, today)
            if ends and (span := _within(*ends, today)):
                return Dated(span, found.start(), found.end())
            backwards = backwards or ends is not None
    return None if backwards else _alone(line, today)


def lasted(text: str) -> int:
    """How many months a stated duration has ("3 years 4 months"), 0 if none is stated."""
    for found in _LASTED.finditer(text):
        if found[1] or found[2]:
            return 12 * int(found[1] or 0) + int(found[2] or 0)
    return 0


def _alone(line: str, today: date) -> Dated | None:
    found = _SINGLE.search(line)
    ends = _ends(found, "1", today) if found else None
    if found is None or ends is None:
        return None
    start, end = ends
    if found["y1"]:
        start, end = date(start.year, 4, 1), date(start.year, 9, 1)
    months = lasted(line[found.end() :])
    if months and months < _LONGEST:
        end = _after(start, months - 1)
    span = _within(start, end, today)
    return Dated(span, found.start(), found.end(), single=not months) if span else None


def _range(found: re.Match[str], today: date) -> tuple[date, date] | None:
    one = _ends(found, "1", today)
    other = (today, today) if found["now"] else _ends(found, "2", today)
    if one is None or other is None:
        return None
    start, end = one[0], other[1]
    bare = found["y1"], found["y2"]
    if bare[0] and bare[1] and start.year == end.year:
        return date(start.year, 4, 1), date(start.year, 9, 1)
    if bare[0]:
        start = date(start.year, 1 if start.year == today.year else 7, 1)
    if bare[1]:
        end = min(date(end.year, 6, 1), max(today, date(end.year, 1, 1)))
    return start, end


def _same_year(found: re.Match[str], today: date) -> tuple[date, date] | None:
    year = _year(found["my2"], today)
    return date(year, _month(found["m1"]), 1), date(year, _month(found["m2"]), 1)


def _short(found: re.Match[str], today: date) -> tuple[date, date] | None:
    start = date(_year(found["nya"], today), int(found["na"]), 1)
    return start, today if found["nowc"] else date(_year(found["nyb"], today), int(found["nb"]), 1)


def _school_years(found: re.Match[str], _: date) -> tuple[date, date] | None:
    start, last = int(found["from"]), int(found["to"])
    if last <= 12 or (start % 100 + 1) % 100 > last:
        return None
    return date(start, 7, 1), date(start - start % 100 + last, 6, 1)


def _open(found: re.Match[str], today: date) -> tuple[date, date] | None:
    tag = next(t for t in "13" if any(found[f"{part}{t}"] for part in ("m", "s", "p", "r", "n", "i", "y")))
    ends = _ends(found, tag, today)
    if ends is None:
        return None
    start = ends[0]
    return (date(start.year, 7, 1) if found[f"y{tag}"] and start.year < today.year else start), today


def _ends(found: re.Match[str], tag: str, today: date) -> tuple[date, date] | None:
    """First and last month of a point in time: a month is both, a season or a year has more."""
    if month := found[f"m{tag}"]:
        return _both(_year(found[f"my{tag}"], today), _month(month))
    if season := found[f"s{tag}"]:
        first, last = _SEASONS[season.lower()]
        year = _year(found[f"sy{tag}"], today)
        return date(year, first, 1), date(year, last, 1)
    if part := found[f"p{tag}"] or found[f"r{tag}"]:
        return _part(part.lower(), int(found[f"py{tag}"] or found[f"ry{tag}"]))
    for number, year_of in (("n", "ny"), ("i", "iy")):
        if found[f"{number}{tag}"]:
            return _both(int(found[f"{year_of}{tag}"]), int(found[f"{number}{tag}"]))
    alone = found[f"y{tag}"]
    return (date(int(alone), 1, 1), date(int(alone), 12, 1)) if alone else None


def _part(part: str, year: int) -> tuple[date, date] | None:
    """A quarter or half of a year."""
    size, number = (3, int(part[1])) if part[0] == "q" else (6, int(part[1]))
    if number * size > 12:
        return None
    return date(year, (number - 1) * size + 1, 1), date(year, number * size, 1)


def _both(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, 1)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _year(digits: str, today: date) -> int:
    number = int(digits.strip("'’`"))
    return number if number > 99 else number + (2000 if number <= today.year % 100 + 1 else 1900)


def _after(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _within(start: date, end: date, today: date) -> Span | None:
    """The stretch up to today, in whole months; None where it has not begun, runs backwards or is no working life."""
    start, end = start.replace(day=1), min(end, today).replace(day=1)
    span = Span(start, end)
    return span if start <= end and span.months <= _LONGEST else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], tuple[date, date] | None]], ...] = (
    (_RANGE, _range),
    (_SAME_YEAR, _same_year),
    (_TWO_DIGITS, _short),
    (_OPEN, _open),
    (_SCHOOL_YEARS, _school_years),
)
