"""``fledge interview``: what is printed, written and refused."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import docx
import pytest
import typer
from click.testing import Result
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from fledge.cli.interview import interview
from fledge.problem import Problem
from fledge.publish import kit_schema

_APP = typer.Typer()
_APP.command()(interview)
_PAPERS = """Experience

Backend Engineer, Halden Shops
June 2013 - February 2019
- Built the order service in Java and PostgreSQL, on call for it
"""


def run(*words: str | Path, given: str = "") -> Result:
    return CliRunner().invoke(_APP, [*map(str, words)], input=given)


def refused(*words: str | Path, given: str = "") -> str:
    result = run(*words, given=given)
    assert isinstance(result.exception, Problem)
    assert result.stdout == ""
    return str(result.exception)


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("text", "Interview kit: AI Engineer\n==="),
        ("md", "# Interview kit: AI Engineer\n"),
        ("html", "<!doctype html>"),
    ],
)
def test_each_form_begins_as_it_should(posting: Path, form: str, begins: str) -> None:
    said = run(posting, "--format", form)
    assert said.exit_code == 0
    assert said.stdout.startswith(begins)


def test_json_fits_its_schema(posting: Path) -> None:
    Draft202012Validator(kit_schema()).validate(json.loads(run(posting, "--format", "json").stdout))


def test_a_word_document_is_written_and_said(posting: Path, tmp_path: Path) -> None:
    out = tmp_path / "kit.docx"
    said = run(posting, "--format", "docx", "--out", out)
    assert (said.stdout, said.stderr) == ("", f"Written to {out}\n")
    assert docx.Document(BytesIO(out.read_bytes())).paragraphs[0].text == "Interview kit: AI Engineer"


def test_papers_add_questions_of_their_own_and_change_no_other(posting: Path, tmp_path: Path) -> None:
    papers = tmp_path / "ines.txt"
    papers.write_text(_PAPERS, encoding="utf-8")
    without, with_ = (json.loads(run(posting, "-f", "json", *more).stdout) for more in ((), ("--for", papers)))
    assert sorted(one["skill"] for one in with_["of_one"]) == ["langchain", "python", "sql"]
    assert with_["questions"] == without["questions"]
    assert with_["work_sample"] == without["work_sample"]


def test_standard_input_and_a_file_give_the_same(posting: Path) -> None:
    assert run("-", given=posting.read_text(encoding="utf-8")).stdout == run(posting).stdout


def test_a_word_document_needs_a_place(posting: Path) -> None:
    assert "say where to write it with --out" in refused(posting, "--format", "docx")


def test_a_text_that_asks_nothing_is_said() -> None:
    assert "check that the whole posting is in it" in refused("-", given="We are a company with a garden.\n")


def test_papers_that_cannot_be_read_are_said(posting: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    assert "empty.txt" in refused(posting, "--for", empty)


def test_the_papers_of_two_people_are_refused(posting: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / "people").mkdir(exist_ok=True)
        (tmp_path / "people" / f"{name}.txt").write_text(_PAPERS, encoding="utf-8")
    assert "holds the papers of 2 people" in refused(posting, "--for", tmp_path / "people")
