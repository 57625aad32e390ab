"""``fledge match``: files, folders and ZIPs in, everybody out, mistakes said."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import jsonschema
import pytest

from fledge.publish import match_schema

_PAPERS = """Experience

Backend Engineer, Some Bank
March 2019 - present
- Designed and ran the payment service in Java, on call for it
- Wrote the deployment of forty services in Docker

Skills
Python, Kafka
"""
_DAY = ["--date", "2026-02-01"]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two people's papers."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "ines.txt").write_text(_PAPERS, encoding="utf-8")
    (folder / "omar.txt").write_text("Experience\n\nCook, A Hotel\nMay 2015 - present\n- Cooked\n", encoding="utf-8")
    return folder


def test_everybody_is_an_object_in_the_order_given(fledge, posting, papers) -> None:
    omar, ines = str(papers / "omar.txt"), str(papers / "ines.txt")
    said = fledge("match", str(posting), omar, ines, *_DAY, "-f", "json")
    found = json.loads(said.stdout)
    assert (said.returncode, said.stderr) == (0, "")
    assert [row["person"] for row in found] == ["omar", "ines"]
    assert [row["order"] for row in found] == [None, None]
    validator = jsonschema.Draft202012Validator(match_schema())
    assert [error.message for row in found for error in validator.iter_errors(row)] == []


def test_the_keys_are_those_that_are_promised(fledge, posting, papers) -> None:
    (row, _) = json.loads(fledge("match", str(posting), str(papers), *_DAY, "-f", "json").stdout)
    assert set(row) >= {"posting", "person", "readiness", "parts", "gap_hours", "gaps", "questions"}
    assert set(row["readiness"]) == set(row["gap_hours"]) == {"low", "mid", "high"}
    assert set(row["parts"][0]) >= {"requirement", "status", "credit", "how", "quotes", "because"}
    assert set(row["gaps"][0]) >= {"skill", "hours", "path"}
    weighed = sum(part["weight"] * part["credit"] for part in row["parts"])
    assert row["readiness"]["mid"] == pytest.approx(weighed)


def test_the_text_shows_lines_of_the_papers(fledge, posting, papers) -> None:
    said = fledge("match", str(posting), str(papers), *_DAY)
    assert said.returncode == 0
    assert "“Backend Engineer, Some Bank" in said.stdout
    assert "Not shown, nor anything near it: " in said.stdout
    assert max(map(len, said.stdout.splitlines())) <= 80
    assert said.stdout.rstrip().endswith("still be there: ask.")


def test_an_order_is_logged_with_its_reason(fledge, posting, papers, tmp_path) -> None:
    log = tmp_path / "orders.jsonl"
    options = ["--order", "readiness", "--because", "two can be met", "--log", str(log), "-f", "json"]
    said = fledge("match", str(posting), str(papers), *_DAY, *options)
    found = json.loads(said.stdout)
    assert [row["person"] for row in found] == ["ines", "omar"]
    assert found[0]["order"] == {"by": "readiness", "because": "two can be met"}
    assert said.stderr == "fledge: put in order by readiness, because: two can be met\n"
    row = json.loads(log.read_text(encoding="utf-8"))
    assert {key: row[key] for key in ("posting", "by", "because", "people")} == {
        "posting": "posting",
        "by": "readiness",
        "because": "two can be met",
        "people": ["ines", "omar"],
    }


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--order", "readiness"], "an order of people needs a reason"),
        (["--order", "name", "--because", "x"], "people cannot be put in order by 'name'"),
        (["--because", "x"], "--because and --log belong to --order"),
        (["--format", "xml"], "there is no format 'xml'"),
    ],
)
def test_what_cannot_be_done_is_said(fledge, posting, papers, options, says) -> None:
    said = fledge("match", str(posting), str(papers), *options)
    assert (said.returncode, said.stdout) == (2, "")
    assert says in said.stderr


def test_an_unreadable_file_is_said_and_the_rest_goes_on(fledge, posting, papers, tmp_path) -> None:
    (papers / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (papers / "empty.txt").write_text(" ", encoding="utf-8")
    out = tmp_path / "out.json"
    said = fledge("match", str(posting), str(papers), *_DAY, "-f", "json", "--out", str(out))
    assert said.returncode == 2
    assert [row["person"] for row in json.loads(out.read_text(encoding="utf-8"))] == ["ines", "omar"]
    lines = said.stderr.splitlines()
    assert [str(papers / name) in "\n".join(lines) for name in ("broken.pdf", "empty.txt")] == [True, True]


def test_a_zip_and_a_file_of_the_same_name_are_two_people(fledge, posting, papers, tmp_path) -> None:
    archive = tmp_path / "more.zip"
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("people/ines.md", _PAPERS)
    said = fledge("match", str(posting), str(papers), str(archive), *_DAY, "-f", "json")
    assert [row["person"] for row in json.loads(said.stdout)] == ["ines.txt", "omar", "ines.md"]


def test_many_files_are_read_on_every_core_in_their_order(fledge, posting, tmp_path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(_PAPERS, encoding="utf-8")
    rows = json.loads(fledge("match", str(posting), str(folder), *_DAY, "-f", "json").stdout)
    assert [row["person"] for row in rows] == [f"{number:02}" for number in range(30)]
    assert len({json.dumps([row["readiness"], row["parts"], row["gaps"], row["questions"]]) for row in rows}) == 1


def test_nobody_readable_gives_an_empty_list(fledge, posting, tmp_path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("\n", encoding="utf-8")
    said = fledge("match", str(posting), str(empty), "-f", "json")
    assert (said.returncode, json.loads(said.stdout)) == (2, [])
