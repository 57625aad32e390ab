"""PDFs: reading order, items, headings, page numbers, and a sentence for every PDF that has no text to read."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pypdf
import pytest

from fledge.documents import read_bytes
from fledge.documents.hyphens import Words
from fledge.problem import Problem

PdfOf = Callable[..., bytes]
Print = tuple[float, float, str, str]
OCR = "run it through text recognition (OCR), or paste the posting's text"
FILLER = "We build data platforms for banks and insurers"


def lines(*texts: str, x: float = 72, top: float = 700, pitch: float = 14, font: str = "Regular 11") -> list[Print]:
    return [(x, top - pitch * row, text, font) for row, text in enumerate(texts)]


def text(data: bytes) -> str:
    document = read_bytes(data, name="role.pdf")
    assert document.kind == "pdf"
    return document.text


def problem(data: bytes) -> str:
    with pytest.raises(Problem) as found:
        read_bytes(data, name="role.pdf")
    return str(found.value)


def test_lines_and_pages_come_in_order(pdf_of: PdfOf) -> None:
    data = pdf_of(lines("First line of the page", "Second line"), lines("Third line on the next page"))
    assert text(data) == "First line of the page\nSecond line\nThird line on the next page"


def test_lines_printed_out_of_order_are_read_from_the_top(pdf_of: PdfOf) -> None:
    assert (
        text(pdf_of(lines("First line of the page", "Second line", "Third line")[::-1]))
        == "First line of the page\nSecond line\nThird line"
    )


def test_gap_becomes_a_blank_line(pdf_of: PdfOf) -> None:
    data = pdf_of([*lines("One line of text", "and another"), *lines("After a gap", "there is more", top=640)])
    assert text(data) == "One line of text\nand another\n\nAfter a gap\nthere is more"


@pytest.mark.parametrize("bullet", ["•", "–", "·", "*", "-"])
def test_bullets_become_items_with_all_their_lines(pdf_of: PdfOf, bullet: str) -> None:
    prints = [
        (72, 700, FILLER),
        (72, 686, f"{bullet} 5+ years of Python in"),
        (84, 672, "production"),
        (72, 658, f"{bullet} SQL"),
        (72, 644, "We offer tea"),
    ]
    assert text(pdf_of(prints)) == f"{FILLER}\n- 5+ years of Python in production\n- SQL\n\nWe offer tea"


def test_bullet_of_a_symbol_font_becomes_an_item(pdf_of: PdfOf) -> None:
    prints = [
        (72, 700, FILLER),
        (72, 686, "\u00b7", "Symbol 11"),
        (90, 686, "Python"),
        (72, 672, "\u00a7", "Symbol 11"),
        (90, 672, "SQL"),
    ]
    assert text(pdf_of(prints)) == f"{FILLER}\n- Python\n- SQL"


def test_nested_bullets_are_indented(pdf_of: PdfOf) -> None:
    prints = [(72, 700, "• Cloud platforms of any kind"), (90, 686, "• AWS"), (90, 672, "• GCP"), (72, 658, "• SQL")]
    assert text(pdf_of(prints)) == "- Cloud platforms of any kind\n  - AWS\n  - GCP\n- SQL"


@pytest.mark.parametrize("font", ["Bold 11", "Regular 15"])
def test_bold_or_large_lines_are_headings(pdf_of: PdfOf, font: str) -> None:
    data = pdf_of([*lines(FILLER, FILLER), (72, 672, "You bring", font), *lines("Python and SQL", "and tea", top=658)])
    assert text(data) == f"{FILLER}\n{FILLER}\n\nYou bring\n\nPython and SQL\nand tea"


def test_heading_over_two_lines_is_one(pdf_of: PdfOf) -> None:
    title = lines("Senior Machine Learning", "Engineer", font="Bold 20", pitch=22)
    assert text(pdf_of([*title, *lines(FILLER, FILLER, FILLER, top=640)])).startswith(
        "Senior Machine Learning Engineer\n\nWe"
    )


def test_two_columns_are_read_one_after_the_other(pdf_of: PdfOf) -> None:
    left = [f"Left column, line {row} of many" for row in range(6)]
    right = [f"Right column, line {row} of many" for row in range(6)]
    title, foot = (
        "A title that runs over the whole width of the page, from left to right",
        "And a closing line that runs from left to right as well, to the end",
    )
    by_row = [cell for row in zip(lines(*left), lines(*right, x=320), strict=True) for cell in row]
    for prints in (lines(*left) + lines(*right, x=320), by_row):
        data = pdf_of([(72, 740, title), *prints, (72, 600, foot)])
        assert text(data).split("\n") == [title, "", *left, "", *right, "", foot]


def test_label_and_value_stay_on_one_line(pdf_of: PdfOf) -> None:
    labels, values = (
        ("Location", "Pay", "Contract", "Start"),
        ("Berlin or anywhere in Germany", "70k", "permanent", "now"),
    )
    prints = [cell for row in zip(lines(*labels), lines(*values, x=200), strict=True) for cell in row]
    assert text(pdf_of(prints)).split("\n") == [f"{label} {value}" for label, value in zip(labels, values, strict=True)]


@pytest.mark.parametrize("turn", [b"0 1 -1 0", b"-1 0 0 -1", b"0 -1 1 0"])
def test_turned_page_is_read_upright(pdf_of: PdfOf, turn: bytes) -> None:
    content = b"BT /Regular 11 Tf %s 300 400 Tm (First line of the turned page) Tj 0 -14 Td (Second line) Tj ET" % turn
    assert text(pdf_of(content)) == "First line of the turned page\nSecond line"


def test_note_in_the_margin_is_not_mixed_in(pdf_of: PdfOf) -> None:
    body = b" ".join(b"BT /Regular 11 Tf 72 %d Td (%s) Tj ET" % (700 - 14 * row, FILLER.encode()) for row in range(3))
    data = pdf_of(body + b" BT /Regular 11 Tf 0 1 -1 0 20 600 Tm (margin) Tj ET")
    assert text(data) == "\n".join([FILLER] * 3)


def test_broken_words_are_put_together(pdf_of: PdfOf) -> None:
    data = pdf_of(lines("We seek a data engi-", "neer for real-", "time work with GPT-", "4 and more"))
    assert text(data) == "We seek a data engineer for real-time work with GPT-4 and more"


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("a machine-", "learning team", "a machine-learning team"),
        ("engi-", "neer", "engineer"),
        ("AI-", "powered", "AI-powered"),
        ("Scikit-", "Learn", "Scikit-Learn"),
        ("Type-", "Script", "TypeScript"),
        ("Next.js/", "React", "Next.js/React"),
        ("state-of-the-", "art", "state-of-the-art"),
        ("5-", "7 years", "5-7 years"),
        ("peer-", "reviewed", "peer-reviewed"),
        ("state-", "ment", "statement"),
        ("a dash -", "then", "a dash - then"),
        ("C++", "and", "C++ and"),
    ],
)
def test_hyphens_stay_where_words_have_them(line: str, following: str, joined: str) -> None:
    words = Words(["we do peer-reviewed work", "and recruit-", "ment by machine"])
    assert words.join(line, following) == joined


def test_hyphens_stay_where_a_text_never_breaks_words() -> None:
    words = Words(["we are business-", "wide and performance-", "critical"])
    assert words.join("a career-", "defining role") == "a career-defining role"


def test_dash_in_a_sentence_is_no_bullet(pdf_of: PdfOf) -> None:
    prints = [
        (72, 700, "• Security for all levels of independence"),
        (84, 686, "– from none to full"),
        (72, 672, "• SQL"),
    ]
    assert text(pdf_of(prints)) == "- Security for all levels of independence – from none to full\n- SQL"


def test_page_numbers_go_and_the_running_title_is_kept_once(pdf_of: PdfOf) -> None:
    pages = [
        [(72, 760, "Acme careers"), *lines(f"Text of page {word} begins", "and ends"), (280, 30, f"Page {n} of 3")]
        for n, word in enumerate(("one", "two", "three"), 1)
    ]
    document = read_bytes(pdf_of(*pages), name="role.pdf")
    assert document.text.split("\n") == [
        "Acme careers", "", "Text of page one begins", "and ends", "Text of page two begins", "and ends",
        "Text of page three begins", "and ends",
    ]  # fmt: skip
    assert document.notes == ('left out the lines that repeat on the pages: "Page 1 of 3", "Acme careers"',)


def test_lone_numbers_at_the_foot_of_every_page_go(pdf_of: PdfOf) -> None:
    pages = [
        [*lines(f"Text of page {word}", "and more"), (300, 30, f"{n}")] for n, word in enumerate(("one", "two"), 1)
    ]
    assert text(pdf_of(*pages)) == "Text of page one\nand more\nText of page two\nand more"


def test_items_that_look_alike_at_the_foot_of_pages_stay(pdf_of: PdfOf) -> None:
    pages = [[*lines(f"Text of page {years}"), (72, 60, f"{years}+ years of Python")] for years in (5, 7)]
    assert text(pdf_of(*pages)).count("+ years of Python") == 2


def test_scan_is_called_a_scan(pdf_of: PdfOf, scanned: bytes) -> None:
    assert (
        problem(pdf_of(scanned, scanned)) == f"role.pdf: the PDF is a scan: its pages are pictures without text; {OCR}"
    )


def test_scan_with_a_stamp_is_a_scan(pdf_of: PdfOf, scanned: bytes) -> None:
    stamp = b" BT /Regular 8 Tf 10 10 Td (Scanned with Scan) Tj ET"
    assert (
        problem(pdf_of(scanned + stamp)) == f"role.pdf: the PDF is a scan: its pages are pictures without text; {OCR}"
    )


def test_letters_drawn_as_lines_are_a_scan(pdf_of: PdfOf) -> None:
    drawing = b"\n".join(b"%d 100 m %d 200 l S" % (n, n) for n in range(200))
    assert problem(pdf_of(drawing)) == f"role.pdf: the PDF is a scan: its pages are pictures without text; {OCR}"


def test_scanned_text_with_recognised_letters_is_read(pdf_of: PdfOf, scanned: bytes) -> None:
    layer = b" BT 3 Tr /Regular 11 Tf 72 700 Td (%s) Tj ET" % FILLER.encode()
    assert text(pdf_of(scanned + layer)) == FILLER


def test_some_scanned_pages_are_named(pdf_of: PdfOf, scanned: bytes) -> None:
    document = read_bytes(pdf_of(lines(FILLER), scanned), name="role.pdf")
    assert (document.text, document.notes) == (FILLER, ("page 2 is a picture without text and was not read",))
    document = read_bytes(pdf_of(scanned, lines(FILLER), scanned, scanned), name="role.pdf")
    assert document.notes == ("pages 1, 3 and 4 are pictures without text and were not read",)


def test_blank_pages_are_called_blank(pdf_of: PdfOf) -> None:
    assert problem(pdf_of(b"", b"")) == "role.pdf: the PDF's pages are blank; paste the posting's text"


def test_letters_without_codes_are_a_problem(pdf_of: PdfOf) -> None:
    content = b"BT /Regular 11 Tf 72 700 Td (%s) Tj ET" % (b"!#$%&*+,./:;<=>?@" * 6)
    assert problem(pdf_of(content)) == f"role.pdf: the PDF's letters have no readable codes; {OCR}"


def test_locked_pdf_is_called_locked(pdf_of: PdfOf) -> None:
    mend = "open it and save a copy without the password, or paste the posting's text"
    assert (
        problem(_locked(pdf_of(lines(FILLER)), "secret")) == f"role.pdf: the PDF is protected with a password; {mend}"
    )


def test_pdf_that_only_forbids_printing_is_read(pdf_of: PdfOf) -> None:
    assert text(_locked(pdf_of(lines(FILLER)), "")) == FILLER


def _locked(data: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(data))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_page_of_many_scattered_letters_is_read_in_time(pdf_of: PdfOf) -> None:
    scattered = [(20 + (37 * n) % 500, 20 + (91 * n) % 750, f"w{n}") for n in range(5000)]
    start = time.perf_counter()
    assert len(text(pdf_of(scattered)).split()) > 2000
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\njunk", b"%PDF-", b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << /Root 1 0 R >>"]
)
def test_damaged_pdf_is_called_damaged(data: bytes) -> None:
    assert (
        problem(data)
        == "role.pdf: the PDF is damaged; fetch it again, print it to a new PDF, or paste the posting's text"
    )


def test_several_readers_at_once_do_not_disturb_each_other(pdf_of: PdfOf) -> None:
    data = pdf_of(lines(FILLER, "• Python", "• SQL"))
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(text, [data] * 100)) == {f"{FILLER}\n- Python\n- SQL"}


def test_book_is_refused(pdf_of: PdfOf) -> None:
    mend = "give the posting's pages alone"
    assert problem(pdf_of(*[b""] * 101)) == f"role.pdf: the PDF has 101 pages, far more than a posting; {mend}"
