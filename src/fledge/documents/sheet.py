"""A table of people or of anything else: CSV with any separator and encoding, or a spreadsheet, as rows of text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fledge.documents.decode import decode
from fledge.documents.kind import ending
from fledge.problem import Problem

LIMIT_SHEET_BYTES = 20_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200
#: A cell beyond this is a quotation mark that was never closed. The library keeps one limit for all who read tables.
_LONGEST_CELL = 131_072
#: A longer cell is a letter, not a value; the rest of it is left out with a note.
MOST_CHARACTERS = 4_000
_SEPARATORS = ",;\t|"
_LOOKED_AT = 40
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "save it as CSV or as an Excel workbook (.xlsx)"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its rows as text, in the order and at the places of the file, so that row 5 is row 5 there.

    A formula is the text that it is written in; nothing is ever computed. A cell that was merged over several has its
    value in each of them. ``notes`` say what was left out.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would compute it.

    >>> is_formula('=HYPERLINK("x")'), is_formula("+371 2000")
    (True, False)
    """
    return cell.startswith("=")


def is_sheet(name: str, head: bytes) -> bool:
    """Whether a file is meant as a table, by its name's ending; a Word file that is called .csv is none."""
    return ending(name) in {"csv", "tsv", "xlsx", "xlsm", "xls", "ods", "numbers"} and not head.startswith(b"%PDF-")


def read_sheets(data: bytes, *, name: str) -> tuple[Sheet, ...]:
    r"""Every table in a file that has something in it; a Problem where there is none.

    >>> read_sheets("Name;Town\nZoë;Riga\n".encode("cp1252"), name="people.csv")[0].rows
    (('Name', 'Town'), ('Zoë', 'Riga'))
    """
    if len(data) > LIMIT_SHEET_BYTES:
        what = f"the table is larger than the limit of {LIMIT_SHEET_BYTES / 1e6:g} MB"
        raise Problem(what, where=name, mend="give it in several parts")
    if data.startswith(_OLD) or ending(name) in {"xls", "ods", "numbers"}:
        what = "this kind of spreadsheet, or one with a password, is not read"
        raise Problem(what, where=name, mend=f"open it in its program and {_SAVE}")
    if data.startswith(b"PK\x03\x04"):
        from fledge.documents.workbook import read_workbook

        found = read_workbook(data, name=name)
    else:
        found = (_csv(data, name),)
    kept = tuple(sheet for sheet in found if sheet.rows)
    if not kept:
        raise Problem(
            "the table is empty", where=name, mend="give one with a row of headings and a row for each person"
        )
    return kept


def _csv(data: bytes, name: str) -> Sheet:
    text, notes = decode(data, where=name)
    text = text.replace("\x00", "")
    separator = _separator(text)
    if text[:5].lower().startswith("sep=") and "\n" in text:
        text = "\n" + text.split("\n", 1)[1]  # the row stays, so that the rows keep their numbers
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return sheet_of("", rows, notes=notes)
    except csv.Error as error:
        raise Problem("a cell is longer than any table's", where=name, mend=f"open it and {_SAVE}") from error


def _separator(text: str) -> str:
    """The separator that gives the most rows of the same width; what Excel says at the top is believed."""
    if text[:4].lower() == "sep=" and text[4:5] in {*_SEPARATORS}:
        return text[4]
    return max(_SEPARATORS, key=lambda one: _evenness(text, one))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    try:
        rows = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
        for row, _ in zip(rows, range(_LOOKED_AT), strict=False):
            widths[len(row)] += 1
    except csv.Error:
        return (0, 0)
    even = [(count, width) for width, count in widths.items() if width > 1]
    return max(even, default=(0, 0))


def sheet_of(name: str, rows: Iterable[Sequence[str]], *, notes: Sequence[str] = ()) -> Sheet:
    """A sheet of these rows, cut to what a table of people may hold; what is cut stands in its notes."""
    kept: list[tuple[str, ...]] = []
    found = list(notes)
    is_cut = is_wide = False
    for row in rows:
        if len(kept) > MOST_ROWS and any(cell.strip() for cell in row):
            found.append(f"rows after the first {MOST_ROWS:,} were left out; give them in another file")
            break
        is_wide = is_wide or any(cell.strip() for cell in row[MOST_COLUMNS:])
        cells = [cell.strip() for cell in row[:MOST_COLUMNS]]
        is_cut = is_cut or any(len(cell) > MOST_CHARACTERS for cell in cells)
        if len(kept) <= MOST_ROWS:
            kept.append(_trimmed(cells))
    while kept and not kept[-1]:
        kept.pop()
    if is_wide:
        found.append(f"columns after the first {MOST_COLUMNS} were left out")
    if is_cut:
        found.append(f"cells longer than {MOST_CHARACTERS:,} characters were cut")
    return Sheet(name, tuple(kept), tuple(found))


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cell[:MOST_CHARACTERS] for cell in cells)
