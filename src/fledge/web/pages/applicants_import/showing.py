"""A draft as the pages of the wizard show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fledge.documents import Order, day_in
from fledge.web.computed.arrivals import FIELDS, Question, Said
from fledge.web.computed.arrivals.columns import is_of_groups, letters
from fledge.web.computed.arrivals.questions import MEANINGS
from fledge.web.jobs.arriving.reading import sheet_of
from fledge.web.store.models import Incoming

_SAMPLES = 3
_HEADER_ROWS = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its letter and heading, some of what stands in it, and what it is said to be."""

    number: int
    letter: str
    heading: str
    samples: tuple[str, ...]
    field: str
    is_of_groups: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with the answers to choose from."""

    number: int
    question: Question
    label: str
    choices: tuple[tuple[str, str], ...]
    is_missing: bool


def columns_shown(draft: Incoming, sent: Mapping[str, Any]) -> list[Column]:
    """The columns that have something in them."""
    said = Said.of(draft.said)
    sheet = sheet_of(draft.sheets[said.sheet])
    headings, below = sheet.rows[said.header], sheet.rows[said.header + 1 :]
    shown = []
    for number in range(max(map(len, sheet.rows[said.header :]), default=0)):
        heading = headings[number] if number < len(headings) else ""
        filled = (row[number] for row in below if number < len(row) and row[number])
        samples = tuple(text[:60] for text, _ in zip(dict.fromkeys(filled), range(_SAMPLES), strict=False))
        field = sent.get(f"column-{number}", said.columns.get(number, ""))
        if heading or samples:
            shown.append(Column(number, letters(number), heading, samples, field, is_of_groups(heading)))
    return shown


def headings_shown(draft: Incoming) -> dict[str, Any]:
    """The sheets and the first rows to choose from, and what the file says of itself."""
    said = Said.of(draft.said)
    sheet = sheet_of(draft.sheets[said.sheet])
    rows = [
        (number, " · ".join(dict.fromkeys(filter(None, row)))[:90])
        for number, row in enumerate(sheet.rows[:_HEADER_ROWS], 1)
        if row
    ]
    names = [(number, one["name"] or f"Sheet {number + 1}") for number, one in enumerate(draft.sheets)]
    count = sum(1 for row in sheet.rows[said.header + 1 :] if row)
    return {
        "said": said,
        "rows": rows,
        "header": said.header + 1,
        "sheets": names,
        "notes": sheet.notes,
        "count": count,
    }


def questions_shown(asked: tuple[Question, ...], sent: Mapping[str, Any]) -> list[Asked]:
    """The questions, each with the answer that was given or is suggested."""
    return [_asked(number, one, sent) for number, one in enumerate(asked)]


def _asked(number: int, one: Question, sent: Mapping[str, Any]) -> Asked:
    answer = sent.get(f"answer-{number}", one.answer)
    missing = bool(sent) and not answer
    if one.kind == "word":
        return Asked(number, replace(one, answer=answer), one.words, tuple(MEANINGS.items()), missing)
    label = f"{one.words} in {FIELDS[one.about]}"
    return Asked(number, replace(one, answer=answer), label, tuple(_readings(one.words)), missing)


def _readings(text: str) -> list[tuple[str, str]]:
    days = [(order, day_in(text, order=order)) for order in Order]
    return [(order.value, f"{day:%-d %B %Y}") for order, day in days if day]
