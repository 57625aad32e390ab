"""``fledge near``: names typed, what is near told with reasons, mistakes said."""

from __future__ import annotations

import json

import jsonschema
import pytest

from fledge.publish import near_schema


def test_what_is_near_is_told_with_credit_and_reason(fledge) -> None:
    said = fledge("near", "--have", "kubernetes", "--top", "5")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith("Near Kubernetes\n")
    assert "Docker" in said.stdout
    assert max(map(len, said.stdout.splitlines())) <= 80


def test_json_has_the_published_shape(fledge) -> None:
    found = json.loads(fledge("near", "--have", "python,docker,postgresql", "--format", "json").stdout)
    jsonschema.validate(found, near_schema())
    assert found["have"] == ["Python", "Docker", "PostgreSQL"]
    assert len(found["near"]) == 20
    assert [one["credit"] for one in found["near"]] == sorted((o["credit"] for o in found["near"]), reverse=True)


def test_many_are_answered_in_their_own_words(fledge, tmp_path) -> None:
    file = tmp_path / "haves.jsonl"
    rows = [
        {"id": "a", "have": ["Kubernetes", "Python"]},
        {"id": 2, "have": ["Amazon Web Services (AWS)", "docker"]},
        {"id": "c", "have": []},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    said = fledge("near", "--haves", str(file))
    answers = [json.loads(line) for line in said.stdout.splitlines()]

    assert (said.returncode, said.stderr) == (0, "")
    assert [answer["id"] for answer in answers] == ["a", 2, "c"]
    near = [{one["skill"] for one in answer["near"]} for answer in answers]
    assert {"docker", "Amazon Web Services (AWS)"} <= near[0]
    assert "Kubernetes" in near[1]
    assert near[2] == set()
    for answer in answers:
        jsonschema.validate(
            {"have": [], "near": answer["near"], "schema": "fledge:near:1", "made_by": ""}, near_schema()
        )


def test_one_and_many_have_the_same_credits(fledge, tmp_path) -> None:
    file = tmp_path / "haves.jsonl"
    file.write_text('{"id": 1, "have": ["Kubernetes", "Go"]}\n', encoding="utf-8")
    many = json.loads(fledge("near", "--haves", str(file), "--top", "30").stdout)["near"]
    one = json.loads(fledge("near", "--have", "Kubernetes,Go", "--top", "30", "-f", "json").stdout)["near"]
    assert [(row["id"], row["credit"]) for row in many] == [(row["id"], row["credit"]) for row in one]


def test_a_name_that_nobody_knows_is_left_out_and_told(fledge, tmp_path) -> None:
    file = tmp_path / "haves.jsonl"
    file.write_text('{"id": 1, "have": ["kubernetez", "Python"]}\n', encoding="utf-8")
    said = fledge("near", "--haves", str(file))
    assert said.returncode == 0
    assert len(json.loads(said.stdout)["near"]) > 50
    assert said.stderr.startswith(f"fledge: {file}: nothing goes by the name 'kubernetez'; did you mean Kubernetes")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["--have", "pythn"], "nothing goes by the name 'pythn'; did you mean Python, IPython or CPython?"),
        (["--have", ","], "no skills are given; add for example --have python,docker,postgresql"),
        (["--have", "python", "--format", "xml"], "there is no format 'xml'; use text or json"),
        (["--have", "python", "--haves", "x.jsonl"], "--have and --haves are two ways to ask; use one of them"),
        (["--haves", "x.jsonl"], "x.jsonl: there is no such file; check the name"),
        ([], "no skills are given"),
    ],
)
def test_a_mistake_is_one_sentence_and_status_two(fledge, given, says) -> None:
    said = fledge("near", *given)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith(f"fledge: {says}")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"id": 1, "have": "python"}', 'has no "id" or no list of names in "have"'),
        ('{"have": ["python"]}', 'has no "id" or no list of names in "have"'),
        ('{"id": 1, "have": ["python"], "top": 3}', "has 'top', which nobody knows"),
        ("[1]", "is not a JSON object"),
        ('{"id": 1', "is not JSON"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(fledge, tmp_path, line, says) -> None:
    file, out = tmp_path / "haves.jsonl", tmp_path / "out.jsonl"
    file.write_text('{"id": 0, "have": ["python"]}\n' + line + "\n", encoding="utf-8")
    said = fledge("near", "--haves", str(file), "--out", str(out))
    assert said.returncode == 2
    assert said.stderr.startswith(f"fledge: {file} line 2: {says}")
    assert not out.exists()
