"""``fledge audit``: what is printed, written, and refused."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

_DAY = ("--date", "2024-06-01")


def test_a_file_and_standard_input_give_the_same_audit_printed_or_written(
    fledge, posting: Path, tmp_path: Path
) -> None:
    file = fledge("audit", posting, *_DAY)
    given = fledge("audit", "-", *_DAY, "--out", "audit.txt", given=posting.read_text(encoding="utf-8"), cwd=tmp_path)

    assert (file.returncode, file.stderr) == (0, "")
    assert (given.returncode, given.stdout, given.stderr) == (0, "", "Written to audit.txt\n")
    assert (tmp_path / "audit.txt").read_text(encoding="utf-8") == file.stdout
    assert file.stdout.splitlines()[0] == "AI Engineer"
    assert "IMPOSSIBLE  Nobody can have 5 years of LangChain" in file.stdout
    assert "\x1b" not in file.stdout
    assert max(map(len, file.stdout.splitlines())) <= 100


def test_an_audit_as_json_is_valid_against_the_published_schema(fledge, posting: Path) -> None:
    publish = pytest.importorskip("fledge.publish", reason="the room that writes JSON is not built yet")
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema checks the published shape")

    said = fledge("audit", posting, *_DAY, "--format", "json")
    audit = json.loads(said.stdout)
    assert (said.returncode, said.stderr) == (0, "")
    jsonschema.Draft202012Validator(publish.audit_schema()).validate(audit)
    assert audit["judged_by"] == "2024-06-01"
    assert audit["findings"][0]["grade"] == "impossible"
    assert audit["findings"][0]["quotes"][0]["words"] == "5+ years of LangChain"
    assert {m["skill"] for m in audit["posting"]["mentions"] if m["kind"] == "tool"} == {"langchain", "python", "sql"}


def test_several_postings_as_json_are_one_object_a_line(fledge, posting: Path, tmp_path: Path) -> None:
    pytest.importorskip("fledge.publish", reason="the room that writes JSON is not built yet")
    other = tmp_path / "other.txt"
    other.write_text("Data Engineer\n\nRequirements\n- Kafka\n", encoding="utf-8")

    said = fledge("audit", posting, other, *_DAY, "--format", "json")
    assert (said.returncode, said.stderr) == (0, "")
    assert [json.loads(line)["posting"]["title"] for line in said.stdout.splitlines()] == [
        "AI Engineer",
        "Data Engineer",
    ]


def test_several_postings_are_a_table_with_one_line_each(fledge, posting: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Data Engineer\n\nRequirements\n- Kafka or RabbitMQ\n", encoding="utf-8")

    said = fledge("audit", "posting.txt", "other.txt", *_DAY, cwd=tmp_path)
    rows = [line.split() for line in said.stdout.splitlines()]
    assert (said.returncode, said.stderr) == (0, "")
    assert len(rows) == 3
    assert rows[0][:3] == ["Posting", "Tools", "Years"]
    assert rows[1][:4] == ["posting.txt", "3", "5", "impossible:"]
    assert rows[2][:2] == ["other.txt", "1"]


def test_one_bad_file_among_several_loses_no_other(fledge, posting: Path, tmp_path: Path) -> None:
    said = fledge("audit", "posting.txt", "missing.txt", *_DAY, cwd=tmp_path)

    assert said.returncode == 2
    assert said.stderr == "fledge: missing.txt: there is no such file; check the spelling of the path\n"
    assert "posting.txt" in said.stdout


def test_the_employers_own_name_is_not_counted(fledge) -> None:
    text = "Engineer\n\nRequirements\n- Python, SQL and love for Databricks\n"

    assert "Tools asked: 2 " in fledge("audit", "-", "--company", "Databricks", given=text).stdout


@pytest.mark.parametrize(
    "text", ["Requirements\n- Python and SQL\n", "We are looking for an engineer with Python and SQL experience."]
)
def test_a_posting_without_a_title_is_read(fledge, text: str) -> None:
    said = fledge("audit", "-", given=text)

    assert (said.returncode, said.stderr) == (0, "")


_TOMORROW = (date.today() + timedelta(2)).isoformat()
_TOO_LARGE = "the file is larger than the limit of 10 MB; give the posting alone, without pictures or attachments"
_TOO_EARLY = (
    "the posting names LangChain, first public 2022-10-25, so it cannot be of 2015-03-01; "
    "correct --date, or leave it out"
)
_FUTURE = f"{_TOMORROW} is in the future; give the day the posting was published"
_NOTHING = (
    "no line was found that asks something of an applicant; "
    "check that the whole posting is in it, requirements included"
)


def test_each_file_that_cannot_be_read_gets_one_sentence(fledge, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name, words in (("empty.txt", b""), ("blank.txt", b" \n\t\n"), ("apples.txt", b"Apples are red.\n")):
        (tmp_path / name).write_bytes(words)
    (tmp_path / "huge.txt").write_bytes(b"Requirements\n" + b"x" * 10_000_001)

    said = fledge("audit", "missing.txt", "folder", "empty.txt", "blank.txt", "apples.txt", "huge.txt", cwd=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.splitlines() == [
        "fledge: missing.txt: there is no such file; check the spelling of the path",
        "fledge: folder: this is a folder, not a file; name the posting's file inside it",
        "fledge: empty.txt: the file is empty; paste the posting's text into it",
        "fledge: blank.txt: the file holds nothing but white space; paste the posting's text into it",
        f"fledge: apples.txt: {_NOTHING}",
        f"fledge: huge.txt: {_TOO_LARGE}",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["missing.txt"], "missing.txt: there is no such file; check the spelling of the path"),
        (["posting.txt", "--date", _TOMORROW], f"--date: {_FUTURE}"),
        (["posting.txt", "--date", "yesterday"], "--date: 'yesterday' is not a day; write it as 2026-02-04"),
        (["posting.txt", "--date", "2024-02-30"], "--date: '2024-02-30' is not a day; write it as 2026-02-04"),
        (["posting.txt", "--date", "2015-03-01"], f"posting.txt: {_TOO_EARLY}"),
        (["posting.txt", "--out", "."], ".: cannot be written (Is a directory); choose another --out"),
        (
            ["posting.txt", "posting.txt", "--format", "html"],
            "--format html: a page holds one audit; audit the files one at a time",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_done_gets_one_sentence_and_status_2(
    fledge, posting: Path, words: list[str], sentence: str
) -> None:
    said = fledge("audit", *words, cwd=posting.parent)

    assert (said.returncode, said.stdout, said.stderr) == (2, "", f"fledge: {sentence}\n")


def test_empty_standard_input_gets_a_sentence(fledge) -> None:
    said = fledge("audit", "-")

    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == "fledge: standard input: the file is empty; paste the posting's text into it\n"
