"""Many papers at once: a folder, a ZIP, or files; one sentence for each that cannot be read, and the rest goes on."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from fledge.documents.document import Document
from fledge.documents.kind import ending
from fledge.documents.read import LIMIT_BYTES
from fledge.documents.resume import read_resume_bytes, read_resume_file
from fledge.problem import Problem

#: No text packs better than this; what does is built to fill a memory.
_MOST_PACKED = 200
_SMALL = 1_000_000
_PACKED = {"docx", "odt", "xlsx", "pptx", "pages"}
#: Bytes that an archive's list needs for one file at most, on the average.
_MOST_LISTED = 500
_NO_PAPERS = {"__macosx", ".ds_store", "thumbs.db", "desktop.ini"}


class Limits(NamedTuple):
    """How many files of a folder or archive are read, and how much an archive may unpack to."""

    files: int = 20_000
    total_bytes: int = 2_000_000_000


_USUAL = Limits()


class Read(NamedTuple):
    """One file of a bundle: its name, and its text or why there is none."""

    name: str
    document: Document | Problem


class File(NamedTuple):
    """One file of an archive: its name, and what is in it or why it is left."""

    name: str
    data: bytes | Problem


def is_archive(file: IO[bytes], *, name: str) -> bool:
    """Whether an open file is a ZIP of files, and not a document that is packed as one."""
    file.seek(0)
    head = file.read(4)
    try:
        return head in (b"PK\x03\x04", b"PK\x05\x06") and ending(name) not in _PACKED and _is_of_files(file)
    except Exception:  # a broken archive breaks in many ways
        return ending(name) == "zip"
    finally:
        file.seek(0)


def unpacked(file: IO[bytes], *, name: str, limits: Limits = _USUAL) -> Iterator[File]:
    """The files of an archive as they are, in the order of their names, with the same refusals as in a bundle."""
    try:
        if _listed_bytes(file) > _MOST_LISTED * limits.files:
            raise Problem(
                "it lists far more files than anybody has papers", where=name, mend="give them in several parts"
            )
        archive = zipfile.ZipFile(file)
    except Problem as problem:
        yield File(name, problem)
        return
    except Exception:  # a broken archive breaks in many ways
        yield File(name, _damaged(name))
        return
    with archive:
        yield from _entries(archive, name, limits)


def _listed_bytes(file: IO[bytes]) -> int:
    """How long the list at an archive's end says that it is; reading one without end would fill the memory."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    return int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0


def bundle(paths: Iterable[str | os.PathLike[str]], *, limits: Limits = _USUAL) -> Iterator[Read]:
    """Every file among these paths in turn, folders and ZIPs opened, the files inside them in the order of their names.

    What computers put beside papers (folders of a Mac's archive, thumbnails) is passed over; a hidden file, an archive
    inside an archive and anything unreadable is a Problem of its own. Nothing is written to disk.
    """
    for path in paths:
        where = os.fspath(path)
        if Path(where).is_dir():
            yield from _folder(Path(where), limits)
        elif _is_archive(where):
            yield from _archive(where, limits)
        else:
            yield Read(where, _tried(lambda where=where: read_resume_file(where)))  # type: ignore[misc]


def _folder(folder: Path, limits: Limits) -> Iterator[Read]:
    """The files of a folder and of those in it; links to other folders are not followed."""
    found = sorted(
        (Path(at, name) for at, _, names in os.walk(folder) for name in names),
        key=lambda path: str(path.relative_to(folder)),
    )
    if not found:
        yield Read(str(folder), Problem("the folder holds no files", where=str(folder)))
    for path in found[: limits.files]:
        name = str(path)
        if problem := _passed_over(PurePosixPath(*path.relative_to(folder).parts), name):
            yield from problem
        elif _is_archive(name):
            yield from _archive(name, limits)
        else:
            yield Read(name, _tried(lambda path=path: read_resume_file(path)))  # type: ignore[misc]
    if len(found) > limits.files:
        yield Read(str(folder), _too_many(str(folder), limits))


def _passed_over(inside: PurePosixPath, name: str) -> list[Read] | None:
    """What to say of a file that is not read for its name; an empty list says nothing, None that it is read."""
    parts = [part.lower() for part in inside.parts]
    if any(part in _NO_PAPERS or part.startswith("._") for part in parts):
        return []
    if any(part.startswith(".") and part not in {".", ".."} for part in parts):
        mend = "rename it without the dot at its start if it is somebody's papers"
        return [Read(name, Problem("this is a hidden file and was left out", where=name, mend=mend))]
    return None


