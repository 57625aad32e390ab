"""``fledge read``: what many postings ask, one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, Any, BinaryIO, TextIO

import typer

from fledge.problem import Problem

_NEEDED = 'write one JSON object a line with "id" and "text"'


def read(
    postings: Annotated[str, typer.Argument(metavar="POSTINGS.jsonl", help="The file, or - for standard input.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
) -> None:
    """Print what postings ask, one object a line, in the order given.

    In: {"id", "text"} a line, optionally "title", "company", "date". Example:
    fledge read postings.jsonl > read.jsonl
    """
    from fledge.cli.progress import counted
    from fledge.cli.rows import as_row
    from fledge.facts.load import load
    from fledge.posting import read_many

    book = load()
    problems: list[Problem] = []
    rows = _rows(postings, problems)
    first = next(rows, None)
    with _sink(out) as sink:
        known = chain([first], rows) if first is not None else iter(())
        for chunk in _chunks(counted(known, total=_count(postings), doing="Reading postings")):
            texts = [(row["text"], row.get("title") or "", row.get("company") or "") for row in chunk]
            for row, found in zip(chunk, read_many(texts, book), strict=True):
                sink.write(json.dumps(as_row(row["id"], found), ensure_ascii=False) + "\n")
    if out is not None:
        typer.echo(f"Written to {out}", err=True)
    for problem in problems:
        typer.echo(f"fledge: {problem}", err=True)
    if problems:
        raise typer.Exit(2)


def _chunks(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while chunk := list(islice(rows, 256)):
        yield chunk


def _count(postings: str) -> int:
    """How many lines a file has, for the progress bar; 0 for a pipe, which nobody can count ahead."""
    if postings == "-":
        return 0
    with Path(postings).open("rb") as file:
        return sum(1 for _ in file)


def _rows(postings: str, problems: list[Problem]) -> Iterator[dict[str, Any]]:
    """The rows that can be read; the lines that cannot are gathered as problems."""
    for number, line in _lines(postings):
        try:
            where = f"{postings} line {number}"
            yield _row(_decoded(line, where), where)
        except Problem as mistake:
            problems.append(mistake)


def _sink(out: Path | None) -> TextIO:
    from contextlib import nullcontext

    if out is None:
        return nullcontext(sys.stdout)  # type: ignore[return-value]
    try:
        return out.open("w", encoding="utf-8")
    except OSError as error:
        raise Problem(f"cannot be written ({error.strerror})", where=str(out), mend="choose another --out") from error


def _lines(postings: str) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers; as bytes, so that one bad line does not lose the rest."""
    empty = True
    with _source(postings) as source:
        for number, line in enumerate(source, 1):
            if line.strip():
                empty = False
                yield number, line.rstrip(b"\r\n")
    if empty:
        raise Problem("the file is empty", where=postings, mend=_NEEDED)


def _decoded(line: bytes, where: str) -> str:
    """The characters of a line; what had to be guessed is said."""
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        from fledge.documents.decode import decode

        text, notes = decode(line, where=where)
        for note in notes:
            typer.echo(f"fledge: {where}: {note.replace('the file', 'the line')}", err=True)
        return text


def _source(postings: str) -> BinaryIO:
    if postings == "-":
        return sys.stdin.buffer
    try:
        return Path(postings).open("rb")
    except IsADirectoryError:
        raise Problem("is a folder", where=postings, mend="name a .jsonl file in it") from None
    except FileNotFoundError:
        raise Problem("there is no such file", where=postings, mend="check the name") from None
    except OSError as error:
        raise Problem(f"cannot be read ({error.strerror})", where=postings, mend="check its permissions") from error


def json_objects(file: str, *, mend: str) -> Iterator[tuple[int, dict[str, Any], str]]:
    """Every line of a file of JSON objects, with its number and where it stands; ``mend`` says what is expected."""
    for number, line in _lines(file):
        where = f"{file} line {number}"
        yield number, _object(_decoded(line, where), where, mend), where


def _object(line: str, where: str, mend: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise Problem(f"is not JSON ({error.msg} at column {error.colno})", where=where, mend=mend) from None
    if not isinstance(row, dict):
        raise Problem("is not a JSON object", where=where, mend=mend)
    return row


def _row(line: str, where: str) -> dict[str, Any]:
    row = _object(line, where, _NEEDED)
    if not isinstance(row.get("text"), str) or "id" not in row:
        raise Problem('has no "id" or no "text"', where=where, mend=_NEEDED)
    for key in ("title", "company"):
        if not isinstance(row.get(key, ""), str | None):
            raise Problem(f'"{key}" is not text', where=where, mend="put it in quotes or leave it out")
    return row
