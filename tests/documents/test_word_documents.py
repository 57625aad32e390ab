"""Word documents: headings, items, tables and text boxes in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from fledge.documents import Document, read_bytes
from fledge.documents.tidy import fold
from fledge.problem import Problem

WordOf = Callable[[Callable[[WordDocument], object]], bytes]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MEND = "open it in a word processor and save it again, or paste the posting's text"
DAMAGED = f"role.docx: the Word document is damaged or not a .docx; {MEND}"


def text(data: bytes) -> str:
    document = read_bytes(data, name="role.docx")
    assert (document.kind, document.notes) == ("docx", ())
    return document.text


def add(document: WordDocument, xml: str) -> None:
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return out.getvalue()


def test_headings_paragraphs_and_lists_come_in_order(word_of: WordOf) -> None:
    def fill(document: WordDocument) -> None:
        document.add_heading("Data Engineer", 0)
        document.add_paragraph("We build platforms.\nSince 1999.")
        document.add_heading("You bring", 2)
        document.add_paragraph("5+ years of Python", "List Bullet")
        document.add_paragraph("asyncio", "List Bullet 2")
        document.add_paragraph("SQL", "List Number")
        document.add_paragraph("And tea.")

    assert read_bytes(word_of(fill), name="role.docx") == Document(
        "Data Engineer\n\nWe build platforms.\nSince 1999.\n\nYou bring\n\n"
        "- 5+ years of Python\n  - asyncio\n- SQL\nAnd tea.",
        (),
        "docx",
    )


def test_numbered_paragraph_without_a_list_style_is_an_item(word_of: WordOf) -> None:
    numbering = '<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>'
    item = f"<w:p {W}><w:pPr>{numbering}</w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"

    def fill(document: WordDocument) -> None:
        for level, number, words in ((0, 3, "Cloud"), (1, 3, "AWS"), (0, 0, "not an item")):
            add(document, item % (level, number, words))

    assert text(word_of(fill)) == "- Cloud\n  - AWS\nnot an item"


def test_typed_bullets_are_items(word_of: WordOf) -> None:
    def fill(document: WordDocument) -> None:
        for words in ("•\tPython", "· SQL", "You bring"):
            document.add_paragraph(words)

    assert text(word_of(fill)) == "- Python\n- SQL\nYou bring"


def test_symbol_bullet_is_an_item(word_of: WordOf) -> None:
    xml = f'<w:p {W}><w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t xml:space="preserve"> Python</w:t></w:r></w:p>'
    assert text(word_of(lambda document: add(document, xml))) == "- Python"


def test_bold_paragraph_is_a_heading(word_of: WordOf) -> None:
    def fill(document: WordDocument) -> None:
        document.add_paragraph("We hire")
        document.add_paragraph().add_run("You bring").bold = True
        paragraph = document.add_paragraph("We use ")
        paragraph.add_run("Python").bold = True

    assert text(word_of(fill)) == "We hire\n\nYou bring\n\nWe use Python"


def test_tables_are_read_row_by_row_in_place(word_of: WordOf) -> None:
    def fill(document: WordDocument) -> None:
        document.add_paragraph("Before")
        table = document.add_table(2, 2)
        for cell, words in zip(
            (cell for row in table.rows for cell in row.cells), ("Skill", "Years", "Python", "5"), strict=True
        ):
            cell.text = words
        document.add_paragraph("After")

    assert text(word_of(fill)) == "Before\n\nSkill | Years\nPython | 5\n\nAfter"


def test_merged_cells_are_read_once(word_of: WordOf) -> None:
    def fill(document: WordDocument) -> None:
        table = document.add_table(2, 3)
        table.cell(0, 0).merge(table.cell(1, 0)).text = "Tall"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "Wide"
        table.cell(1, 1).text, table.cell(1, 2).text = "b", "c"

    assert text(word_of(fill)) == "Tall | Wide\nb | c"


def test_layout_table_keeps_its_items(word_of: WordOf) -> None:
    def fill(document: WordDocument) -> None:
        left, right = document.add_table(1, 2).rows[0].cells
        left.text = "You bring"
        right.paragraphs[0].text = "Python"
        right.paragraphs[0].style = document.styles["List Bullet"]
        right.add_paragraph("SQL", "List Bullet")

    assert text(word_of(fill)) == "You bring\n\n- Python\n- SQL"


def test_links_insertions_and_content_controls_are_read_and_deletions_are_not(word_of: WordOf) -> None:
    xml = (
        f"<w:sdt {W}><w:sdtPr><w:alias w:val='no text'/></w:sdtPr><w:sdtContent><w:p>"
        "<w:hyperlink><w:r><w:t>Python</w:t></w:r></w:hyperlink><w:ins><w:r><w:t xml:space='preserve"
        "'> and SQL</w:t></w:r></w:ins><w:del><w:r><w:delText>and Perl</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t>, cost</w:t><w:noBreakHyphen/><w:t>effective</w:t></w:r></w:sdtContent></w:sdt>"
        "</w:p></w:sdtContent></w:sdt>"
    )
    assert text(word_of(lambda document: add(document, xml))) == "Python and SQL, cost-effective"


def test_text_boxes_are_read_once(word_of: WordOf) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    names = (
        f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    new = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    alternatives = f"<mc:AlternateContent>{new}{old}</mc:AlternateContent>"
    xml = f"<w:p {names}><w:r><w:t>Text</w:t></w:r><w:r>{alternatives}</w:r></w:p>"
    assert text(word_of(lambda document: add(document, xml))) == "Text\nin a box"


def test_pictures_alone_are_called_pictures(word_of: WordOf) -> None:
    xml = f"<w:p {W}><w:r><w:drawing/></w:r></w:p>"
    with pytest.raises(Problem) as problem:
        read_bytes(word_of(lambda document: add(document, xml)), name="role.docx")
    mend = "run it through text recognition (OCR), or paste the posting's text"
    assert str(problem.value) == f"role.docx: the Word document holds pictures without text; {mend}"


def test_empty_document_is_empty(word_of: WordOf) -> None:
    with pytest.raises(Problem) as problem:
        read_bytes(word_of(lambda _: None), name="role.docx")
    assert problem.value.what == "the file holds nothing but white space"


def test_damaged_document_is_called_damaged(word_of: WordOf) -> None:
    good = word_of(lambda document: document.add_paragraph("We hire"))
    for bad in (
        good[: len(good) // 2],
        replaced(good, "word/document.xml", b"<w:document"),
        replaced(good, "_rels/.rels", b""),
    ):
        with pytest.raises(Problem) as problem:
            read_bytes(bad, name="role.docx")
        assert str(problem.value) == DAMAGED


def test_bomb_is_refused_before_it_is_unpacked(word_of: WordOf) -> None:
    bomb = replaced(word_of(lambda _: None), "word/document.xml", b" " * 100_000_001)
    assert len(bomb) < 1_000_000
    with pytest.raises(Problem) as problem:
        read_bytes(bomb, name="role.docx")
    mend = "save it without its pictures, or paste the posting's text"
    assert str(problem.value) == f"role.docx: the Word document unpacks to more than 100 MB; {mend}"


def test_other_files_cannot_be_pulled_in(word_of: WordOf, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    body = "<w:body><w:p><w:r><w:t>We hire &other;</w:t></w:r></w:p></w:body>"
    entity = f'<!ENTITY other SYSTEM "{(tmp_path / "secret.txt").as_uri()}">'
    xml = f"<!DOCTYPE d [{entity}]><w:document {W}>{body}</w:document>"
    assert text(replaced(word_of(lambda _: None), "word/document.xml", xml.encode())) == "We hire"


@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20), min_size=1, max_size=8))
def test_paragraphs_come_back(word_of: WordOf, words: list[str]) -> None:
    rows = [fold(f"q {word} q") for word in words]
    data = word_of(lambda document: [document.add_paragraph(row, "List Bullet") for row in rows])
    assert text(data).split("\n") == [f"- {row}" for row in rows]
