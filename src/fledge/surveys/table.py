"""A CSV file as a header and rows, read once from front to back; a Problem says where it is broken."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fledge.problem import Problem

#: Open answers can be long; longer than this is a quote that was never closed.
_LONGEST_FIELD = 1 << 24
_OFTEN = ",;\t"
_DAMAGED = "get the file again; it is cut off or damaged"


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a file: the names of its columns, about how many lines it has, and its checksum."""

    file: Path
    header: tuple[str, ...]
    separator: str
    lines: int
    checksum: str

    def rows(self) -> Iterator[list[str]]:
        """Every row after the header, as many fields as there are columns."""
        with closing(_Rows(self.file, self.separator)) as rows:
            next(rows)
            for row in rows:
                if len(row) != len(self.header):
                    raise self._uneven(len(row), rows)
                yield row
            if rows.unclosed():
                raise Problem("ends inside a quoted field", where=f"{self.file} line {rows.line}", mend=_DAMAGED)

    def _uneven(self, fields: int, rows: _Rows) -> Problem:
        where = f"{self.file} line {rows.line}"
        what = f"has {fields} field{'s' if fields > 1 else ''} where the first line has {len(self.header)}"
        last = next(rows, None) is None
        return Problem(f"the last line {what}" if last else what, where=where, mend=_DAMAGED)


def open_table(file: Path) -> Table:
    """The header of a CSV file and its checksum (SHA-256); its rows are read later."""
    lines, checksum = _examined(file)
    separator = _separator(file)
    with closing(_Rows(file, separator)) as rows:
        header = next(rows, None)
    if not header:
        raise Problem("the file is empty", where=str(file), mend="name a CSV file with a line of column names")
    return Table(file, tuple(name.strip() for name in header), separator, lines, checksum)


def _examined(file: Path) -> tuple[int, str]:
    """The number of lines and the checksum, in one reading; what is no text is refused by its first bytes."""
    digest, lines = hashlib.sha256(), 0
    try:
        with file.open("rb") as source:
            while block := source.read(1 << 20):
                if not lines and block.startswith(b"PK"):
                    raise Problem(
                        "is a ZIP archive or a workbook", where=str(file), mend="unpack it, or save it as CSV"
                    )
                digest.update(block)
                lines += block.count(b"\n")
    except IsADirectoryError:
        raise Problem("is a folder", where=str(file), mend="name a CSV file in it") from None
    except FileNotFoundError:
        raise Problem("there is no such file", where=str(file), mend="check the name") from None
    except OSError as error:
        raise Problem(f"cannot be read ({error.strerror})", where=str(file), mend="check its permissions") from error
    return lines, digest.hexdigest()


def _separator(file: Path) -> str:
    """What stands between the fields of the first line most often."""
    with file.open("rb") as source:
        first = source.readline(1 << 20).decode("utf-8", errors="replace")
    return max(_OFTEN, key=first.count)


class _Rows:
    """Rows of a CSV file that know the line they began on and how they were written."""

    def __init__(self, file: Path, separator: str) -> None:
        csv.field_size_limit(_LONGEST_FIELD)
        self.line = 0
        self._file, self._separator = file, separator
        self._written: list[str] = []
        self._unfinished: list[str] = []
        self._source = self._lines()
        self._reader = csv.reader(self._source, delimiter=separator)

    def __iter__(self) -> _Rows:
        return self

    def __next__(self) -> list[str]:
        row: list[str] = []
        while not row:
            began = self._reader.line_num + 1
            self._written.clear()
            row = self._next(f"{self._file} line {began}")
            self.line = began
        return row

    def _next(self, where: str) -> list[str]:
        try:
            return next(self._reader)
        except UnicodeDecodeError:
            raise Problem("is not UTF-8 text", where=where, mend="save it as CSV in UTF-8") from None
        except csv.Error as error:
            raise Problem(f"is not CSV ({error})", where=where, mend=_DAMAGED) from None

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def unclosed(self) -> bool:
        """Whether the last row ended before its quote was closed."""
        try:
            list(csv.reader(self._unfinished, delimiter=self._separator, strict=True))
        except csv.Error as error:
            return "unexpected end" in str(error)
        return False

    def _lines(self) -> Generator[str]:
        with self._file.open(encoding="utf-8-sig", newline="") as source:
            for line in source:
                self._written.append(line)
                yield line
            self._unfinished = list(self._written)  # empty where the last row was complete before the file ended
