"""A table as CSV text: its rows with their lines, and the columns that must be there."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO

from fledge.problem import Problem, Problems

_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table by the names of its columns; ``cells`` is None where it has too few fields or too many."""

    line: int
    where: str
    cells: Mapping[str, str] | None


def rows(text: str, wanted: Sequence[str], *, also: Mapping[str, Sequence[str]], where: str) -> Iterator[Row]:
    """The rows that are not empty. A Problem where a wanted column is missing, with those that may be meant.

    ``also`` holds other names of columns; a column that is not wanted is left alone.

    >>> [row.cells for row in rows("Who;met\\np1;1\\n", ["person", "met"], also={"person": ["who"]}, where="")]
    [{'person': 'p1', 'met': '1'}]
    """
    text = text.removeprefix("\ufeff")
    separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
    lines = _lines(csv.reader(StringIO(text, newline=""), delimiter=separator), where)
    _, header = next(lines, (0, []))
    if not header:
        raise Problem("is empty", where=where, mend=f"begin with a line of column names: {','.join(wanted)}")
    at = _columns(header, wanted, also, where)
    for line, fields in lines:
        whole = len(fields) >= len(header) and not any(fields[len(header) :])
        cells = {name: fields[n] for name, n in at.items()} if whole else None
        yield Row(line, f"{where} line {line}", cells)


def _lines(reader: Iterator[list[str]], where: str) -> Iterator[tuple[int, list[str]]]:
    line = 1
    while True:
        try:
            fields = next(reader, None)
        except csv.Error as error:
            raise Problem(f"is not CSV ({error})", where=f"{where} line {line}", mend="save it as CSV again") from None
        if fields is None:
            return
        if any(cell.strip() for cell in fields):
            yield line, [cell.strip() for cell in fields]
        line = reader.line_num + 1  # type: ignore[attr-defined]


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
    near = get_close_matches(plain(name), [plain(other) for other in others], n=3, cutoff=0.5)
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