def _is_archive(where: str) -> bool:
    """Whether a path is that of a ZIP of files; a pipe is not opened."""
    try:
        if not stat.S_ISREG(Path(where).stat().st_mode):
            return False
        with Path(where).open("rb") as file:
            return is_archive(file, name=where)
    except OSError:
        return ending(where) == "zip"


def _is_of_files(file: IO[bytes]) -> bool:
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
    return "[Content_Types].xml" not in names and "mimetype" not in names


def _archive(where: str, limits: Limits) -> Iterator[Read]:
    try:
        with Path(where).open("rb") as file:
            for name, data in unpacked(file, name=where, limits=limits):
                document = data if isinstance(data, Problem) else _tried(partial(read_resume_bytes, data, name=name))
                yield Read(name, document)
    except OSError:
        yield Read(where, _damaged(where))


def _damaged(where: str) -> Problem:
    return Problem("the ZIP archive is damaged", where=where, mend="fetch it again, or give the files inside it")


def _entries(archive: zipfile.ZipFile, where: str, limits: Limits) -> Iterator[File]:
    """The files of an archive in the order of their names, as far as they are not too many or too large together."""
    entries = sorted((e for e in archive.infolist() if not e.is_dir()), key=lambda e: (e.filename, e.header_offset))
    if not entries:
        yield File(where, Problem("the ZIP archive holds no files", where=where))
    unpacked_bytes = 0
    for entry in entries[: limits.files]:
        name = f"{where}/{entry.filename}"
        passed = _passed_over(_inside(entry), name)
        if passed is not None:
            yield from (File(*one) for one in passed)  # type: ignore[arg-type]
            continue
        if unpacked_bytes > limits.total_bytes:
            yield File(where, _too_large(where, limits))
            return
        unpacked_bytes += min(entry.file_size, LIMIT_BYTES)
        yield File(name, _entry(archive, entry, name))
    if len(entries) > limits.files:
        yield File(where, _too_many(where, limits))


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes | Problem:
    """What is in one file of an archive; never more than a little over ``LIMIT_BYTES`` of it are unpacked."""
    if problem := _refused(entry, name):
        return problem
    try:
        with archive.open(entry) as file:
            data = file.read(LIMIT_BYTES + 1)
    except Exception:  # a broken archive breaks in many ways
        mend = "fetch the archive again, or give the file by itself"
        return Problem("this file of the archive is damaged", where=name, mend=mend)
    return _nested(name) if data.startswith(b"PK\x03\x04") and ending(name) == "zip" else data


def _refused(entry: zipfile.ZipInfo, name: str) -> Problem | None:
    if entry.flag_bits & 1:
        return Problem("this file of the archive is protected with a password", where=name, mend="unpack it yourself")
    inside = _inside(entry)
    if inside.is_absolute() or ".." in inside.parts or ":" in inside.parts[0]:
        return Problem("its name points outside the archive", where=name, mend="pack the archive again")
    if entry.file_size > _SMALL and entry.file_size > _MOST_PACKED * max(1, entry.compress_size):
        what = "it unpacks to far more than any document would"
        return Problem(what, where=name, mend="give the file by itself if it is somebody's papers")
    if ending(entry.filename) in {"zip", "7z", "rar", "gz", "tar"}:
        return _nested(name)
    return None


def _inside(entry: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(entry.filename.replace("\\", "/"))


def _nested(name: str) -> Problem:
    return Problem("this is an archive inside an archive", where=name, mend="unpack it and give the files inside")


def _too_many(where: str, limits: Limits) -> Problem:
    what = f"it holds more than {limits.files:,} files; those after that were not read"
    return Problem(what, where=where, mend="give them in several parts")


def _too_large(where: str, limits: Limits) -> Problem:
    what = f"it unpacks to more than {limits.total_bytes / 1e9:g} GB; the files after that were not read"
    return Problem(what, where=where, mend="give them in several parts")


def _tried(read: Callable[[], Document]) -> Document | Problem:
    """The document, or the sentence why there is none."""
    try:
        return read()
    except Problem as problem:
        return problem
