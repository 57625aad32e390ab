"""The hiring round that Fledge ships, read as a reviewer read and approved it: all three verdicts stand in it.

It is invented: at the look at the papers one of three women and two of three men go on, and elsewhere nothing depends
on a group.
"""

from __future__ import annotations

import json
from importlib.resources import as_file, files

from jsonschema import Draft202012Validator

from fledge.publish import impact_schema

_BY_SEX = {
    "applied": [("Female", 116, 111, "similar"), ("Male", 115, 111, "similar")],
    "looked at": [("Female", 111, 37, "lower"), ("Male", 111, 73, "cannot_tell")],
    "interviewed": [("Male", 73, 38, "cannot_tell"), ("Female", 37, 13, "cannot_tell")],
    "offered": [("Male", 38, 18, "cannot_tell"), ("Female", 13, 9, "cannot_tell")],
}
_UNKNOWN = {"applied": 9, "looked at": 9, "interviewed": 6, "offered": 2}


def test_the_shipped_round_is_read_as_reviewed(fledge) -> None:
    with as_file(files("fledge.knowledge") / "samples") as samples:
        tables = (str(samples / "decisions.csv"), "--demographics", str(samples / "demographics.csv"))
        said = fledge("impact", *tables, "--format", "json")
    assert (said.returncode, said.stderr) == (0, "")
    found = json.loads(said.stdout)
    Draft202012Validator(impact_schema()).validate(found)
    by_sex = [stage for stage in found["stages"] if stage["by"] == "sex"]
    shown = {
        stage["stage"]: [(g["group"], g["n"], g["selected"], g["verdict"]) for g in stage["groups"]] for stage in by_sex
    }
    assert shown == _BY_SEX
    assert {stage["stage"]: stage["unknown"]["n"] for stage in by_sex} == _UNKNOWN


def test_no_race_or_ethnicity_of_the_shipped_round_is_called_lower(fledge) -> None:
    with as_file(files("fledge.knowledge") / "samples") as samples:
        tables = (str(samples / "decisions.csv"), "--demographics", str(samples / "demographics.csv"))
        found = json.loads(fledge("impact", *tables, "--format", "json").stdout)
    shown = [stage for stage in found["stages"] if stage["by"] == "race_ethnicity"]
    assert [g["group"] for stage in shown for g in stage["groups"] if g["verdict"] == "lower"] == []
