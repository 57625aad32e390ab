"""Saved web pages: every list item survives, the surroundings go, nothing chokes the reader."""

from __future__ import annotations

import plistlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.documents import read_bytes
from fledge.documents.html_lines import text_of_html
from fledge.documents.tidy import fold
from fledge.problem import Problem


def text(html: str) -> str:
    return read_bytes(f"<!doctype html><body>{html}</body>".encode(), name="role.html").text


def test_headings_paragraphs_and_lists_become_lines() -> None:
    html = (
        "<h1>Data Engineer</h1><p>We\n build <b>data</b>&nbsp;platforms &amp; more.</p><h2>You bring</h2>"
        "<ul><li>5+ years of Python</li><li><p>SQL</p></li></ul><p>And tea.</p>"
    )
    assert text(html) == (
        "Data Engineer\n\nWe build data platforms & more.\n\nYou bring\n\n- 5+ years of Python\n- SQL\n\nAnd tea."
    )


def test_nested_lists_are_indented() -> None:
    html = "<ul><li>Cloud<ul><li>AWS<ol><li>S3</li></ol></li><li>GCP</li></ul></li><li>SQL</li></ul>"
    assert text(html) == "- Cloud\n  - AWS\n    - S3\n  - GCP\n- SQL"


def test_list_wrapped_in_a_list_is_not_indented() -> None:
    assert text("<h3>You bring</h3><ul><ul><li>Python</li><li>SQL</li></ul></ul>") == "You bring\n\n- Python\n- SQL"


def test_item_with_breaks_keeps_its_further_lines() -> None:
    assert text("<ul><li>Python<br>or Go<p>in production</p></li></ul>") == "- Python\n  or Go\n  in production"


def test_unclosed_items_survive() -> None:
    assert text("<ul><li>Python<li>SQL</ul>") == "- Python\n- SQL"


def test_items_without_a_list_survive() -> None:
    assert text("<div><li>Python</li><li>SQL</li></div>") == "- Python\n- SQL"


def test_breaks_and_blocks_end_lines() -> None:
    assert text("a<br>b<div>c</div>d<br><br>e<hr>f") == "a\nb\nc\nd\n\ne\n\nf"


def test_inline_elements_do_not_split_words() -> None:
    assert text("<p>Java<span>Script</span> and <b>C</b>++</p>") == "JavaScript and C++"


def test_adjacent_links_are_kept_apart() -> None:
    assert text("<p>Skills: <a>Python</a><a>SQL</a></p>") == "Skills: Python SQL"


def test_bold_paragraph_stands_alone() -> None:
    html = "<div>Intro</div><div><strong>Requirements:</strong></div><div>Python</div><b>Nice to have</b><br>Go"
    assert text(html) == "Intro\n\nRequirements:\n\nPython\n\nNice to have\n\nGo"


def test_bold_words_in_a_sentence_stay_in_it() -> None:
    assert text("<div>We use <b>Python</b> daily</div>") == "We use Python daily"


def test_short_table_rows_are_lines() -> None:
    html = "<table><tr><th>Skill</th><th>Years</th></tr><tr><td><p>Python</p></td><td><p>5</p></td></tr></table>"
    assert text(html) == "Skill | Years\nPython | 5"


def test_layout_table_keeps_its_lists() -> None:
    html = "<table><tr><td>Menu</td><td><h2>You bring</h2><ul><li>Python</li></ul></td></tr></table>"
    assert text(html) == "Menu\n\nYou bring\n\n- Python"


def test_preformatted_text_keeps_its_lines() -> None:
    assert text("<pre>You bring\n* Python\n\nTea</pre>") == "You bring\n- Python\n\nTea"
    assert text('<div style="white-space: pre-wrap">a\nb</div>') == "a\nb"


@pytest.mark.parametrize("bullet", ["•", "·&nbsp; ", "&#9642; ", "◦ ", "– ", "&#xf0b7; ", "* ", "✓ "])
def test_typed_bullets_become_items(bullet: str) -> None:
    assert text(f"<p>{bullet}Python</p><p>{bullet}SQL</p>") == "- Python\n\n- SQL"


def test_bullet_in_a_box_of_its_own_joins_its_words() -> None:
    assert text("<div><div>•</div><div>Python</div></div>") == "- Python"


def test_bullets_in_one_line_become_items() -> None:
    assert text("<p>• Python • SQL • Go</p>") == "- Python\n- SQL\n- Go"


def test_dash_between_parts_is_no_bullet() -> None:
    assert text("<p>We hire</p><p>—</p><p>About us</p>") == "We hire\n\n—\n\nAbout us"


def test_dots_between_facts_stay_in_their_line() -> None:
    assert text("<p>Berlin • Hybrid • Full time</p>") == "Berlin • Hybrid • Full time"


def test_surroundings_are_left_out() -> None:
    html = (
        "<nav><ul><li><a href=/>Home</a></li><li><button>Jobs</button></li></ul></nav><header>Acme</header>"
        "<div class='cookie-banner'>We use cookies <button>Fine</button></div><script>var x</script><style>p{}</style>"
        "<p>We hire</p><button>Apply now</button><form>Mail <input></form><div hidden>secret</div>"
        "<div role=dialog>Subscribe!</div><select><option>EN</select><svg><title>logo</title></svg><footer>(c)</footer>"
    )
    assert text(html) == "We hire"


