"""Tables: any separator, any encoding, and spreadsheets as people make them."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from fledge.documents import read_sheets, sheet
from fledge.problem import Problem


def saved(book: Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_whatever_program_saved_it(separator: str, encoding: str) -> None:
    rows = (("Name", "Town"), ("Zoë, or Müller", "Köln"), ("Ada; Lovelace", "London"))
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    assert read_sheets(text.encode(encoding), name="people.csv")[0].rows == rows


def test_what_excel_says_about_its_separator_is_believed_and_no_row_moves() -> None:
    found = read_sheets(b"sep=;\r\nName;Says\r\nAda;a, b, c\r\n", name="people.csv")[0]
    assert found.rows == ((), ("Name", "Says"), ("Ada", "a, b, c"))


def test_a_table_of_one_column_is_read() -> None:
    assert read_sheets(b"Name\nAda Lovelace\n", name="people.csv")[0].rows == (("Name",), ("Ada Lovelace",))


def test_a_spreadsheet_gives_days_numbers_and_yes_as_people_read_them() -> None:
    book = Workbook()
    book.active.append(
        ["Ada", 17, 1.5, True, datetime(2026, 3, 2), datetime(2026, 3, 2, 9, 30), date(2026, 3, 2), None]
    )
    found = read_sheets(saved(book), name="people.xlsx")[0]
    assert found.rows == (("Ada", "17", "1.5", "yes", "2026-03-02", "2026-03-02 09:30", "2026-03-02"),)


def test_a_formula_is_kept_as_text_and_never_computed() -> None:
    book = Workbook()
    book.active.append(['=HYPERLINK("http://evil.example","Ada")', "=1+1", "=cmd|'/c calc'!A0"])
    assert read_sheets(saved(book), name="people.xlsx")[0].rows == (
        ('=HYPERLINK("http://evil.example","Ada")', "=1+1", "=cmd|'/c calc'!A0"),
    )


def test_merged_cells_have_their_value_in_each() -> None:
    book = Workbook()
    for row in (
        ["Person", None, "Round"],
        ["First", "Last", "Source"],
        ["Ada", "Lovelace", "Fair"],
        ["Alan", "Turing"],
    ):
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("C3:C4")
    assert read_sheets(saved(book), name="people.xlsx")[0].rows == (
        ("Person", "Person", "Round"), ("First", "Last", "Source"), ("Ada", "Lovelace", "Fair"),
        ("Alan", "Turing", "Fair"),
    )  # fmt: skip


def test_every_sheet_that_can_be_seen_and_holds_something_is_given() -> None:
    book = Workbook()
    book.active.title = "Empty"
    book.create_sheet("People").append(["Ada"])
    hidden = book.create_sheet("Secret")
    hidden.append(["nobody"])
    hidden.sheet_state = "hidden"
    assert [(one.name, one.rows) for one in read_sheets(saved(book), name="x.xlsx")] == [("People", (("Ada",),))]


def test_a_cell_at_the_far_end_does_not_make_the_sheet_long() -> None:
    book = Workbook()
    book.active["A1"] = "Name"
    book.active["XFD1048576"] = "far"
    assert read_sheets(saved(book), name="x.xlsx")[0].rows == (("Name",),)


def test_more_rows_than_a_round_has_people_are_cut_with_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    found = read_sheets(b"Name\n" + b"Ada\n" * 9, name="x.csv")[0]
    assert (len(found.rows), found.notes) == (4, ("rows after the first 3 were left out; give them in another file",))


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"", "x.csv", "the table is empty"),
        (b"\n\n , ,\n", "x.csv", "the table is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "x.xls", "this kind of spreadsheet"),
        (b"PK\x03\x04 nothing", "x.xlsx", "the spreadsheet is damaged"),
        (b"x" * (sheet.LIMIT_SHEET_BYTES + 1), "x.csv", "larger than the limit"),
        (b"\x00\x01\x02\x03" * 99, "x.csv", "binary"),
        (b'"' + b"x" * 200_000, "x.csv", "a cell is longer"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, name: str, what: str) -> None:
    with pytest.raises(Problem, match=what):
        read_sheets(data, name=name)


def packed(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("_", "."), data)
    return kept.getvalue()


def test_a_workbook_made_to_fill_a_memory_is_refused() -> None:
    with pytest.raises(Problem, match="unpacks to far more"):
        read_sheets(packed(a_xml=b" " * 201_000_000), name="x.xlsx")


def test_a_workbook_with_entities_is_refused() -> None:
    with pytest.raises(Problem, match="no spreadsheet program writes"):
        read_sheets(packed(a_xml=b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'), name="x.xlsx")


@given(st.binary(max_size=300))
def test_no_bytes_end_in_anything_but_a_problem(data: bytes) -> None:
    for head in (b"", b"PK\x03\x04"):
        try:
            found = read_sheets(head + data, name="x.csv")
        except Problem:
            continue
        assert all(one.rows for one in found)
