"""Exports of applicant-tracking systems; every posting here is invented."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest

from fledge.documents import Document, PostingFacts, postings_in_export, read_bytes, read_file
from fledge.problem import Problem

BODY = "<p>We bake for the town.</p><h3>You bring</h3><ul><li>Sourdough &amp; rye</li><li>Early mornings</li></ul>"
TEXT = "We bake for the town.\n\nYou bring\n\n- Sourdough & rye\n- Early mornings"


def greenhouse(**fields: Any) -> dict[str, Any]:
    return {
        "id": 101,
        "internal_job_id": 7,
        "title": "Baker",
        "content": html.escape(BODY),
        "updated_at": "2026-04-09T10:55:28-04:00",
        "first_published": "2026-03-02T08:00:00-05:00",
        "location": {"name": "Riga, Latvia"},
        "company_name": "Invented Ovens",
        "absolute_url": "https://boards.example.org/ovens/jobs/101",
        "departments": [{"id": 1, "name": "Bread"}],
        "offices": [{"id": 2, "name": "Old Town"}],
        "metadata": None,
        **fields,
    }


def ashby(**fields: Any) -> dict[str, Any]:
    return {
        "id": "f0e1",
        "title": "Baker",
        "location": "Riga",
        "department": "Bread",
        "team": "Rye",
        "isListed": True,
        "isRemote": False,
        "descriptionHtml": BODY,
        "descriptionPlain": "never read where there is HTML",
        "publishedAt": "2026-03-02T16:21:55.393+00:00",
        "employmentType": "FullTime",
        "jobUrl": "https://jobs.example.org/ovens/f0e1",
        **fields,
    }


def lever(**fields: Any) -> dict[str, Any]:
    return {
        "id": "a-b-c",
        "text": "Baker",
        "categories": {"location": "Riga", "team": "Rye", "commitment": "Full-time", "department": "Bread"},
        "createdAt": 1_772_409_600_000,
        "description": "<div>We bake for the town.</div>",
        "descriptionPlain": "never read where there is HTML",
        "lists": [{"text": "You bring", "content": "<li>Sourdough &amp; rye</li><li>Early mornings</li>"}],
        "additional": "",
        "additionalPlain": "",
        "hostedUrl": "https://jobs.example.org/ovens/a-b-c",
        "workplaceType": "on-site",
        **fields,
    }


def block(**fields: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "JobPosting", "title": "Baker", "description": BODY, **fields}


def export(value: Any, *, name: str = "export.json") -> tuple[Document, ...]:
    return postings_in_export(json.dumps(value).encode(), name=name)


def one(value: Any) -> Document:
    (document,) = export(value)
    return document


def facts(value: Any) -> PostingFacts:
    found = one(value).posting
    assert found is not None
    return found


def problem(value: Any, *, name: str = "export.json") -> str:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    with pytest.raises(Problem) as raised:
        postings_in_export(data, name=name)
    return str(raised.value)


SINGLE = {
    "Greenhouse": (greenhouse(), PostingFacts("Baker", "Invented Ovens", "2026-03-02", "Riga, Latvia")),
    "Ashby": (ashby(), PostingFacts("Baker", "", "2026-03-02", "Riga")),
    "Lever": (lever(), PostingFacts("Baker", "", "2026-03-02", "Riga")),
}
WRAPPED = {
    "Greenhouse's list": ("Greenhouse", lambda rows: {"jobs": rows, "meta": {"total": len(rows)}}, greenhouse),
    "Greenhouse's bare list": ("Greenhouse", lambda rows: rows, greenhouse),
    "Ashby's board": ("Ashby", lambda rows: {"jobs": rows, "apiVersion": "1"}, ashby),
    "Ashby's answer": ("Ashby", lambda rows: {"success": True, "results": rows}, ashby),
    "Ashby's feed": ("Ashby", lambda rows: rows, ashby),
    "Lever's list": ("Lever", lambda rows: rows, lever),
    "Lever's data": ("Lever", lambda rows: {"data": rows, "hasNext": False}, lever),
    "Lever's teams": ("Lever", lambda rows: [{"title": "Rye", "postings": rows}], lever),
}


@pytest.mark.parametrize("system", SINGLE)
def test_single_posting_is_read(system: str) -> None:
    posting, expected = SINGLE[system]
    assert one(posting) == Document(TEXT, (f"read as a posting exported from {system}",), "html", expected)


@pytest.mark.parametrize("system", SINGLE)
def test_file_with_one_posting_is_read_by_the_usual_doors(system: str, tmp_path: Path) -> None:
    posting, _ = SINGLE[system]
    path = tmp_path / "anything.json"
    path.write_text(json.dumps([posting]))
    assert read_file(path) == one(posting) == read_bytes(path.read_bytes(), name="standard input")


@pytest.mark.parametrize("wrapped", WRAPPED)
def test_several_postings_each_become_a_document(wrapped: str) -> None:
    system, wrap, make = WRAPPED[wrapped]
    title = "text" if system == "Lever" else "title"
    found = export(wrap([make(), make(**{title: "Cook"})]))
    assert [(document.text, document.posting.title, document.notes) for document in found if document.posting] == [
        (TEXT, "Baker", (f"read as posting 1 of 2 exported from {system}",)),
        (TEXT, "Cook", (f"read as posting 2 of 2 exported from {system}",)),
    ]


def test_name_of_the_file_decides_nothing() -> None:
    assert export(lever(), name="greenhouse.txt") == export(lever(), name="page.html") == export(lever())


def test_several_postings_are_refused_by_the_door_for_one() -> None:
    with pytest.raises(Problem) as raised:
        read_bytes(json.dumps([lever(), lever(), lever()]).encode(), name="lever.json")
    assert str(raised.value) == (
        "lever.json: this is an export of a job board with 3 jobs in it; "
        "import it into the workspace, or give one of them by itself"
    )


def test_ashby_answer_about_one_posting_is_read() -> None:
    answer = {"success": True, "results": ashby(linkedData={"@type": "JobPosting", "description": "a second copy"})}
    assert one(answer).text == TEXT


def test_ashby_parts_stand_in_for_the_whole_description() -> None:
    parts = {
        "descriptionOpening": {"html": "<p>We bake for the town.</p>", "plain": "not read"},
        "descriptionBody": {"html": "<h3>You bring</h3><ul><li>Sourdough &amp; rye</li><li>Early mornings</li></ul>"},
        "descriptionClosing": {"plain": "Come and see us."},
    }
    posting = ashby(descriptionParts=parts)
    del posting["descriptionHtml"], posting["descriptionPlain"]
    assert one(posting).text == f"{TEXT}\n\nCome and see us."


def test_plain_description_is_read_where_there_is_no_html() -> None:
    plain = "We bake.\n\nYou bring\n• Rye\n• Patience"
    assert one(ashby(descriptionHtml=None, descriptionPlain=plain)).text == "We bake.\n\nYou bring\n- Rye\n- Patience"


def test_ashby_places_and_remote_work_are_told() -> None:
    others = [{"location": "Tartu"}, {"location": "Riga"}, "no object"]
    assert facts(ashby(secondaryLocations=others, isRemote=True)).location == "Riga; Tartu; remote"
    assert facts(ashby(isRemote=True, workplaceType="Hybrid")).location == "Riga"
    assert facts(ashby(location="Remote (Latvia)", workplaceType="Remote")).location == "Remote (Latvia)"


def test_ashby_pay_is_told_as_the_board_shows_it() -> None:
    pay = {"compensationTierSummary": "€30K – €36K • Bread", "scrapeableCompensationSalarySummary": "€30K - €36K"}
    assert facts(ashby(compensation=pay)).pay == "€30K – €36K • Bread"
    hidden = one(ashby(compensation=pay, shouldDisplayCompensationOnJobPostings=False))
    assert hidden.posting == SINGLE["Ashby"][1]
    assert hidden.notes[1:] == ("pay is set not to be shown on the posting and was left out",)


def test_unlisted_posting_comes_in_with_a_note() -> None:
    assert one(ashby(isListed=False)).notes[1:] == ("the posting is not listed on the job board",)


def test_greenhouse_pay_is_told_in_whole_money() -> None:
    ranges = [
        {"min_cents": 3_000_000, "max_cents": 3_600_050, "currency_type": "EUR", "title": "Riga"},
        {"min_cents": 2_800_000, "max_cents": 2_800_000, "currency_type": "EUR", "title": "", "blurb": "<p>…</p>"},
    ]
    assert facts(greenhouse(pay_input_ranges=ranges)).pay == "30000 to 36000.5 EUR (Riga); 28000 EUR"


def test_greenhouse_salary_among_the_custom_fields_is_pay() -> None:
    fields = [
        {"name": "Oven size", "value": {"min_value": "1", "max_value": "2", "unit": "m"}},
        {"name": "Salary range", "value": {"min_value": "30000", "max_value": "36000", "unit": "EUR"}},
        {"name": "Salary band", "value": "B"},
    ]
    assert facts(greenhouse(metadata=fields)).pay == "30000 to 36000 EUR"


def test_greenhouse_tags_that_a_posting_speaks_of_stay_words() -> None:
    content = html.escape("<ul><li>You know what &lt;div&gt; and R&amp;D mean</li></ul>")
    assert one(greenhouse(content=content)).text == "- You know what <div> and R&D mean"


def test_greenhouse_offices_stand_in_for_a_missing_location() -> None:
    assert facts(greenhouse(location={"name": None})).location == "Old Town"


def test_day_of_the_last_change_is_named_as_one() -> None:
    document = one(greenhouse(first_published=None))
    assert document.posting == PostingFacts("Baker", "Invented Ovens", "2026-04-09", "Riga, Latvia")
    assert document.notes[1:] == ("the export does not say when it was published; dated by its last change",)


def test_lever_lists_keep_their_headings_and_closing_words() -> None:
    posting = lever(
        lists=[
            {"text": "You bring", "content": "<li>Rye</li>"},
            {"text": "Nothing under it", "content": ""},
            {"text": "We offer", "content": "<li>Bread</li>"},
        ],
        additional="<div>Come and see us.</div>",
        salaryDescription="<div>Pay is by agreement.</div>",
        salaryRange={"min": 30000, "max": 36000.0, "currency": "EUR", "interval": "per-year-salary"},
        workplaceType="remote",
    )
    document = one(posting)
    assert document.text == (
        "We bake for the town.\n\nYou bring\n\n- Rye\n\nWe offer\n\n- Bread\n\nCome and see us.\n\nPay is by agreement."
    )
    assert document.posting == PostingFacts("Baker", "", "2026-03-02", "Riga; remote", "30000 to 36000 EUR per year")


def test_lever_content_of_the_keyed_form_is_read() -> None:
    posting = lever(
        content={
            "description": "not read where there is HTML",
            "descriptionHtml": "<div>We bake for the town.</div>",
            "lists": [{"text": "You bring", "content": "<li>Sourdough &amp; rye</li><li>Early mornings</li>"}],
            "closing": "not read where there is HTML",
            "closingHtml": "<div>Come and see us.</div>",
        },
    )
    del posting["description"], posting["descriptionPlain"], posting["lists"], posting["additional"]
    assert one({"data": posting}).text == f"{TEXT}\n\nCome and see us."


def test_lever_opening_and_body_stand_in_for_the_whole_description() -> None:
    posting = lever(opening="<div>We bake for the town.</div>", descriptionBody="<div>Every day.</div>", lists=[])
    del posting["description"], posting["descriptionPlain"]
    assert one(posting).text == "We bake for the town.\n\nEvery day."


def test_blocks_in_one_json_file_all_come_out() -> None:
    found = export(
        {"@graph": [block(), block(title="Cook", datePosted="2026-03-02"), block(title="Guard", description="")]}
    )
    assert found == (
        Document(
            TEXT,
            (
                "read as posting 1 of 2 in schema.org JobPosting blocks",
                "1 entry without a text was left out: Guard",
            ),
            "html",
            PostingFacts("Baker"),
        ),
        Document(
            TEXT,
            ("read as posting 2 of 2 in schema.org JobPosting blocks",),
            "html",
            PostingFacts("Cook", date="2026-03-02"),
        ),
    )


def test_blocks_of_a_page_all_come_out() -> None:
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps(block(title=title))}</script>' for title in ("Baker", "Cook")
    )
    page = f"<!doctype html><html><head>{scripts}</head><body><h1>Jobs</h1></body></html>".encode()
    titles = [document.posting.title for document in postings_in_export(page, name="jobs.html") if document.posting]
    assert titles == ["Baker", "Cook"]


def test_file_that_is_no_export_is_read_as_one_posting() -> None:
    for data, name in ((b"Baker\n\n- Rye\n", "role.txt"), (f"<html>{BODY}".encode(), "role.html")):
        assert postings_in_export(data, name=name) == (read_bytes(data, name=name),)


def test_text_in_brackets_is_no_json() -> None:
    data = b"[Draft] Baker for {Company}\n\n- Rye\n"
    assert postings_in_export(data, name="role.txt") == (read_bytes(data, name="role.txt"),)


def test_entries_that_do_not_come_in_are_named() -> None:
    rows = [greenhouse(), greenhouse(title="Cook", content=""), greenhouse(title="Guard", content=None), 7, "x"]
    (document,) = export({"jobs": rows})
    assert document.notes == (
        "read as a posting exported from Greenhouse",
        "2 entries without a text were left out: Cook, Guard",
        "2 entries that are no postings were left out: number 4, number 5",
    )


def test_many_entries_that_do_not_come_in_are_counted() -> None:
    rows = [lever(), *(lever(text=f"Cook {n}", description="", descriptionPlain="", lists=[]) for n in range(8))]
    said = "8 entries without a text were left out: Cook 0, Cook 1, Cook 2, Cook 3, Cook 4 and 3 more"
    assert one(rows).notes[1:] == (said,)


def test_export_without_texts_says_how_to_get_them() -> None:
    bare = greenhouse()
    del bare["content"]
    assert problem({"jobs": [bare], "meta": {"total": 1}}) == (
        "export.json: no posting of this export from Greenhouse could be read "
        "(1 entry without a text was left out: Baker); fetch the list with ?content=true at the end of its address"
    )


def test_list_is_read_as_far_as_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fledge.documents.job_board.MOST_POSTINGS", 2)
    found = export([lever() for _ in range(4)])
    said = "the export holds 4 postings, of which the first 2 were looked at; give the others in a file of their own"
    assert [len(found), found[0].notes[1:], found[1].notes[1:]] == [2, (said,), ()]


def test_tangled_posting_is_left_out_and_the_rest_comes_in() -> None:
    (document,) = export([lever(), lever(text="Cook", description="<div>" * 60_000)])
    assert document.notes[1:] == ("1 entry too large or too tangled to read was left out: Cook",)


def test_scripts_and_hidden_parts_are_not_read() -> None:
    content = html.escape(f"<script>alert(1)</script><style>p {{}}</style>{BODY}<p hidden>secret</p>")
    assert one(greenhouse(content=content)).text == TEXT


def test_numbers_that_json_does_not_know_are_taken_as_not_said() -> None:
    data = json.dumps(lever(salaryRange={"min": float("nan"), "max": 36000, "currency": "EUR"})).encode()
    (document,) = postings_in_export(data, name="export.json")
    assert document.posting == PostingFacts("Baker", "", "2026-03-02", "Riga", "36000 EUR")
    assert document.notes[1:] == ("the file holds NaN, which JSON does not know; taken as not said",)


def test_other_encodings_are_read_with_a_note() -> None:
    data = json.dumps(lever(text="Bäcker"), ensure_ascii=False).encode("cp1252")
    (document,) = postings_in_export(data, name="export.json")
    assert document.posting == PostingFacts("Bäcker", "", "2026-03-02", "Riga")
    assert document.notes[1:] == ("the file was not UTF-8; read as Windows-1252",)


@pytest.mark.parametrize("day", [True, -1, 10**40, 1e300, "soon", [], {}], ids=repr)
def test_impossible_day_of_lever_is_a_note(day: Any) -> None:
    document = one(lever(createdAt=day))
    assert document.posting == PostingFacts("Baker", "", "", "Riga")
    assert [note.startswith("the export's date ") for note in document.notes] == [False, True]


def test_broken_json_says_where() -> None:
    said = "the JSON breaks off or is broken at line 1, column 10; fetch the export again and save it whole"
    assert problem(b'{"jobs": ', name="greenhouse.json") == f"greenhouse.json: {said}"
    with pytest.raises(Problem) as raised:
        read_bytes(b'{"jobs": ', name="greenhouse.json")
    assert str(raised.value) == f"greenhouse.json: {said}"


@pytest.mark.parametrize("data", [b'{"a":' * 100_000, b"[" * 100_000, b'[{"a": 1' + b"0" * 5_000 + b"}]"])
def test_json_beyond_reason_is_refused(data: bytes) -> None:
    said = "the JSON is nested too deeply to read, or a number in it is too long"
    assert problem(data) == f"export.json: {said}; fetch the export again and save it whole"


def test_json_with_far_too_many_values_is_refused() -> None:
    assert problem(b"[{}" + b",{}" * 1_600_000 + b"]").startswith("export.json: the JSON holds far more values")


def test_other_json_is_refused() -> None:
    said = "the file is JSON, but no export of postings that can be read"
    known = "an export from Greenhouse, Ashby or Lever, or schema.org JobPosting blocks"
    mend = f"give {known}, or a posting as text, PDF or Word"
    assert problem({"name": "Ines", "work": "Baker"}) == f"export.json: {said}; {mend}"


def test_error_messages_of_systems_are_called_so() -> None:
    said = "the file holds a system's error message instead of postings; fetch it again with the right address and key"
    for answer in ({"ok": False, "error": "…"}, {"status": 404, "error": "…"}, {"success": False, "errors": ["…"]}):
        assert problem(answer) == f"export.json: {said}"


def test_empty_export_says_so() -> None:
    for empty in ([], {"jobs": [], "meta": {"total": 0}}, {"data": []}, {"success": True, "results": []}):
        assert problem(empty).startswith("export.json: the export holds no postings; ")


def test_export_beyond_the_limit_is_refused() -> None:
    with pytest.raises(Problem) as raised:
        postings_in_export(b"x" * 2_000_001, name="export.json", limit_bytes=2_000_000)
    assert raised.value.what == "the file is larger than the limit of 2 MB for an export"


def test_files_of_other_kinds_keep_their_sentences() -> None:
    for data, name in ((b"", "role.txt"), (b"\x89PNG\r\n\x1a\n", "role.png"), (b"\0\1\2\3" * 50, "role.pdf")):
        with pytest.raises(Problem) as expected:
            read_bytes(data, name=name)
        assert problem(data, name=name) == str(expected.value)
