"""Many papers at once: a folder, a ZIP, or files; one sentence for each that cannot be read, and the rest goes on."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from fledge.documents import Document, Limits, bundle
from fledge.problem import Problem

USUAL = Limits()
PAPERS = b"Skills\nPython\n"
UNPACK = "unpack it and give the files inside"


def zipped(files: dict[str, bytes], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def told(path: Path, limits: Limits = USUAL) -> dict[str, str]:
    """The text of each file, or the sentence why there is none, by its name inside ``path``."""
    return {
        read.name.removeprefix(str(path)).lstrip("/"): _said(read.document, path)
        for read in bundle([path], limits=limits)
    }


def _said(document: Document | Problem, path: Path) -> str:
    return str(document).replace(str(path), "…") if isinstance(document, Problem) else document.text


def test_a_folder_is_read_in_the_order_of_names_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/a.txt"):
        (tmp_path / name).write_bytes(PAPERS)

    assert list(told(tmp_path)) == ["a.txt", "b/a.txt", "c.txt"]


def test_files_are_read_in_the_order_given(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(PAPERS)

    names = [read.name for read in bundle([tmp_path / "b.txt", tmp_path / "a.txt"])]
    assert names == [str(tmp_path / "b.txt"), str(tmp_path / "a.txt")]


def test_one_bad_file_is_one_sentence_and_the_rest_goes_on(tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    archive.write_bytes(
        zipped({"a.txt": PAPERS, "b.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "c.txt": b"", "d.txt": PAPERS})
    )

    assert told(archive) == {
        "a.txt": "Skills\nPython\n",
        "b.png": "…/b.png: this is a picture (PNG); run it through text recognition (OCR), or paste the résumé's text",
        "c.txt": "…/c.txt: the file is empty; paste the résumé's text into it",
        "d.txt": "Skills\nPython\n",
    }


def test_what_computers_put_beside_papers_is_passed_over_and_hidden_files_are_named(tmp_path: Path) -> None:
    archive = tmp_path / "mac.zip"
    files = {"a.txt": PAPERS, "__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "folder/": b"", ".cv.txt": PAPERS}
    archive.write_bytes(zipped(files))

    assert told(archive) == {
        ".cv.txt": "…/.cv.txt: this is a hidden file and was left out; "
        "rename it without the dot at its start if it is somebody's papers",
        "a.txt": "Skills\nPython\n",
    }


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:\\a.txt", "..\\a.txt"])
def test_a_name_that_points_outside_is_refused(tmp_path: Path, name: str) -> None:
    archive = tmp_path / "all.zip"
    archive.write_bytes(zipped({name: PAPERS}))

    (read,) = bundle([archive])
    assert isinstance(read.document, Problem)
    assert read.document.what == "its name points outside the archive"


def test_an_archive_inside_an_archive_is_not_opened(tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    archive.write_bytes(zipped({"in.zip": zipped({"a.txt": PAPERS}), "out.txt": PAPERS}))

    assert told(archive) == {
        "in.zip": f"…/in.zip: this is an archive inside an archive; {UNPACK}",
        "out.txt": "Skills\nPython\n",
    }


def test_a_file_that_unpacks_beyond_reason_is_refused_unopened(tmp_path: Path) -> None:
    archive = tmp_path / "bomb.zip"
    archive.write_bytes(zipped({"bomb.txt": b"0" * 9_000_000, "small.txt": PAPERS}))

    assert told(archive) == {
        "bomb.txt": "…/bomb.txt: it unpacks to far more than any document would; "
        "give the file by itself if it is somebody's papers",
        "small.txt": "Skills\nPython\n",
    }


def test_a_file_with_a_password_is_told(tmp_path: Path) -> None:
    archive = tmp_path / "locked.zip"
    data = bytearray(zipped({"a.txt": PAPERS}, packed=zipfile.ZIP_STORED))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    archive.write_bytes(data)

    assert told(archive) == {
        "a.txt": "…/a.txt: this file of the archive is protected with a password; unpack it yourself"
    }


def test_too_many_files_are_read_up_to_the_limit_and_the_rest_is_told(tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    archive.write_bytes(zipped({f"{n}.txt": PAPERS for n in range(4)}))

    assert list(told(archive, Limits(files=2))) == ["0.txt", "1.txt", ""]
    assert (
        told(archive, Limits(files=2))[""]
        == "…: it holds more than 2 files; those after that were not read; give them in several parts"
    )


def test_too_much_together_stops_with_a_sentence(tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    archive.write_bytes(zipped({f"{n}.txt": PAPERS for n in range(4)}))

    assert list(told(archive, Limits(total_bytes=10))) == ["0.txt", ""]


def test_a_damaged_archive_an_empty_folder_and_a_missing_file_are_a_sentence_each(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 broken")
    reads = list(bundle([tmp_path / "empty", tmp_path / "broken.zip", tmp_path / "none.txt"]))

    assert [str(read.document).replace(str(tmp_path), "…") for read in reads] == [
        "…/empty: the folder holds no files",
        "…/broken.zip: the ZIP archive is damaged; fetch it again, or give the files inside it",
        "…/none.txt: there is no such file; check the spelling of the path",
    ]


def test_a_word_document_is_no_archive(tmp_path: Path) -> None:
    import docx

    paper = docx.Document()
    paper.add_paragraph("Skills: Python")
    paper.save(str(tmp_path / "cv.docx"))

    assert told(tmp_path) == {"cv.docx": "Skills: Python"}
