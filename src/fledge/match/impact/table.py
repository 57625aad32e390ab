"""A table as CSV text: its rows with their lines, and the columns that must be there."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO

from fledge.problem import Problem, Problems

_SEPARATORS = ",;\t"
#: No field is longer than so many lines; else a forgotten quotation mark would swallow a file.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table by the names of its columns; ``cells`` is None where it has too few fields or too many.

    ``torn`` is a line on which a quotation mark opens that is not closed where it should be.
    """

    line: int
    where: str
    cells: Mapping[str, str] | None
    torn: bool = False


def rows(text: str, wanted: Sequence[str], *, also: Mapping[str, Sequence[str]], where: str) -> Iterator[Row]:
    """The rows that are not empty. A Problem where a wanted column is missing, with those that may be meant.

    ``also`` holds other names of columns; a column that is not wanted is left alone.

    >>> [row.cells for row in rows("Who;met\\np1;1\\n", ["person", "met"], also={"person": ["who"]}, where="")]
    [{'person': 'p1', 'met': '1'}]
    """
    text = text.removeprefix("\ufeff")
    separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
    lines = list(StringIO(text, newline=""))
    begins, header = _header(lines, separator, where)
    if not header:
        raise Problem("is empty", where=where, mend=f"begin with a line of column names: {','.join(wanted)}")
    at = _columns(header, wanted, also, where)

    def whole(fields: Sequence[str]) -> bool:
        return len(fields) >= len(header) and not any(fields[len(header) :])

    def told_apart(fields: Sequence[str]) -> bool:
        return whole(fields) and not any(len(fields[n].splitlines()) > 1 for n in at.values())

    for line, fields in _records(lines, begins, separator, told_apart):
        cells = {name: fields[n] for name, n in at.items()} if fields is not None and whole(fields) else None
        yield Row(line, f"{where} line {line}", cells, torn=fields is None)


def broken(row: Row) -> Problem:
    """What is wrong with a row without cells.

    >>> print(broken(Row(3, "d.csv line 3", None, torn=True)))
    d.csv line 3: opens a quotation mark that is not closed; only this line is left out; take the mark out
    """
    if row.torn:
        what = "opens a quotation mark that is not closed; only this line is left out"
        return Problem(what, where=row.where, mend="take the mark out")
    mend = "leave unknown fields empty, with their commas"
    return Problem("has not as many fields as the first line", where=row.where, mend=mend)


def _header(lines: Sequence[str], separator: str, where: str) -> tuple[int, list[str]]:
    """The names of the columns, and how many lines lie before the first row."""
    at = next((n for n, line in enumerate(lines) if line.strip(f'{separator}" \r\n')), len(lines))
    if at == len(lines):
        return at, []
    fields, taken = _record(lines, at, separator)
    if fields is None:
        raise Problem("is not CSV", where=f"{where} line {at + 1}", mend="save it as CSV again")
    return at + taken, fields


def _records(
    lines: Sequence[str], at: int, separator: str, told_apart: Callable[[Sequence[str]], bool]
) -> Iterator[tuple[int, list[str] | None]]:
    """Every row that is not empty, with the line it begins on; None where a line is torn.

    A field may hold line breaks. Where it then makes no row, or a row whose person or stage has several lines, a
    quotation mark was forgotten: that one line is given up, and reading goes on with the next, so that nothing else is
    lost.
    """
    while at < len(lines):
        fields, taken = _record(lines, at, separator)
        if fields is None or (taken > 1 and not told_apart(fields)):
            fields, taken = None, 1
        if fields is None or any(fields):
            yield at + 1, fields
        at += taken


def _record(lines: Sequence[str], at: int, separator: str) -> tuple[list[str] | None, int]:
    """The fields that begin on a line, and how many lines they take."""
    reader = csv.reader((lines[n] for n in range(at, min(at + _LONGEST, len(lines)))), delimiter=separator)
    try:
        fields = next(reader)
    except csv.Error:
        return None, 1
    return [cell.strip() for cell in fields], reader.line_num


def _columns(
    header: Sequence[str], wanted: Sequence[str], also: Mapping[str, Sequence[str]], where: str
) -> dict[str, int]:
    there = {plain(name): n for n, name in reversed(list(enumerate(header)))}
    at = {name: found for name in wanted if (found := _place(name, there, also)) is not None}
    missing = [name for name in wanted if name not in at]
    if missing:
        others = [header[n] for n in sorted(set(there.values()) - set(at.values())) if header[n]]
        raise Problems([_missing(name, others, where) for name in missing])
    return at


def _place(name: str, there: Mapping[str, int], also: Mapping[str, Sequence[str]]) -> int | None:
    return next((there[plain(word)] for word in (name, *also.get(name, ())) if plain(word) in there), None)


def _missing(name: str, others: Sequence[str], where: str) -> Problem:
    near = get_close_matches(plain(name), [plain(other) for other in others], n=3, cutoff=0.6)
    mend = f"did you mean {' or '.join(near)}?" if near else "add it"
    if others and not near:
        mend = f"its other columns are {', '.join(others)}"
    return Problem(f"has no column {name}", where=where, mend=mend)


def plain(words: str) -> str:
    """Words in the form in which two spellings of them meet.

    >>> plain(" Race/Ethnicity ") == plain("race_ethnicity")
    True
    """
    return " ".join(words.lower().replace("_", " ").replace("/", " ").replace("-", " ").split())
