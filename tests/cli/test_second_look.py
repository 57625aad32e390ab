"""``fledge second-look``: decisions in, everybody looked at again, the oldest first."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from fledge.publish import second_look_schema

_PAPERS = (
    "Experience\n\nBackend Engineer, Some Bank\nMarch 2019 - present\n- Designed and ran the payment service in Java\n"
)
_DAY = ["--date", "2026-02-01"]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Three people's papers."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("ines", "omar", "lin"):
        (folder / f"{name}.txt").write_text(_PAPERS, encoding="utf-8")
    return folder


@pytest.fixture
def rejected(tmp_path: Path) -> Path:
    """Two decisions, the older one last."""
    file = tmp_path / "rejected.csv"
    file.write_text("person,decided,reason\nines,2025-11-03,no LangChain\nomar,2025-02-01,\n", encoding="utf-8")
    return file


def test_the_oldest_decision_comes_first(fledge, posting, papers, rejected) -> None:
    said = fledge("second-look", str(posting), str(papers), "--rejected", str(rejected), *_DAY, "-f", "json")
    found = json.loads(said.stdout)
    assert said.returncode == 0
    assert said.stderr == f"fledge: not in {rejected}, so not looked at: lin\n"
    assert [(row["person"], row["decided"], row["reason"]) for row in found] == [
        ("omar", "2025-02-01", ""),
        ("ines", "2025-11-03", "no LangChain"),
    ]
    assert "Python" in [one["requirement"] for one in found[0]["excluded_by"]]
    validator = jsonschema.Draft202012Validator(second_look_schema())
    assert [error.message for row in found for error in validator.iter_errors(row)] == []


def test_without_a_list_all_are_looked_at(fledge, posting, papers) -> None:
    said = fledge("second-look", str(posting), str(papers), *_DAY, "-f", "json")
    assert [row["person"] for row in json.loads(said.stdout)] == ["ines", "lin", "omar"]


@pytest.mark.parametrize("chosen", ["repaired", "potential"])
def test_another_set_of_requirements_can_be_chosen(fledge, posting, papers, chosen) -> None:
    said = fledge("second-look", str(posting), str(papers / "ines.txt"), "--as", chosen, *_DAY, "-f", "json")
    (row,) = json.loads(said.stdout)
    assert row["as"] == chosen
    assert row["readiness"] != row["before"]


def test_the_text_says_what_kept_people_out(fledge, posting, papers, rejected) -> None:
    said = fledge("second-look", str(posting), str(papers), "--rejected", str(rejected), *_DAY)
    assert "Decided on 3 November 2025, because: no LangChain." in said.stdout
    assert "On paper not met: " in said.stdout
    assert max(map(len, said.stdout.splitlines())) <= 80


def test_somebody_without_papers_is_said_and_the_rest_goes_on(fledge, posting, papers, rejected) -> None:
    rejected.write_text(rejected.read_text(encoding="utf-8") + "ghost,2025-01-01,\n", encoding="utf-8")
    said = fledge("second-look", str(posting), str(papers), "--rejected", str(rejected), *_DAY, "-f", "json")
    assert (said.returncode, len(json.loads(said.stdout))) == (2, 2)
    assert "ghost was rejected, and no papers of that name were read" in said.stderr


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("", "holds nobody"),
        ("name\nines\n", "has no column person"),
        ("person,decided\nines,3.11.2025\nomar,yesterday\n", "'3.11.2025' is not a day"),
        ("person,decided\nines,2025-01-01\nines,2025-02-01\n", "ines stands in line 2 already"),
        ("person,decided\n,2025-01-01\n", "names nobody"),
    ],
)
def test_mistakes_in_the_list_are_said(fledge, posting, papers, tmp_path, rows, says) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(rows, encoding="utf-8")
    said = fledge("second-look", str(posting), str(papers), "--rejected", str(file))
    assert (said.returncode, said.stdout) == (2, "")
    assert says in said.stderr
