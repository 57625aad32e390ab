"""A table of people as text: its rows with their lines, and the columns that must be there."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO

from fledge.problem import Problem
from fledge.ramp.conditions import together

_OFTEN = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; ``where`` says which, ``at`` in which field each column stands."""

    line: int
    where: str
    fields: tuple[str, ...]
    at: Mapping[str, int]
    columns: int

    def cells(self) -> dict[str, str]:
        """The row by the names of its columns; a Problem where it has too many fields or too few."""
        if len(self.fields) != self.columns:
            many = f"{len(self.fields)} field{'' if len(self.fields) == 1 else 's'}"
            mend = "leave unknown fields empty, with their separators"
            raise Problem(f"has {many} where the first line has {self.columns}", where=self.where, mend=mend)
        return {name: self.fields[n] for name, n in self.at.items()}


def rows(text: str, wanted: Sequence[str], further: Sequence[str] = (), *, where: str = "") -> Iterator[Row]:
    """The rows of a CSV text that has the ``wanted`` columns, and perhaps ``further`` ones; empty lines are left out.

    >>> [row.cells() for row in rows("a;b\\n1;2\\n", ["b"])]
    [{'b': '2'}]
    """
    lines = _lines(text, where)
    _, header = next(lines, (0, []))
    if not any(header):
        mend = f"begin with a line of column names: {','.join(wanted)}"
        raise Problem("the file is empty", where=where, mend=mend)
    at = _columns(header, wanted, further, where)
    for line, fields in lines:
        said = f"{where} line {line}" if where else f"line {line}"
        yield Row(line, said, tuple(fields), at, len(header))


def _lines(text: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty, with its line."""
    text = text.removeprefix("\ufeff")
    separator = max(_OFTEN, key=text.partition("\n")[0].count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise Problem(f"is not CSV ({error})", where=f"{where} line {line}", mend="save it as CSV again") from None
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield line, [cell.strip() for cell in row]
        line = reader.line_num + 1


def _columns(header: list[str], wanted: Sequence[str], further: Sequence[str], where: str) -> dict[str, int]:
    """Where each column stands; a Problem names what is missing, and which column may be meant."""
    there = {name.strip().lower().replace(" ", "_"): n for n, name in reversed(list(enumerate(header)))}
    problems = [_missing(name, there, wanted, where) for name in wanted if name not in there]
    if problems:
        raise together(problems)
    return {name: there[name] for name in (*wanted, *further) if name in there}


def _missing(name: str, there: Mapping[str, int], wanted: Sequence[str], where: str) -> Problem:
    others = sorted((other for other in there if other not in wanted and other), key=lambda other: there[other])
    near = [*get_close_matches(name, others, n=3, cutoff=0.5)]
    near += [other for other in others if other not in near and _shares_word(name, other)]
    if near:
        mend = f"did you mean {' or '.join(near)}?"
    else:
        mend = f"its other columns are {', '.join(others)}" if others else "add it, empty where nothing is known"
    return Problem(f"has no column {name}", where=where, mend=mend)


def _shares_word(one: str, other: str) -> bool:
    plain = {"hours", "date", "share"}
    return bool((set(one.split("_")) & set(other.split("_"))) - plain)
