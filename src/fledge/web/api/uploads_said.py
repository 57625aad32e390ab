"""What a program says about the table of an upload: its headings, its columns, its words and its days."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any, Literal

from ninja import Field as Said
from ninja import Schema
from pydantic import TypeAdapter, ValidationError

from fledge.documents import Order
from fledge.web.api.shapes import Given, Line
from fledge.web.computed.arrivals import FIELDS, systems
from fledge.web.computed.arrivals import Said as Kept
from fledge.web.computed.arrivals.questions import MEANINGS
from fledge.web.jobs.arriving import saying
from fledge.web.store.models import Incoming
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.problems import Field

#: What a column can be, what a word can mean and the systems whose exports are known, so that the reference names them.
ColumnName = StrEnum("ColumnName", {name: name for name in FIELDS})  # type: ignore[misc]
Meaning = StrEnum("Meaning", {name: name for name in MEANINGS})  # type: ignore[misc]
SystemName = StrEnum("SystemName", {name.lower(): name.lower() for name in systems()})  # type: ignore[misc]
AsColumn = Annotated[ColumnName, Said(strict=False)]
AsMeaning = Annotated[Meaning, Said(strict=False)]
AsSystem = Annotated[SystemName, Said(strict=False)]
AsOrder = Annotated[Order, Said(strict=False)]
Columns = Annotated[dict[Line, AsColumn | None], Said(max_length=200)]
_COLUMNS: TypeAdapter[Any] = TypeAdapter(Columns)
_BY_HEADING = "What columns are, by heading or letter; null leaves one out, and what is not named is as suggested."


class SaidGiven(Given):
    """What the table means. An empty body says that it is as suggested."""

    sheet: Annotated[int, Said(ge=1, le=1000, description="Which sheet, from 1.")] | None = None
    header: Annotated[int, Said(ge=1, le=1_000_000, description="The row of its headings, from 1.")] | None = None
    system: Annotated[AsSystem | None, Said(description="The system that it is an export of.")] = None
    columns: Annotated[Columns | None, Said(description=_BY_HEADING)] = None
    words: Annotated[
        dict[Line, AsMeaning], Said(max_length=200, description="What words of the stage and status columns mean.")
    ] = {}
    days: Annotated[
        dict[Literal["applied", "decided", "keep_until"], AsOrder],
        Said(description="Which number comes first in a column of days that can be read twice."),
    ] = {}


class SaidHere(Schema):
    """What can be said while something is uploaded."""

    system: Annotated[SystemName | None, Said(description="The system that the table is an export of.")] = None
    columns: Annotated[str, Said(max_length=20_000, description=f"{_BY_HEADING} Written as JSON.")] = ""


def say_here(draft: Incoming, given: SaidHere) -> Incoming:
    """What was said with the upload itself, kept; suggestions that cannot be wait for somebody to mend them."""
    columns = _read(given.columns) if given.columns else None
    system = SystemName(given.system) if given.system else None
    if not draft.sheets and columns is None:
        return draft
    return say(draft, SaidGiven(system=system, columns=columns))


def _read(columns: str) -> Any:
    try:
        return _COLUMNS.validate_python(json.loads(columns))
    except (ValidationError, ValueError, RecursionError) as error:
        known = ", ".join(FIELDS)
        mend = f"send JSON of headings with one of {known} or null each"
        raise Field("these columns cannot be read", where="columns", mend=mend) from error


@together
def say(draft: Incoming, given: SaidGiven) -> Incoming:
    """Keep it all, or a Problem and nothing of it."""
    if not draft.sheets:
        raise Field("there is no table in this upload", where="columns", mend="upload one, or begin")
    said = Kept.of(draft.said)
    if given.sheet or given.header:
        sheet = (given.sheet - 1) if given.sheet else said.sheet
        _refuse_beyond(draft, sheet, given.header)
        draft = saying.headings_said(draft, sheet=sheet, header=given.header - 1 if given.header else None)
    draft = _with_columns(draft, given)
    if given.words or given.days:
        draft = _with_meanings(draft, given)
    return draft


def _refuse_beyond(draft: Incoming, sheet: int, header: int | None) -> None:
    if sheet >= len(draft.sheets):
        raise Field(f"there are {len(draft.sheets)} sheets", where="sheet")
    if header and header > len(draft.sheets[sheet]["rows"]):
        raise Field(f"there are {len(draft.sheets[sheet]['rows'])} rows", where="header")


def _with_columns(draft: Incoming, given: SaidGiven) -> Incoming:
    """The columns as they are said; where only suggestions cannot be, they wait."""
    named = {heading: name.value if name else None for heading, name in (given.columns or {}).items()}
    system = next((one for one in systems() if given.system and one.lower() == given.system.value), None)
    chosen = saying.columns_by_heading(draft, named)
    try:
        return saying.columns_said(draft, chosen, system=system)
    except Field:
        if given.columns is not None or given.words or given.days:
            raise
        return draft


def _with_meanings(draft: Incoming, given: SaidGiven) -> Incoming:
    said = Kept.of(draft.said)
    known = {one.about for one in saying.questions_for(draft) if one.kind == "word"}
    if unknown := next((word for word in given.words if word not in known), None):
        raise Field(f"“{unknown[:60]}” stands in no column for stages or statuses", where="words")
    words = {**said.words, **{word: meaning.value for word, meaning in given.words.items()}}
    days: dict[str, str] = {name: order.value for name, order in given.days.items()}
    return saying.meanings_said(draft, words=words, orders={**said.orders, **days})
