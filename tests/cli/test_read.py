"""``fledge read``: many postings, one object a line, in the order given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

_NEEDED = 'write one JSON object a line with "id" and "text"'
_TEXT = """\
Requirements
- 5-7 years of Python
- AWS or GCP
- Bachelor's degree or equivalent experience
- Experience in payments
"""


def _lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_a_posting_becomes_the_documented_row(fledge) -> None:
    said = fledge("read", "-", given=_lines({"id": "a", "text": _TEXT, "title": "Engineer", "company": None}))
    row = json.loads(said.stdout)

    def at(words: str) -> dict[str, int]:
        return {"start": _TEXT.index(words), "end": _TEXT.index(words) + len(words)}

    assert (said.returncode, said.stderr) == (0, "")
    assert list(row) == ["id", "skills", "years", "education", "domains", "unread"]
    assert row["id"] == "a"
    assert [s for s in row["skills"] if s["kind"] == "tool"] == [
        {
            "skill": "python",
            "kind": "tool",
            **at("Python"),
            "status": "must",
            "group": None,
            "years": {"min": 5, "max": 7},
        },
        {"skill": "aws", "kind": "tool", **at("AWS"), "status": "must", "group": 1, "years": None},
        {"skill": "google-cloud", "kind": "tool", **at("GCP"), "status": "must", "group": 1, "years": None},
    ]
    assert row["years"] == [
        {**at("5-7 years of Python"), "min": 5, "max": 7, "subject": "Python", "skill": "python", "status": "must"}
    ]
    assert [(e["level"], e["status"], e["or_experience"]) for e in row["education"]] == [("bachelor", "must", True)]
    assert row["domains"] == [{"domain": "payments", **at("payments"), "status": "must"}]
    assert row["unread"] is None


def test_rows_come_in_the_order_given_and_unread_ones_say_why(fledge, tmp_path: Path) -> None:
    rows = [{"id": n, "text": text} for n, text in enumerate(["Apples.", "Requirements\n- SQL\n", ""])]
    (tmp_path / "postings.jsonl").write_text(_lines(*rows), encoding="utf-8")

    said = fledge("read", "postings.jsonl", cwd=tmp_path)
    read = [json.loads(line) for line in said.stdout.splitlines()]
    assert (said.returncode, said.stderr) == (0, "")
    assert [row["id"] for row in read] == [0, 1, 2]
    assert [row["unread"] for row in read] == [
        "no line was found that asks something of an applicant",
        None,
        "the text is empty",
    ]


def test_a_malformed_line_is_named_and_the_others_are_read(fledge, tmp_path: Path) -> None:
    lines = [json.dumps({"id": n, "text": "Requirements\n- SQL\n"}) for n in range(1, 11)]
    lines[6] = '{"id": 7, "text": '
    (tmp_path / "postings.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")

    said = fledge("read", "postings.jsonl", cwd=tmp_path)
    assert said.returncode == 2
    assert [json.loads(line)["id"] for line in said.stdout.splitlines()] == [1, 2, 3, 4, 5, 6, 8, 9, 10]
    assert said.stderr.startswith("fledge: postings.jsonl line 7: is not JSON (Expecting value at column ")
    assert said.stderr.endswith(f"); {_NEEDED}\n")
    assert said.stderr.count("\n") == 1


def test_a_blank_line_counts_as_a_line(fledge) -> None:
    said = fledge("read", "-", given='{"id": 1, "text": "SQL"}\n\n\n{"id": 4,\n')

    assert said.stderr.startswith("fledge: - line 4: is not JSON")


def test_a_line_that_is_not_utf8_is_read_and_the_guess_is_said(fledge, tmp_path: Path) -> None:
    (tmp_path / "postings.jsonl").write_bytes('{"id": "é", "text": "Requirements: SQL"}\n'.encode("cp1252"))

    said = fledge("read", "postings.jsonl", cwd=tmp_path)
    assert (said.returncode, json.loads(said.stdout)["id"]) == (0, "é")
    assert said.stderr == "fledge: postings.jsonl line 1: the line was not UTF-8; read as Windows-1252\n"


def test_a_malformed_line_is_named_with_its_column(fledge) -> None:
    said = fledge("read", "-", given='{"id": 7, "text": \n')

    assert said.stderr == f"fledge: - line 1: is not JSON (Expecting value at column 19); {_NEEDED}\n"


def test_rows_of_another_shape_are_named_one_by_one(fledge) -> None:
    given = _lines({"id": 1}, {"text": "SQL"}, ["id", "text"], {"id": 1, "text": 7}, {"id": 1, "text": "", "title": 3})
    said = fledge("read", "-", given=given + "\n")

    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.splitlines() == [
        *(f'fledge: - line {n}: has no "id" or no "text"; {_NEEDED}' for n in (1, 2)),
        f"fledge: - line 3: is not a JSON object; {_NEEDED}",
        f'fledge: - line 4: has no "id" or no "text"; {_NEEDED}',
        'fledge: - line 5: "title" is not text; put it in quotes or leave it out',
    ]


def test_windows_line_ends_and_a_byte_order_mark_are_read(fledge, tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_bytes(
        b"\xef\xbb\xbf" + _lines({"id": 1, "text": "Requirements\r\n- SQL"}).replace("\n", "\r\n").encode()
    )

    said = fledge("read", "p.jsonl", cwd=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert [s["skill"] for s in json.loads(said.stdout)["skills"]] == ["sql"]


def test_rows_are_written_where_out_says(fledge, tmp_path: Path) -> None:
    said = fledge(
        "read", "-", "--out", "read.jsonl", cwd=tmp_path, given=_lines({"id": "ä", "text": "Requirements\n- SQL"})
    )

    assert (said.returncode, said.stdout) == (0, "")
    assert json.loads((tmp_path / "read.jsonl").read_text(encoding="utf-8"))["id"] == "ä"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing.jsonl", "missing.jsonl: there is no such file; check the name"),
        ("folder", "folder: is a folder; name a .jsonl file in it"),
        ("empty.jsonl", f"empty.jsonl: the file is empty; {_NEEDED}"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence_and_status_2(
    fledge, tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.jsonl").write_text("\n\n", encoding="utf-8")

    said = fledge("read", name, cwd=tmp_path)
    assert (said.returncode, said.stdout, said.stderr) == (2, "", f"fledge: {sentence}\n")
