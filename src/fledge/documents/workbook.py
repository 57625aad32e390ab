"""A spreadsheet (.xlsx) as rows of text: formulas stay text, merged cells have their value in each, nothing runs."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from fledge.documents.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, sheet_of
from fledge.problem import Problem

_MOST_UNPACKED = 200_000_000
_MOST_SHEETS = 30
_MOST_MERGED = 50_000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_SAVE = "open it in its program and save it again, or save it as CSV"
#: Empty rows that a sheet may have between others before it is left.
_FAR = 2 * MOST_ROWS

Merged = tuple[int, int, int, int]


def read_workbook(data: bytes, *, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook that can be seen; a Problem where it is damaged, locked, or made to fill a memory."""
    from openpyxl import load_workbook

    _look_inside(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it says of styles and validations is about looks
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:_MOST_SHEETS]
            return tuple(_sheet(sheet, data) for sheet in seen)
    except Problem:
        raise
    except Exception as error:  # a broken workbook breaks in many ways
        raise Problem("the spreadsheet is damaged or not an .xlsx", where=name, mend=_SAVE) from error


def _look_inside(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            parts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))][:2_000]
            is_bomb = sum(entry.file_size for entry in entries) > _MOST_UNPACKED
            is_odd = not is_bomb and any(b"<!DOCTYPE" in archive.open(entry).read(2_000) for entry in parts)
    except Exception as error:
        raise Problem("the spreadsheet is damaged or not an .xlsx", where=name, mend=_SAVE) from error
    if is_bomb:
        raise Problem("the spreadsheet unpacks to far more than any table would", where=name, mend="save it as CSV")
    if is_odd:
        raise Problem("the spreadsheet holds something that no spreadsheet program writes", where=name, mend=_SAVE)


def _sheet(sheet: Any, data: bytes) -> Sheet:
    merged = _merged(sheet, data)
    sheet.reset_dimensions()  # what the file says about its size is not believed
    return sheet_of(sheet.title, _filled(_rows(sheet), merged))


def _rows(sheet: Any) -> Iterator[list[str]]:
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, max_row=_FAR, values_only=True)):
        if number >= _FAR:
            return
        yield [_text(value) for value in row]


def _text(value: Any) -> str:
    """A cell as somebody would read it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case str() | int():
            return str(value).replace("\x00", "")
    return str(getattr(value, "text", "") or "=?")  # an array formula or a table of data


def _merged(sheet: Any, data: bytes) -> tuple[Merged, ...]:
    """The ranges that were merged into one cell, as (first row, first column, last row, last column) from nought."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read(vars(sheet)["_worksheet_path"])
    found = ((_column(a), int(b), _column(c), int(d)) for a, b, c, d in _MERGED.findall(text))
    return tuple((top - 1, left, bottom - 1, right) for left, top, right, bottom in found if _is_usual(top, bottom))


def _is_usual(top: int, bottom: int) -> bool:
    return 1 <= top <= bottom <= MOST_ROWS


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _filled(rows: Iterable[list[str]], merged: tuple[Merged, ...]) -> Iterator[list[str]]:
    """The rows with the value of a merged cell in every cell that it covers."""
    held = list(rows)
    left = _MOST_MERGED
    for top, first, bottom, last in merged:
        last = min(last, MOST_COLUMNS)
        value = held[top][first] if top < len(held) and first < len(held[top]) else ""
        for row in held[top : bottom + 1] if value else ():
            row.extend([""] * (last + 1 - len(row)))
            left -= last + 1 - first
            if left < 0:
                break
            row[first : last + 1] = [value] * (last + 1 - first)
    yield from held