@pytest.mark.parametrize(
    "tag", ["nav", "header", "footer", "form", "aside", "dialog", "noscript", "div hidden", "div style='display:none'"]
)
def test_requirements_survive_wherever_they_stand(tag: str) -> None:
    html = f"<p>We hire</p><{tag}><ul><li>Python</li><li>SQL, <a href=x>see docs</a></li></ul></{tag.split()[0]}>"
    assert text(html).replace("\n\n", "\n") == "We hire\n- Python\n- SQL, see docs"


def test_header_with_the_title_stays() -> None:
    assert (
        text("<article><header><h1>Data Engineer</h1></header><p>We hire</p></article>") == "Data Engineer\n\nWe hire"
    )


def test_page_that_is_one_form_stays() -> None:
    prose = "We build data platforms for banks. " * 20
    assert text(f"<form><p>{prose}</p><input><button>Apply</button></form>") == prose.strip()


def test_hidden_copy_is_read_once() -> None:
    html = "<ul><li>Python</li><li>SQL</li></ul><div style='display: none'><ul><li>Python</li><li>SQL</li></ul></div>"
    assert text(html) == "- Python\n- SQL"


def test_page_filled_by_a_script_is_a_problem() -> None:
    with pytest.raises(Problem) as problem:
        text("<div id=root></div><script>render()</script>")
    mend = "open it in a browser, select the posting's text and paste it"
    assert str(problem.value) == f"role.html: the page holds no text, as when a script fills it in the browser; {mend}"


@pytest.mark.parametrize(
    "html",
    ["<div>" * 200_000, "".join(f"<b id={n}>" for n in range(3000)) + "<p>" * 100_000, "<ul><li>" * 100_000],
    ids=["depth", "formatting", "lists"],
)
def test_tangled_page_is_refused_at_once(html: str) -> None:
    start = time.perf_counter()
    with pytest.raises(Problem) as problem:
        text(html)
    assert time.perf_counter() - start < 5
    mend = "open the page in a browser, select the posting's text and paste it"
    assert str(problem.value) == f"role.html: the page's HTML is too tangled to read; {mend}"


def test_sloppy_page_is_not_called_tangled() -> None:
    rows = "".join(f"<p><font color=red><b>Heading {n}<p>Words {n}<li>Item {n}" for n in range(2000))
    assert text(rows).count("Item") == 2000


def test_declared_encoding_is_obeyed() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Мы ищем инженера</p></body></html>'
    assert read_bytes(page.encode("cp1251"), name="role.html").text == "Мы ищем инженера"


def test_single_file_page_is_read() -> None:
    page = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--x"\r\n\r\n----x\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><body><ul><li>5+ years=20of Pyth=\r\non</li></ul>\r\n"
        b"----x\r\nContent-Type: text/css\r\n\r\np {}\r\n----x--\r\n"
    )
    document = read_bytes(page, name="role.mhtml")
    assert (document.kind, document.text) == ("html", "- 5+ years of Python")


def test_mail_with_plain_text_keeps_its_lines() -> None:
    mail = (
        b"Subject: role\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        b"Content-Type: text/plain; charset=utf-8\n\nYou bring\n- Python <3\n- SQL\n--x--\n"
    )
    assert read_bytes(mail, name="role.eml").text == "You bring\n- Python <3\n- SQL"


def test_safari_archive_is_read() -> None:
    archive = {"WebMainResource": {"WebResourceData": b"<ul><li>Python</li></ul>", "WebResourceMIMEType": "text/html"}}
    document = read_bytes(plistlib.dumps(archive, fmt=plistlib.FMT_BINARY), name="role.webarchive")
    assert (document.kind, document.text) == ("html", "- Python")


@pytest.mark.parametrize(
    "data",
    [
        b"bplist00 WebMainResource junk",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\n--x--",
    ],
)
def test_broken_archive_is_a_problem(data: bytes) -> None:
    with pytest.raises(Problem) as problem:
        read_bytes(data, name="role.mhtml")
    mend = "save it as HTML, or paste the posting's text"
    assert str(problem.value) == f"role.mhtml: the saved page holds no text; {mend}"


WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12).map(fold).filter(str.isalnum)
CONTAINERS = st.sampled_from(
    [
        "div",
        "nav",
        "header",
        "footer",
        "form",
        "section",
        "article",
        "td",
        "aside",
        "div hidden",
        "blockquote",
        "details",
    ]
)


def _wrapped(tag: str, inner: str) -> str:
    return f"<table><tr><td>x<td>{inner}</table>" if tag == "td" else f"<{tag}>{inner}</{tag.split()[0]}>"


TREES = st.recursive(
    st.lists(WORDS.map(lambda word: f"<li>{word} q</li>"), min_size=1, max_size=4).map(
        lambda items: f"<ul>{''.join(items)}</ul>"
    ),
    lambda inner: st.one_of(
        st.tuples(CONTAINERS, inner).map(lambda pair: _wrapped(*pair)),
        st.lists(inner, min_size=1, max_size=3).map("<p>text".join),
        inner.map(lambda html: f"<ul><li>outer{html}</li></ul>"),
    ),
    max_leaves=6,
)


@given(TREES)
def test_no_list_item_is_ever_lost(html: str) -> None:
    rows = {row.strip() for row in text_of_html(html).split("\n")}
    items = {part.partition("</li>")[0] for part in html.split("<li>")[1:]}
    assert {f"- {item}" for item in items if item.endswith(" q")} <= rows


@given(st.text(st.sampled_from("<>/ulipdvbr= \n\"'&;a-"), max_size=200))
def test_broken_markup_never_breaks_the_reader(html: str) -> None:
    assert isinstance(text_of_html(html), str)
