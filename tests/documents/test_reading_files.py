"""The two doors: paths and bytes, and every sentence for what cannot be let in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fledge.documents import LIMIT_BYTES, Document, read_bytes, read_file
from fledge.problem import Problem


def says(problem: pytest.ExceptionInfo[Problem]) -> str:
    return str(problem.value)


def test_text_file_gives_its_text(tmp_path: Path) -> None:
    path = tmp_path / "role.txt"
    path.write_bytes(b"Python\r\nSQL\r\n")
    assert read_file(path) == Document("Python\nSQL\n", (), "text", None)


def test_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.txt"
    with pytest.raises(Problem) as problem:
        read_file(path)
    assert says(problem) == f"{path}: there is no such file; check the spelling of the path"


def test_path_through_a_file_is_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "role.txt").write_text("x")
    path = tmp_path / "role.txt" / "inside"
    with pytest.raises(Problem) as problem:
        read_file(path)
    assert says(problem) == f"{path}: there is no such file; check the spelling of the path"


def test_impossible_path_is_a_missing_file() -> None:
    with pytest.raises(Problem) as problem:
        read_file("ro\0le.txt")
    assert problem.value.what == "there is no such file"


def test_folder_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Problem) as problem:
        read_file(tmp_path)
    assert says(problem) == f"{tmp_path}: this is a folder, not a file; name the posting's file inside it"


def test_forbidden_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "role.txt"
    path.write_text("Python")
    monkeypatch.setattr(Path, "open", _refuse(PermissionError(13, "Permission denied")))
    with pytest.raises(Problem) as problem:
        read_file(path)
    mend = "ask for permission to read it, or copy it to where you may"
    assert says(problem) == f"{path}: you have no permission to read this file; {mend}"


def test_failing_disk_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "role.txt"
    path.write_text("Python")
    monkeypatch.setattr(Path, "open", _refuse(OSError(5, "Input/output error")))
    with pytest.raises(Problem) as problem:
        read_file(path)
    assert says(problem) == f"{path}: the file could not be read (Input/output error); copy it elsewhere and try again"


def _refuse(error: OSError) -> object:
    def opened(*_: object, **__: object) -> None:
        raise error

    return opened


def test_huge_file_is_refused_without_reading_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "role.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", _refuse(OSError("it was opened")))
    with pytest.raises(Problem) as problem:
        read_file(path)
    mend = "give the posting alone, without pictures or attachments"
    assert says(problem) == f"{path}: the file is larger than the limit of 10 MB; {mend}"


def test_huge_upload_is_refused() -> None:
    with pytest.raises(Problem) as problem:
        read_bytes(b"x" * (LIMIT_BYTES + 1), name="role.txt")
    mend = "give the posting alone, without pictures or attachments"
    assert says(problem) == f"role.txt: the file is larger than the limit of 10 MB; {mend}"


def test_limit_can_be_set_and_is_inclusive() -> None:
    assert read_bytes(b"12345", name="role.txt", limit_bytes=5).text == "12345"
    with pytest.raises(Problem) as problem:
        read_bytes(b"123456", name="role.txt", limit_bytes=5)
    assert problem.value.what == "the file is larger than the limit of 5 bytes"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_endless_pipe_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    script = "import sys\nwith open(sys.argv[1], 'wb') as pipe:\n    while True: pipe.write(b'x' * 65536)"
    with subprocess.Popen([sys.executable, "-c", script, str(pipe)], stderr=subprocess.DEVNULL) as writer:
        with pytest.raises(Problem) as problem:
            read_file(pipe, limit_bytes=1_000_000)
        writer.kill()
    assert problem.value.what == "the file is larger than the limit of 1 MB"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file holds nothing but white space"),
        ("\ufeff\u00a0\u200b\n".encode(), "the file holds nothing but white space"),
        ("  \n".encode("utf-16"), "the file holds nothing but white space"),
    ],
)
def test_empty_file_asks_for_the_text(data: bytes, what: str) -> None:
    with pytest.raises(Problem) as problem:
        read_bytes(data, name="role.txt")
    assert says(problem) == f"role.txt: {what}; paste the posting's text into it"


def test_import_is_light() -> None:
    heavy = "docx, pypdfium2, selectolax, lxml, email, plistlib"
    script = f"import sys, fledge.documents; print([name for name in {heavy.split(', ')} if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=_environment())
    assert out.stdout.strip() == "[]"


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
