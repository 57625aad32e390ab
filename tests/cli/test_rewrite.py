"""``fledge rewrite``: what is printed, written, announced and refused."""

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

from fledge.cli.rewrite import rewrite
from fledge.problem import Problem
from fledge.publish.rewrite_json import rewrite_schema

_DAY = ("--date", "2024-06-01")
_APP = typer.Typer()
_APP.command()(rewrite)


def run(*words: str | Path, given: str = "") -> Result:
    return CliRunner().invoke(_APP, [*map(str, words)], input=given)


def refused(*words: str | Path) -> str:
    result = run(*words)
    assert isinstance(result.exception, Problem)
    assert result.stdout == ""
    return str(result.exception)


def test_the_text_is_the_posting_alone(posting: Path) -> None:
    said = run(posting, *_DAY)
    assert said.exit_code == 0
    assert said.stdout.startswith("Engineer learning AI\n\nWhat you'll do\n")
    assert "One programming language that you know well: Python or a similar one." in said.stdout
    assert said.stderr.split("\n")[0].endswith(" places to fill in before you post it.")
    assert "Every change with its reason: --format html" in said.stderr


def test_promises_stand_in_the_text(posting: Path) -> None:
    promises = ("--mentor", "Dana", "--mentor-hours", "3", "--protected-hours", "8", "--budget", "$2,000")
    said = run(posting, *_DAY, *promises, "--project", "Mend the importer", "--project", "Write a new one")
    assert "You'll have a mentor, Dana, for 3 hours a week" in said.stdout
    assert "You'll have 8 hours a week to learn" in said.stdout
    assert "You'll have $2,000 for courses" in said.stdout
    assert "- Months 4 to 6, with your mentor looking over it: Write a new one." in said.stdout


def test_standard_input_and_a_file_give_the_same(posting: Path) -> None:
    given = posting.read_text(encoding="utf-8")
    assert run("-", *_DAY, given=given).stdout == run(posting, *_DAY).stdout


@pytest.mark.parametrize(
    ("form", "begins"),
    [("md", "# Engineer learning AI"), ("html", "<!doctype html>"), ("json", "{"), ("jsonld", "{")],
)
def test_every_form_can_be_printed_or_written(posting: Path, tmp_path: Path, form: str, begins: str) -> None:
    out = tmp_path / f"new.{form}"
    printed = run(posting, *_DAY, "--format", form)
    written = run(posting, *_DAY, "--format", form, "--out", out)
    assert printed.stdout.startswith(begins)
    assert (written.stdout, written.stderr) == ("", f"Written to {out}\n")
    assert out.read_bytes().decode("utf-8") == printed.stdout


def test_json_is_valid_against_the_published_schema(posting: Path) -> None:
    data = json.loads(run(posting, *_DAY, "--format", "json").stdout)
    Draft202012Validator(rewrite_schema()).validate(data)
    why = {change["before"]: change["because"] for change in data["changes"] if change["after"] is None}
    assert why["- 5+ years of LangChain"].startswith("Nobody can have 5 years of LangChain")


def test_jsonld_is_a_job_posting_of_the_day(posting: Path) -> None:
    data = json.loads(run(posting, *_DAY, "--company", "Harbour Lane", "--format", "jsonld").stdout)
    assert (data["@type"], data["datePosted"]) == ("JobPosting", "2024-06-01")
    assert data["hiringOrganization"]["name"] == "Harbour Lane"


def test_a_word_document_is_written_to_a_file(posting: Path, tmp_path: Path) -> None:
    out = tmp_path / "new.docx"
    said = run(posting, *_DAY, "--format", "docx", "--out", out)
    assert (said.exit_code, said.stdout) == (0, "")
    assert said.stderr.startswith(f"Written to {out}\n")
    assert docx.Document(BytesIO(out.read_bytes())).paragraphs[0].text == "Engineer learning AI"


def test_a_word_document_without_a_file_is_refused(posting: Path) -> None:
    assert refused(posting, "--format", "docx") == (
        "--format docx: a Word document is no text; say where to write it with --out"
    )


def test_the_same_posting_can_be_repaired(posting: Path) -> None:
    said = run(posting, *_DAY, "--as", "repaired")
    assert said.exit_code == 0
    assert said.stdout.startswith("AI Engineer\n")
    assert "5+ years of LangChain" not in said.stdout


def test_options_of_the_other_kind_are_refused(posting: Path) -> None:
    assert "--edits and --keep belong to --as repaired" in refused(posting, "--keep", "Python")
    assert "belong to --as potential" in refused(posting, "--as", "repaired", "--mentor", "Dana")


def test_a_skill_to_keep_must_be_known(posting: Path) -> None:
    assert refused(posting, "--as", "repaired", "--keep", "Ovens") == (
        "--keep: no skill is called 'Ovens'; fledge skills show tells what a name is known as"
    )


def test_a_text_that_asks_nothing_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear all,\n\nwe have moved.\n", encoding="utf-8")
    assert "check that the whole posting is in it" in refused(file)


def test_a_folder_that_does_not_exist_is_named(posting: Path, tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "new.txt"
    assert refused(posting, *_DAY, "--out", out).startswith(f"{out}: cannot be written")
