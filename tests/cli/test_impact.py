"""``fledge impact``: text, JSON, page; tables that are wrong in parts or in whole."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.impact_by_hand import DECISIONS, DEMOGRAPHICS, LINES, PEOPLE, REQUIREMENTS, ROUND, table

from fledge.publish import impact_schema


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder with the tables of an invented round."""
    (tmp_path / "d.csv").write_text(table(DECISIONS, ROUND), encoding="utf-8")
    (tmp_path / "g.csv").write_text(table(DEMOGRAPHICS, PEOPLE), encoding="utf-8")
    (tmp_path / "q.csv").write_text(table(REQUIREMENTS, LINES), encoding="utf-8")
    return tmp_path


def test_the_text_fits_eighty_columns_and_says_what_it_found(fledge, given: Path) -> None:
    said = fledge("impact", "d.csv", "--demographics", "g.csv", "--requirements", "q.csv", cwd=given)
    assert (said.returncode, said.stderr) == (0, "")
    assert max(map(len, said.stdout.splitlines())) <= 80
    assert "Interviewed, by sex: 17% of Female went on, 50% of Male." in said.stdout.replace("\n", " ")
    assert "Without “five years of machine learning” it would be 0." in said.stdout.replace("\n", " ")
    assert re.findall(r"\b(?:compliant|fair)\b", said.stdout, re.IGNORECASE) == []


def test_json_is_valid_and_alone_on_standard_output(fledge, given: Path) -> None:
    said = fledge("impact", "d.csv", "--demographics", "g.csv", "--format", "json", cwd=given)
    assert (said.returncode, said.stderr) == (0, "")
    found = json.loads(said.stdout)
    Draft202012Validator(impact_schema()).validate(found)
    women = next(group for group in found["stages"][0]["groups"] if group["group"] == "Female")
    assert (women["verdict"], women["shortfall"], women["below_four_fifths"]) == ("lower", 20, True)


def test_a_page_is_written_where_it_is_wanted(fledge, given: Path) -> None:
    words = ("impact", "d.csv", "--demographics", "g.csv", "--format", "html", "--out", "page.html")
    said = fledge(*words, cwd=given)
    assert (said.returncode, said.stderr) == (0, "Written to page.html\n")
    assert (given / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_without_demographics_nothing_is_said_about_groups(fledge, given: Path) -> None:
    said = fledge("impact", "d.csv", cwd=given)
    assert said.returncode == 0
    assert said.stdout.splitlines()[0] == "The stages are counted, and nothing else."
    assert "Interviewed: 125 decided on, 42 went on" in said.stdout.splitlines()


def test_lines_that_are_wrong_are_said_and_the_rest_goes_on(fledge, given: Path) -> None:
    (given / "d.csv").write_text(table(DECISIONS, [*ROUND, "z,R1,lunch,1,", ROUND[0]]), encoding="utf-8")
    said = fledge("impact", "d.csv", "--demographics", "g.csv", "--format", "json", cwd=given)
    first, second = said.stderr.splitlines()
    assert said.returncode == 2
    assert first.startswith("fledge: d.csv line 127: 'lunch' is no stage that is known; use ")
    assert second == "fledge: d.csv lines 2, 128: m0 stands there 2 times (interviewed, R1); counted once"
    assert json.loads(said.stdout)["counts"] == [{"stage": "interviewed", "n": 125, "selected": 42, "rate": 42 / 125}]


@pytest.mark.parametrize(
    ("decisions", "people", "says"),
    [
        ("person,requisition,passed,date\na,R,1,\n", None, "fledge: d.csv: has no column stage; add it\n"),
        (
            None,
            "person,sex\na,F\n",
            "fledge: g.csv: has no column race_ethnicity; add it\n",
        ),
        (
            None,
            "person,sex,race_ethnicity\nnobody,F,White\n",
            "fledge: g.csv: none of its people stands in d.csv; use the same code for a person in both files\n",
        ),
    ],
)
def test_a_table_that_stops_it_writes_nothing(fledge, given: Path, decisions, people, says: str) -> None:
    for name, text in (("d.csv", decisions), ("g.csv", people)):
        if text:
            (given / name).write_text(text, encoding="utf-8")
    said = fledge("impact", "d.csv", "--demographics", "g.csv", "--out", "page.txt", cwd=given)
    assert (said.returncode, said.stdout, said.stderr) == (2, "", says)
    assert not (given / "page.txt").exists()


def test_every_table_that_is_wrong_is_said_at_once(fledge, given: Path) -> None:
    said = fledge("impact", "none.csv", "--demographics", "gone.csv", cwd=given)
    assert said.returncode == 2
    assert said.stderr == (
        "fledge: none.csv: cannot be read (No such file or directory); check the name\n"
        "gone.csv: cannot be read (No such file or directory); check the name\n"
    )


def test_requirements_need_demographics(fledge, given: Path) -> None:
    said = fledge("impact", "d.csv", "--requirements", "q.csv", cwd=given)
    assert said.returncode == 2
    assert said.stderr == (
        "fledge: --requirements: lines cannot be compared between groups that are not known; "
        "give --demographics as well\n"
    )
