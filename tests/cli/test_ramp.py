"""``fledge ramp``: a range and its levers, own outcomes, mistakes said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from fledge.publish import ramp_schema

_ASKED = ["--gap-hours", "250", "--protected", "12", "--mentor-hours", "6", "--pulled", "0.1", "--interruptions", "8"]
_HEADER = "person,start,gap_hours,protected_hours,mentor_hours,pulled_share,productive_date,left_date\n"


def _table(tmp_path: Path, *lines: str, header: str = _HEADER) -> Path:
    file = tmp_path / "ours.csv"
    file.write_text(header + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def _found(fledge, *words):
    said = fledge("ramp", *words, "--format", "json")
    assert (said.returncode, said.stderr) == (0, "")
    found = json.loads(said.stdout)
    Draft202012Validator(ramp_schema()).validate(found)
    return found


def test_the_keys_are_those_that_are_promised(fledge) -> None:
    found = _found(fledge, *_ASKED)
    assert set(found["months"]) == {"p10", "p50", "p90"}
    assert set(found["productive_by"]) == {"3", "6", "9", "12"}
    assert set(found["curve"][0]) == {"month", "low", "mid", "high"}
    assert set(found["levers"][0]) >= {"lever", "months_gained", "costs"}
    assert (found["basis"], found["n_outcomes"], found["caution"]) == ("prior", 0, "prior, not your data")
    assert set(found["organisation_shift"]) == {"p10", "p50", "p90"}
    assert {key for one in found["assumptions"] for key in one} >= {"name", "value", "unit", "source", "grade"}


def test_a_gap_of_two_hundred_and_fifty_hours(fledge) -> None:
    found = _found(fledge, *_ASKED)
    assert found["months"]["p50"] == pytest.approx(8.5, abs=0.1)
    assert found["months"]["p90"] / found["months"]["p10"] > 4
    assert [lever["lever"] for lever in found["levers"]][:2] == ["protected hours", "smaller gap"]


def test_without_gap_and_class_all_three_are_shown(fledge) -> None:
    found = _found(fledge)
    medians = {name: one["months"]["p50"] for name, one in found["classes"].items()}
    assert medians == pytest.approx({"qualified": 3.5, "adjacent": 6, "career-changer": 10})
    assert found["class"] == "adjacent"
    assert found["months"] == found["classes"]["adjacent"]["months"]
    assert _found(fledge, "--class", "adjacent")["months"] == pytest.approx(found["months"])


@pytest.mark.parametrize("left_out", ["--protected", "--mentor-hours", "--pulled", "--interruptions", "--gap-hours"])
def test_leaving_an_option_out_never_narrows_the_range(fledge, left_out) -> None:
    at = _ASKED.index(left_out)
    whole, less = (_found(fledge, *words)["months"] for words in (_ASKED, _ASKED[:at] + _ASKED[at + 2 :]))
    assert less["p90"] / less["p10"] >= whole["p90"] / whole["p10"]


def test_text_fits_eighty_columns_and_says_prior_not_your_data(fledge) -> None:
    said = fledge("ramp", *_ASKED, "--promised", "6").stdout
    assert max(map(len, said.splitlines())) <= 80
    assert said.splitlines()[2] == "Prior, not your data."
    words = " ".join(said.split())
    assert "Promised for month 6: 25% of people with 250 hours to learn are productive by then." in words
    assert "Month 3 is too early to judge. 4.3% are productive by then" in words


@pytest.mark.parametrize("name", ["backend-engineer", "hybrid", "academic", "data-engineer"])
def test_people_of_the_discussion_are_worked_out(fledge, name) -> None:
    found = _found(fledge, "--example", name)
    assert found["months"]["p10"] < found["months"]["p50"] < found["months"]["p90"]
    assert found["gap_hours"]["low"] < found["gap_hours"]["high"]
    assert found["conditions"]["protected"] >= 10


@pytest.mark.parametrize(("chart", "title"), [("fan", "How productive, month by month"), ("levers", "What would")])
def test_a_drawing_says_that_it_is_a_prior(fledge, chart, title) -> None:
    said = fledge("ramp", *_ASKED, "--format", "svg", "--chart", chart)
    assert said.returncode == 0
    assert said.stdout.startswith("<svg ")
    assert title in said.stdout
    assert said.stdout.count("prior, not your data") >= 2


def test_a_page_is_written(fledge, tmp_path) -> None:
    page = tmp_path / "ramp.html"
    said = fledge("ramp", *_ASKED, "--format", "html", "--out", page)
    assert (said.returncode, said.stderr) == (0, f"Written to {page}\n")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_own_outcomes_move_the_range_and_are_named(fledge, tmp_path) -> None:
    lines = [f"p{n},2025-01-{n:02},100,10,3,0.1,2025-10-01," for n in range(1, 15)]
    file = _table(tmp_path, *lines, "q,2025-12-01,100,10,3,0.1,,")
    found = _found(fledge, *_ASKED, "--outcomes", str(file), "--date", "2026-06-01")
    assert (found["basis"], found["n_outcomes"], found["n_unfinished"]) == ("14 outcomes", 14, 1)
    assert found["caution"] == "prior, not your data"
    assert found["organisation_shift"]["p10"] > 1.1
    assert found["months"]["p50"] > 9.5
    ours = [one for one in found["assumptions"] if one["name"].startswith("ramp_our_")]
    assert {one["source"] for one in ours} == {
        "our outcomes, n = 14, 2025 to 2026 (and 1 who left or are still learning)"
    }
    text = " ".join(fledge("ramp", *_ASKED, "--outcomes", file, "--date", "2026-06-01").stdout.split())
    assert "From 14 of yours who became productive and 1 who left or are still learning: ramps here take" in text
    assert "Until 50 outcomes it still is a prior, not your data." in text


def test_fifty_outcomes_are_ones_own_data(fledge, tmp_path) -> None:
    lines = [f"p{n},2024-{1 + n % 12:02}-01,100,10,3,0.1,2025-{1 + n % 7:02}-15," for n in range(50)]
    found = _found(fledge, *_ASKED, "--outcomes", str(_table(tmp_path, *lines)), "--date", "2026-06-01")
    assert (found["basis"], found["caution"]) == ("50 outcomes", "")
    assert "prior, not your data" not in json.dumps(found["says"])


def test_nobody_finished_is_the_prior_with_a_note(fledge, tmp_path) -> None:
    file = _table(tmp_path, "a,2026-01-01,100,10,3,0.1,,")
    found = _found(fledge, *_ASKED, "--outcomes", str(file), "--date", "2026-06-01")
    assert (found["basis"], found["months"]) == ("prior", _found(fledge, *_ASKED)["months"])
    assert found["notes"][0].startswith("nobody has finished yet")


def test_a_class_beside_a_gap_is_noted(fledge) -> None:
    found = _found(fledge, *_ASKED, "--class", "qualified")
    assert found["class"] is None
    assert found["notes"] == ["the gap is known, so the class (qualified) is not used"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["--gap-hours", "-5"], "--gap-hours: a gap of -5 hours cannot be; give 0 for somebody who lacks nothing"),
        (["--gap-hours", "nan"], "--gap-hours: nan hours are no number"),
        (["--gap-hours", "30000"], "--gap-hours: a gap of 30,000 hours is longer than ten years of work"),
        (["--protected", "-1"], "--protected: protected hours: -1 cannot be; give 0 to 80 a week"),
        (["--protected", "inf"], "--protected: protected hours: inf is no number; give 0 to 80 a week"),
        (["--mentor-hours", "100"], "--mentor-hours: mentor hours: 100 a week cannot be; give 0 to 80"),
        (
            ["--pulled", "15"],
            "--pulled: the share pulled away is a share between 0 and 1, not 15; did you mean 0.15?",
        ),
        (["--promised", "0"], "--promised: month 0 cannot be promised; give 1 to 120"),
        (["--example", "nobody"], "--example: there is no example 'nobody'; use backend-engineer, hybrid, academic"),
        (["--date", "soon"], "--date: 'soon' is not a day; write it as 2026-02-04"),
        (["--outcomes", "nowhere.csv"], "nowhere.csv: cannot be read (No such file or directory); check the name"),
    ],
)
def test_a_mistake_is_one_sentence_and_status_two(fledge, given, says) -> None:
    said = fledge("ramp", *given)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith(f"fledge: {says}")
    assert len(said.stderr.splitlines()) == 1


def test_several_mistakes_are_said_at_once(fledge) -> None:
    said = fledge("ramp", "--gap-hours", "-5", "--pulled", "15", "--protected", "-1")
    assert said.returncode == 2
    assert len(said.stderr.splitlines()) == 3


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty; begin with a line of column names"),
        (b"PK\x03\x04", "is a ZIP archive or a workbook; save it as CSV"),
        (bytes(range(256)), "the file is not text but binary data; save it as CSV in UTF-8"),
        (_HEADER.replace("pulled_share", "pulled").encode(), "has no column pulled_share; did you mean pulled?"),
    ],
)
def test_a_broken_outcomes_file_is_said(fledge, tmp_path, content, says) -> None:
    file = tmp_path / "ours.csv"
    file.write_bytes(content)
    said = fledge("ramp", "--outcomes", file)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith(f"fledge: {file}: {says}")
