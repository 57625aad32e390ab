"""Text and Markdown: encodings, line ends, invisible characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.documents import Document, read_bytes
from fledge.documents.tidy import clean
from fledge.problem import Problem

POSTING = "Wir suchen: naïve Köpfe – “5+ years” of Python…\n• SQL\n"
BINARY = "give the posting as text, a saved web page, PDF or Word document (.docx)"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_or_modern_text_is_read_without_a_note(encoding: str) -> None:
    assert read_bytes(POSTING.encode(encoding), name="role.txt") == Document(POSTING, (), "text")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unmarked_utf16_is_recovered_with_a_note(encoding: str) -> None:
    text = "We are looking for an engineer\n"
    expected = Document(text, ("the file did not say its encoding; read as UTF-16",), "text")
    assert read_bytes(text.encode(encoding), name="role.txt") == expected


def test_windows_text_is_recovered_with_a_note() -> None:
    expected = Document(POSTING, ("the file was not UTF-8; read as Windows-1252",), "text")
    assert read_bytes(POSTING.encode("cp1252"), name="role.txt") == expected


def test_latin_text_beyond_windows_is_recovered_with_a_note() -> None:
    document = read_bytes(b"na\xefve \x81 heads wanted for a role in our team", name="role.txt")
    assert (document.text, document.notes) == (
        "naïve  heads wanted for a role in our team",
        ("the file was not UTF-8; read as Latin-1",),
    )


def test_text_cut_inside_a_character_counts_what_was_lost() -> None:
    document = read_bytes("Köpfe für Zürich, Größe egal, naïv".encode()[:-2], name="role.txt")
    assert document.text == "Köpfe für Zürich, Größe egal, na\ufffd"
    assert document.notes == ("1 character could not be read and stands as \ufffd",)


def test_replacement_characters_are_counted() -> None:
    assert read_bytes("Rightshore\ufffd and \ufffd".encode(), name="role.txt").notes == (
        "2 characters could not be read and stand as \ufffd",
    )


def test_line_ends_become_one_kind() -> None:
    assert read_bytes("a\r\nb\rc\u2028d\x0be".encode(), name="role.txt").text == "a\nb\nc\nd\ne"


def test_invisible_characters_vanish() -> None:
    text = "micro\u00adservices\u200b and\u00a0SQL\ufeff \x07\u202abell\u202c of first \ufb01nd"
    assert read_bytes(text.encode(), name="role.txt").text == "microservices and SQL bell of first find"


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 20, b"\x00", bytes(range(256)) * 4, b"\x7fELF\x02\x01\x01\0\0\0"]
)
def test_binary_junk_is_refused(data: bytes) -> None:
    with pytest.raises(Problem) as problem:
        read_bytes(data, name="role.txt")
    assert str(problem.value) == f"role.txt: the file is not text but binary data; {BINARY}"


def test_unknown_encoding_is_refused() -> None:
    russian = "Мы ищем инженера, который знает Питон и умеет работать в команде"
    with pytest.raises(Problem) as problem:
        read_bytes(russian.encode("cp1251"), name="role.txt")
    assert str(problem.value) == "role.txt: the file's character encoding is not known; save it as UTF-8 and try again"


def test_markdown_stays_markdown_without_addresses() -> None:
    text = '# Role\n\n**You bring**\n\n- [Python](https://python.org/a_(b) "title")\n- ![logo](logo.png) <br> SQL [1]\n'
    expected = "# Role\n\n**You bring**\n\n- Python\n- logo <br> SQL [1]\n"
    assert read_bytes(text.encode(), name="role.md") == Document(expected, (), "text")


def test_text_about_tags_stays_text() -> None:
    text = "You write <div> and </p> in your sleep.\n# HTML\n"
    assert read_bytes(text.encode(), name="role.txt") == Document(text, (), "text")


@given(
    st.text(
        st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="[]<>{}\ufffd"),
        min_size=1,
    )
)
def test_printable_text_comes_back_as_it_was(words: str) -> None:
    text = clean(f"We hire:\n{words}\n\n- {words}")
    assert read_bytes(text.encode(), name="role.txt") == Document(text, (), "text")


@given(st.text(st.characters(codec="utf-8")))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
