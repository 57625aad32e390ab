"""``fledge repair``: the few changes that bring most people back."""

from __future__ import annotations

import json

import pytest

POSTING = """Data engineer

Requirements
- Python
- PyTorch and TensorFlow
- 5+ years of experience in software development
- Experience with Docker
"""


@pytest.fixture
def posting(tmp_path):
    file = tmp_path / "posting.txt"
    file.write_text(POSTING, encoding="utf-8")
    return file


def test_the_cheapest_repair_is_first(fledge, posting) -> None:
    found = json.loads(fledge("repair", str(posting), "-f", "json").stdout)
    first = found["steps"][0]["edits"][0]
    assert first["kind"] == "accept any one of a family"
    assert sorted(first["needs"]) == ["PyTorch", "TensorFlow"]
    gains = [step["gain"] for step in found["steps"]]
    assert gains == sorted(gains)


def test_what_is_kept_is_in_no_edit(fledge, posting) -> None:
    found = json.loads(fledge("repair", str(posting), "--keep", "tensorflow", "--keep", "k8s", "-f", "json").stdout)
    assert found["kept"] == ["TensorFlow"]
    assert all("TensorFlow" not in edit["needs"] for step in found["steps"] for edit in step["edits"])


def test_a_keep_that_is_no_must_is_said(fledge, posting) -> None:
    said = fledge("repair", str(posting), "--keep", "cobol")
    assert said.returncode == 0
    assert said.stderr == "fledge: not every --keep (cobol) is a must-have of the posting; nothing was kept\n"


@pytest.mark.parametrize("edits", ["0", "13"])
def test_no_or_too_many_changes_are_refused(fledge, posting, edits) -> None:
    said = fledge("repair", str(posting), "--edits", edits)
    assert (said.returncode, said.stderr) == (
        2,
        f"fledge: --edits: {edits} changes cannot be looked for; give 1 to 12\n",
    )


def test_an_audit_carries_pool_and_repair(fledge, posting) -> None:
    found = json.loads(fledge("audit", str(posting), "-f", "json").stdout)
    assert found["pool"]["panel"]["name"] == "stack-overflow-2023-us"
    assert len(found["repair"]["steps"]) >= 3
    nobody = json.loads(fledge("audit", str(posting), "-f", "json", "--panel", "none").stdout)
    assert (nobody["pool"], nobody["repair"]) == (None, None)


def test_several_audits_say_how_many_meet_each(fledge, posting) -> None:
    said = fledge("audit", str(posting), str(posting))
    assert "Meet it" in said.stdout
    assert "%" in said.stdout
