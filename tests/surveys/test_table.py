"""A CSV file is read whole, or a sentence says where it breaks."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fledge.problem import Problem
from fledge.surveys.table import open_table


def file_of(content: str | bytes, folder: Path) -> Path:
    file = folder / "people.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def rows_of(content: str | bytes, folder: Path) -> list[list[str]]:
    return list(open_table(file_of(content, folder)).rows())


def test_header_rows_and_checksum_are_those_of_the_file(tmp_path: Path) -> None:
    content = 'Skills,"Years, work"\nPython;SQL,3\n"a ""b""\nc",\n'
    table = open_table(file_of(content, tmp_path))

    assert table.header == ("Skills", "Years, work")
    assert table.checksum == hashlib.sha256(content.encode()).hexdigest()
    assert list(table.rows()) == [["Python;SQL", "3"], ['a "b"\nc', ""]]


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_are_read(tmp_path: Path) -> None:
    assert rows_of(b"\xef\xbb\xbfSkills,Years\r\nPython,3\r\n\r\nGo,1\r\n", tmp_path) == [["Python", "3"], ["Go", "1"]]
    assert open_table(tmp_path / "people.csv").header == ("Skills", "Years")


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_the_separator_is_the_one_that_the_first_line_uses_most(tmp_path: Path, separator: str) -> None:
    assert rows_of(f"a{separator}b\n1{separator}2\n", tmp_path) == [["1", "2"]]


def test_a_last_line_without_its_end_is_read(tmp_path: Path) -> None:
    assert rows_of("a,b\n1,2", tmp_path) == [["1", "2"]]
    assert rows_of('a,b\n1,5" screen', tmp_path) == [["1", '5" screen']]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("a,b,c\n1,2,3\n4,5", "line 3: the last line has 2 fields where the first line has 3"),
        ("a,b\n1\n2,3\n", "line 2: has 1 field where the first line has 2"),
        ("a,b\n1,2,3\n2,3\n", "line 2: has 3 fields where the first line has 2"),
        ('a,b\n1,2\n3,"4\n5,6\n', "line 3: ends inside a quoted field"),
        ('a,b\n1,2\n"3,4\n5,6\n', "line 3: the last line has 1 field where the first line has 2"),
        ('a,b\n"1\n2",x\n3\n', "line 4: the last line has 1 field where the first line has 2"),
    ],
)
def test_a_file_that_was_cut_off_is_named_with_its_line(tmp_path: Path, content: str, sentence: str) -> None:
    with pytest.raises(Problem) as problem:
        rows_of(content, tmp_path)

    file = tmp_path / "people.csv"
    assert str(problem.value) == f"{file} {sentence}; get the file again; it is cut off or damaged"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "the file is empty"),
        ("\n\n", "the file is empty"),
        (b"PK\x03\x04rest", "is a ZIP archive or a workbook; unpack it, or save it as CSV"),
        ("a,b\n1,ü\n".encode("latin-1"), "is not UTF-8 text; save it as CSV in UTF-8"),
        ("a,b\n1,2\n".encode("utf-16"), "is not UTF-8 text; save it as CSV in UTF-8"),
    ],
)
def test_what_is_no_csv_is_refused(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    with pytest.raises(Problem) as problem:
        rows_of(content, tmp_path)

    assert sentence in str(problem.value)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="there is no such file; check the name"):
        open_table(tmp_path / "missing.csv")
    with pytest.raises(Problem, match="is a folder"):
        open_table(tmp_path)


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_is_read_back_and_any_beginning_of_it_is_read_or_refused(tmp_path: Path, rows, data) -> None:  # type: ignore[no-untyped-def]
    rows = [row for row in rows if "\0" not in "".join(row) and "\r" not in "".join(row)]
    rows = [(a.encode("utf-8", "ignore").decode(), b.encode("utf-8", "ignore").decode()) for a, b in rows]
    file = tmp_path / "whole.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows([("a", "b"), *rows])
    assert list(open_table(file).rows()) == [list(row) for row in rows]

    whole = file.read_bytes()
    part = tmp_path / "part.csv"
    part.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        kept = list(open_table(part).rows())
    except Problem:
        return
    assert all(len(row) == len(open_table(part).header) for row in kept)
