"""``fledge scorecards``: what ratings tell, and a sentence for every line that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from click.testing import Result
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from fledge.cli.interview import interview
from fledge.cli.scorecards import scorecards
from fledge.problem import Problem
from fledge.publish import scorecards_schema

_APP = typer.Typer()
_APP.command()(interview)
_APP.command()(scorecards)
_HEAD = "person,rater,criterion,score,submitted_at\n"
_LEARNING = "learning.something-learned-at-work"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(_APP, [*map(str, words)])


@pytest.fixture
def ratings(tmp_path: Path):
    """A table of ratings in a file."""

    def written(*lines: str, head: str = _HEAD) -> Path:
        file = tmp_path / "ratings.csv"
        file.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return file

    return written


@pytest.fixture
def kit(posting: Path, tmp_path: Path) -> Path:
    out = tmp_path / "kit.json"
    assert run("interview", posting, "-f", "json", "--out", out).exit_code == 0
    return out


def told(*words: str | Path) -> dict:
    said = run("scorecards", *words, "--format", "json")
    assert said.exit_code == 0, said.output
    found = json.loads(said.stdout)
    Draft202012Validator.check_schema(scorecards_schema())
    Draft202012Validator(scorecards_schema()).validate(found)
    return found


def test_people_stand_in_the_order_of_the_table_whatever_their_numbers(ratings) -> None:
    given = [("zoe", 2), ("ada", 5), ("max", 1), ("ben", 4)]
    file = ratings(*(f"{who},R{n},testing,{score},2026-02-01" for who, score in given for n in (1, 2)))
    assert [one["person"] for one in told(file)["people"]] == ["zoe", "ada", "max", "ben"]
    said = run("scorecards", file).stdout
    places = [said.index(f"\n{who}: ") for who, _ in given]
    assert places == sorted(places)
    assert "No order by a number is made." in said


def test_the_kit_says_which_criterion_belongs_to_the_work_sample(ratings, kit: Path) -> None:
    sample = json.loads(kit.read_text(encoding="utf-8"))["work_sample"]["criteria"][0]
    file = ratings(f"p1,Ada,{_LEARNING},4,2026-02-01", f"p1,Ada,{sample['name']},3,2026-02-01")
    found = told(file, "--kit", kit)
    assert [one["method"] for one in found["people"][0]["ratings"]] == ["structured interview", "work sample"]
    assert found["people"][0]["weights"] == [0.353, 0.224]


def test_ratings_of_a_part_of_the_kit_are_said_to_be_that(ratings, kit: Path) -> None:
    notes = told(ratings(f"p1,Ada,{_LEARNING},4,2026-02-01"), "--kit", kit)["notes"]
    assert "The estimates take them for the whole, so that their ranges are too narrow." in " ".join(notes)


def test_what_is_not_submitted_does_not_count_and_is_named(ratings) -> None:
    file = ratings("p1,Ada,testing,5,", "p1,Ben,testing,2,2026-02-01", "p2,Ada,testing,4,")
    found = told(file)
    assert [(one["person"], one["ratings"][0]["average"]) for one in found["people"]] == [("p1", 2)]
    assert "2 scorecards are not submitted and not counted: Ada on p1; Ada on p2." in found["notes"]


def test_one_rater_alone_is_named(ratings) -> None:
    found = told(ratings("p1,Ada,testing,5,2026-02-01"))
    assert found["agreement"]["overall"]["says"].endswith("nobody was rated by two people.")
    assert any("p1 was rated by Ada alone" in note for note in found["notes"])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("p1,Ada,testing,6,2026-02-01", "line 3: has the score '6'; write a whole number from 1 to 5"),
        ("p1,Ada,testing,3.5,2026-02-01", "line 3: has the score '3.5'"),
        ("p1,Ada,testing,many,2026-02-01", "line 3: has the score 'many'"),
        ("p1,Ada,testing,,2026-02-01", "line 3: has no score"),
        ("p0,Ada,testing,4,2026-02-01", "line 3: Ada has rated p0 on testing before; keep one of the two lines"),
        (",Ada,testing,4,2026-02-01", "line 3: has no person"),
        ("p1,Ada,testing,4,yesterday", "line 3: was submitted at 'yesterday', which is no time"),
        ("p1,Ada,testing,4", "line 3: has not as many fields as the first line"),
    ],
)
def test_a_line_that_cannot_be_read_is_said_and_the_rest_goes_on(ratings, line: str, says: str) -> None:
    said = run("scorecards", ratings("p0,Ada,testing,4,2026-02-01", line))
    assert said.exit_code == 2
    assert says in said.stderr
    assert "\np0: 4.0 in the structured interview (one rater)." in said.stdout


def test_a_criterion_that_the_kit_has_not_is_said_with_the_one_that_may_be_meant(ratings, kit: Path) -> None:
    said = run("scorecards", ratings("p1,Ada,learning.something-learnt,4,", f"p1,Ben,{_LEARNING},4,"), "--kit", kit)
    assert f"perhaps {_LEARNING}" in said.stderr


@pytest.mark.parametrize(
    ("head", "line", "says"),
    [
        ("person,rater,criterion\n", "p1,Ada,testing", "score"),
        (_HEAD, "", "holds no ratings"),
        ("", "", "is empty"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(ratings, head: str, line: str, says: str) -> None:
    said = run("scorecards", ratings(line, head=head))
    assert isinstance(said.exception, Problem)
    assert says in str(said.exception)


def test_outcomes_are_named_as_the_source(ratings, tmp_path: Path) -> None:
    outcomes = tmp_path / "outcomes.csv"
    rows = (f"h{n},structured interview,{2 + n % 3},{3 + n % 3}\n" for n in range(14))
    outcomes.write_text("person,method,rating,performance\n" + "".join(rows), encoding="utf-8")
    file = ratings("p1,Ada,testing,4,2026-02-01", "p1,Ben,testing,4,2026-02-01")
    before, after = told(file), told(file, "--outcomes", outcomes, "--cohort", "2026-A")
    assert "our cohort 2026-A, n = 14" in [fact["source"] for fact in after["because"]]
    assert after["methods"][0]["validity"]["mid"] > before["methods"][0]["validity"]["mid"]


def test_outcomes_need_a_name_and_a_name_needs_outcomes(ratings, tmp_path: Path) -> None:
    file, outcomes = ratings("p1,Ada,testing,4,2026-02-01"), tmp_path / "outcomes.csv"
    outcomes.write_text("person,method,rating,performance\nh1,work sample,3,3\n", encoding="utf-8")
    assert "add --cohort" in str(run("scorecards", file, "--outcomes", outcomes).exception)
    assert "belongs to --outcomes" in str(run("scorecards", file, "--cohort", "2026-A").exception)
    said = run("scorecards", file, "--outcomes", outcomes, "--cohort", "2026-A")
    assert "say nothing yet of the work sample" in " ".join(said.stdout.split())


def test_what_is_not_a_kit_is_said(ratings, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"questions": 3}', encoding="utf-8")
    said = run("scorecards", ratings("p1,Ada,testing,4,2026-02-01"), "--kit", other)
    assert "is not a kit; write it with fledge interview" in str(said.exception)
