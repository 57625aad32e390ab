"""What the columns of a table are: suggested from the headings that systems use, and said by somebody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from fledge.documents import Sheet

#: What a column can be, and what stands beside it in the choice.
FIELDS = {
    "name": "Name",
    "first": "First name",
    "last": "Last name",
    "email": "E-mail address",
    "phone": "Telephone",
    "applied": "Applied on",
    "source": "Source",
    "stage": "Stage",
    "status": "Status",
    "reason": "Reason of a rejection",
    "decided": "Rejected on",
    "tags": "Tags",
    "reference": "Reference",
    "file": "Name of the résumé’s file",
    "keep_until": "May be kept until",
}
_HEADER_WITHIN = 20
_GROUP_HEADING_WORDS = 8


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said about a table: which sheet and row, what columns are, words mean, and how days are written."""

    sheet: int = 0
    header: int = 0
    columns: Mapping[int, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, str] = field(default_factory=dict)
    system: str = ""
    is_mapped: bool = False

    def kept(self) -> dict[str, Any]:
        """As data."""
        return {**asdict(self), "columns": {str(number): name for number, name in self.columns.items()}}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Said:
        """Back from data."""
        columns = {int(number): name for number, name in kept.get("columns", {}).items()}
        return cls(**{**kept, "columns": columns})

    def column(self, name: str) -> int | None:
        """Which column it is, if any."""
        return next((number for number, found in self.columns.items() if found == name), None)


@cache
def _known() -> dict[str, Any]:
    text = files("fledge.web.computed.arrivals").joinpath("systems.yaml").read_text(encoding="utf-8")
    known: dict[str, Any] = yaml.safe_load(text)
    return known


@cache
def _field_by_heading() -> dict[str, str]:
    known = {heading: name for name, headings in _known()["fields"].items() for heading in headings}
    return known | {plain(label): name for name, label in FIELDS.items()}


@cache
def words_for() -> dict[str, str]:
    """What a stage or status means, by its plain words."""
    return {word: meaning for meaning, words in _known()["words"].items() for word in words}


def systems() -> tuple[str, ...]:
    """The systems whose exports are known by their headings."""
    return tuple(one["name"] for one in _known()["systems"])


def letters(number: int) -> str:
    """The name of a column as spreadsheets have it.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    first, last = divmod(number, 26)
    return (letters(first - 1) if first else "") + chr(65 + last)


@cache
def no_names() -> frozenset[str]:
    """Words in names of files that are no names of people."""
    return frozenset(_known()["no_names"])


def plain(text: str) -> str:
    """Words without case, accents and signs.

    >>> plain("Candidate E-mail(s)")
    'candidate e mail s'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.replace("_", " ")))


def _field_of(heading: str) -> str:
    said = plain(heading.replace("(s)", "s"))
    return _field_by_heading().get(said, "")


def header_of(sheet: Sheet) -> int:
    """The row that most likely holds the headings: with the most that are known, else the first that has something."""
    rows = sheet.rows[:_HEADER_WITHIN]
    counts = [len({_field_of(cell) for cell in row} - {""}) for row in rows]
    if max(counts, default=0):
        return counts.index(max(counts))
    return next((number for number, row in enumerate(rows) if row), 0)


def guess(sheet: Sheet, *, at: int = 0, header: int | None = None) -> Said:
    """What the columns most likely are; each field once, the first column that is called so."""
    row = header_of(sheet) if header is None else header
    headings = sheet.rows[row] if row < len(sheet.rows) else ()
    columns: dict[int, str] = {}
    for number, heading in enumerate(headings):
        name = _field_of(heading)
        if name and name not in columns.values():
            columns[number] = name
    if {"first", "last"} <= set(columns.values()):
        columns = {number: name for number, name in columns.items() if name != "name"}
    return Said(sheet=at, header=row, columns=columns, system=_system(headings))


def _system(headings: Sequence[str]) -> str:
    """The system whose own headings stand here; none where two are alike."""
    found = {plain(heading) for heading in headings}
    counts = sorted(((len(found & set(one["own"])), one["name"]) for one in _known()["systems"]), reverse=True)
    (most, name), (second, _) = counts[:2]
    return name if most >= 2 and most > second else ""


def is_of_groups(heading: str) -> bool:
    """Whether a column is about the groups that somebody belongs to, or about how they look.

    >>> is_of_groups("Gender identity"), is_of_groups("Stage"), is_of_groups("Manager")
    (True, False, False)
    """
    words = plain(heading).split()
    return len(words) <= _GROUP_HEADING_WORDS and not set(words).isdisjoint(_known()["never"])


def without_groups(sheet: Sheet, header: int) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet with every such column emptied under its heading, and the headings of those columns."""
    headings = sheet.rows[header] if header < len(sheet.rows) else ()
    left = [number for number, heading in enumerate(headings) if is_of_groups(heading)]
    if not left:
        return sheet, ()
    rows = [*sheet.rows[: header + 1], *(_emptied(row, left) for row in sheet.rows[header + 1 :])]
    return replace(sheet, rows=tuple(rows)), tuple(headings[number] for number in left)


def _emptied(row: tuple[str, ...], left: Sequence[int]) -> tuple[str, ...]:
    return tuple("" if number in left else cell for number, cell in enumerate(row))
