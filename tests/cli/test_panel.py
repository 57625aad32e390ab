"""``fledge panel``: build, list, show and forget the people who are counted."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from tests.surveys.conftest import LEARNING, kaggle, so, so_header

from fledge.surveys.shelf import panels
from fledge.surveys.survey import known

_NO_SURVEY = (
    "is no survey that Fledge knows; use the official file (survey_results_public.csv, "
    "kaggle_survey_2022_responses.csv), or say with --map what the columns of your own table hold"
)
_UNFIT = (
    "fits no year of the Stack Overflow Developer Survey that Fledge knows; for 2023, the nearest, the column "
    "ToolsTechHaveWorkedWith is missing; use the official file of the Stack Overflow Developer Survey 2023, "
    "with all its columns"
)
_DAMAGED = "get the file again; it is cut off or damaged"


@pytest.fixture
def here(tmp_path: Path) -> dict[str, object]:
    """A folder to work in and a shelf in it."""
    return {"cwd": tmp_path, "env": {"FLEDGE_PANELS": str(tmp_path / "shelf")}}


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """A small file of Stack Overflow's survey of 2023."""
    header, rows = so(
        {"Country": "United States of America", "Language": "Python;SQL", "YearsCodePro": "7", "ToolsTech": "Docker"},
        {"Country": "United States of America", "Language": "Go", "EdLevel": "Bachelor's degree"},
        {"Country": "Germany", "Language": "Python", "Industry": "Insurance"},
        {"MainBranch": LEARNING, "Country": "Germany", "Language": "Python"},
    )
    file = tmp_path / "survey_results_public.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *rows])
    return file


def shelf_of(here: dict[str, object]) -> list[str]:
    folder = Path(str(here["cwd"])) / "shelf"
    return sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []


def test_a_survey_becomes_a_panel_that_can_be_shown(fledge, here, survey: Path) -> None:
    said = fledge("panel", "build", survey.name, **here)
    assert (said.returncode, said.stdout) == (0, "3 people: professional developers; 4 skills.\n")
    assert said.stderr == "Kept as stack-overflow-2023\n"
    assert shelf_of(here) == ["stack-overflow-2023.panel"]

    shown = fledge("panel", "show", "stack-overflow-2023", **here)
    assert (shown.returncode, shown.stderr) == (0, "")
    lines = shown.stdout.splitlines()
    assert lines[:7] == [
        "stack-overflow-2023: Stack Overflow Developer Survey 2023",
        "  who: 3 people: professional developers",
        "  year: 2023",
        "  source: Stack Overflow, Developer Survey 2023, https://survey.stackoverflow.co/2023",
        f"  licence: {known('stack_overflow').licence}",
        f"  checksum of the file that was read (SHA-256): {hashlib.sha256(survey.read_bytes()).hexdigest()}",
        "  years: years of writing code as part of one's work",
    ]
    assert "    LanguageHaveWorkedWith: 3 skills, answered by 3" in lines
    assert "    ToolsTechHaveWorkedWith: 1 skill, answered by 1" in lines
    assert lines[-4:] == [
        "  degree: answered by 1",
        "  field of business: answered by 1",
        "  role: answered by 0",
        "  countries: 2",
    ]


def test_one_country_and_its_official_number(fledge, here, survey: Path) -> None:
    said = fledge("panel", "build", survey.name, "--country", "us", "--name", "us-2023", **here)
    assert said.stdout == "2 people: professional developers in the United States; 4 skills.\n"

    shown = fledge("panel", "show", "us-2023", **here).stdout
    assert "  stands for about 2,426,290 people:\n" in shown
    assert "    233,440: people employed in the US as data scientists (US Bureau of Labor Statistics" in shown


def test_real_people_do_not_take_the_name_of_made_up_ones(fledge, here, survey: Path) -> None:
    if "stack-overflow-2023-us" not in panels():
        pytest.skip("no panel of this survey ships with this copy of Fledge")

    said = fledge("panel", "build", survey.name, "--country", "us", **here)
    assert (said.returncode, said.stderr) == (0, "Kept as stack-overflow-2023-us-real\n")


def test_a_kaggle_file_becomes_a_panel(fledge, here, tmp_path: Path) -> None:
    header, rows = kaggle({"Q12_1": "Python", "Q11": "5-10 years"}, {"Q5": "Yes"})
    with (tmp_path / "kaggle.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *rows])

    said = fledge("panel", "build", "kaggle.csv", "--name", "data-people", **here)
    assert (said.returncode, said.stderr) == (0, "Kept as data-people\n")
    assert said.stdout.startswith("1 person: Kaggle users who are not students; ")


def test_a_panel_of_the_same_name_is_replaced_only_on_demand(fledge, here, survey: Path) -> None:
    fledge("panel", "build", survey.name, **here)

    again = fledge("panel", "build", survey.name, **here)
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == (
        "fledge: there is a panel 'stack-overflow-2023' already; choose another --name, or say --replace\n"
    )
    assert fledge("panel", "build", survey.name, "--replace", **here).returncode == 0


def test_a_panel_can_be_written_to_a_file_and_shown_from_it(fledge, here, survey: Path) -> None:
    said = fledge("panel", "build", survey.name, "--out", "ours.panel", **here)
    assert (said.returncode, said.stderr, shelf_of(here)) == (0, "Written to ours.panel\n", [])

    assert fledge("panel", "show", "ours.panel", **here).stdout.startswith("stack-overflow-2023: ")
    again = fledge("panel", "build", survey.name, "--out", "ours.panel", **here)
    assert again.stderr == "fledge: ours.panel: is there already; choose another --out, or say --replace\n"


def test_panels_are_listed_and_forgotten(fledge, here, survey: Path) -> None:
    fledge("panel", "build", survey.name, "--name", "ours", **here)
    line = "ours: Stack Overflow Developer Survey 2023, 3 people (built here)"
    assert line in fledge("panel", "list", **here).stdout.splitlines()

    said = fledge("panel", "forget", "ours", **here)
    assert (said.returncode, said.stdout) == (0, f"Removed {here['cwd']}/shelf/ours.panel\n")
    assert shelf_of(here) == []
    assert fledge("panel", "forget", "ours", **here).returncode == 2


def test_a_panel_that_cannot_be_read_is_listed_with_the_reason(fledge, here) -> None:
    shelf = Path(str(here["cwd"])) / "shelf"
    shelf.mkdir()
    (shelf / "broken.panel").write_bytes(b"PK rest of it")

    listed = fledge("panel", "list", **here)
    assert listed.returncode == 0
    assert (
        "broken: cannot be read: is damaged or cut off; build it again with: fledge panel build FILE (built here)"
        in (listed.stdout.splitlines())
    )
    shown = fledge("panel", "show", "broken", **here)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr.endswith("broken.panel: is damaged or cut off; build it again with: fledge panel build FILE\n")


def test_the_template_builds_the_table_that_it_shows(fledge, here, tmp_path: Path) -> None:
    template = fledge("panel", "template", **here).stdout
    shown = [line.removeprefix("#").strip() for line in template.splitlines() if line.startswith("#   ")]
    (tmp_path / "mapping.yaml").write_text(template, encoding="utf-8")
    (tmp_path / "people.csv").write_text("\n".join(line for line in shown if "," in line), encoding="utf-8")

    said = fledge("panel", "build", "people.csv", "--map", "mapping.yaml", "--name", "our-engineers", **here)
    assert (said.returncode, said.stderr) == (0, "Kept as our-engineers\n")
    assert said.stdout == "2 people: engineers employed by us; 7 skills.\n"


def test_a_table_of_ones_own_can_be_mapped_in_the_command(fledge, here, tmp_path: Path) -> None:
    (tmp_path / "Our People.csv").write_text("Tools;Years\nSQL, Frobnicator;3\n", encoding="utf-8")

    said = fledge(
        "panel",
        "build",
        "Our People.csv",
        "--map",
        "skills=Tools",
        "--map",
        "separator=,",
        "--map",
        "years=Years",
        **here,
    )
    assert (said.returncode, said.stdout) == (0, "1 person: people in our table; 2 skills.\n")
    assert said.stderr == (
        "fledge: Our People.csv: not in the skill book, kept as written: Frobnicator\nKept as our-people\n"
    )


def test_what_is_lost_with_a_missing_column_is_said(fledge, here, survey: Path) -> None:
    survey.write_text(survey.read_text(encoding="utf-8").replace(",Industry", ",Trade", 1), encoding="utf-8")

    said = fledge("panel", "build", survey.name, **here)
    assert said.returncode == 0
    assert said.stderr.splitlines()[0] == (
        f"fledge: {survey.name}: there is no column Industry: fields of business are not measured"
    )


def _without(column: str) -> str:
    return ",".join(name for name in so_header(2023) if name != column) + "\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "the file is empty; name a CSV file with a line of column names"),
        (
            "a,b,c\n1,2,3\n",
            _NO_SURVEY,
        ),
        (
            _without("ToolsTechHaveWorkedWith"),
            _UNFIT,
        ),
        (
            ",".join(so_header(2023)) + "\n",
            "holds no professional developers; use the whole official file",
        ),
    ],
)
def test_a_file_that_is_no_survey_gets_one_sentence_and_nothing_is_written(
    fledge, here, tmp_path: Path, content: str, sentence: str
) -> None:
    (tmp_path / "survey.csv").write_text(content, encoding="utf-8")

    said = fledge("panel", "build", "survey.csv", **here)
    assert (said.returncode, said.stdout, said.stderr) == (2, "", f"fledge: survey.csv: {sentence}\n")
    assert shelf_of(here) == []


def test_a_survey_that_was_cut_off_is_named_with_its_line(fledge, here, survey: Path) -> None:
    survey.write_bytes(survey.read_bytes()[:-6])

    said = fledge("panel", "build", survey.name, **here)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith(f"fledge: {survey.name} line 5: the last line has ")
    assert said.stderr.endswith(f"{_DAMAGED}\n")
    assert shelf_of(here) == []


def test_an_unknown_panel_and_a_bad_name_get_one_sentence(fledge, here, survey: Path) -> None:
    unknown = fledge("panel", "show", "nobody", **here)
    assert unknown.returncode == 2
    assert unknown.stderr.startswith("fledge: there is no panel 'nobody'; ")

    bad = fledge("panel", "build", survey.name, "--name", "Our People", **here)
    assert bad.stderr == (
        "fledge: 'Our People' cannot be the name of a panel; use small letters, digits, dots and hyphens, "
        "for example our-engineers-2026\n"
    )
    assert (bad.returncode, shelf_of(here)) == (2, [])


@pytest.mark.parametrize("command", ["build", "list", "show", "forget", "template"])
def test_every_help_ends_with_an_example(fledge, command: str) -> None:
    said = fledge("panel", command, "--help")

    assert said.returncode == 0
    assert f"Example: fledge panel {command}" in " ".join(said.stdout.split())
