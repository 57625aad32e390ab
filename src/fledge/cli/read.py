"""``fledge read``: what many postings ask, one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, TextIO

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
    from fledge.posting import read as read_posting

    book = load()
    problems: list[Problem] = []
    lines = list(_lines(postings))
    with _sink(out) as sink:
        for number, line in counted(enumerate(lines, 1), total=len(lines), doing="Reading postings"):
            try:
                row = _row(line, f"{postings} line {number}")
            except Problem as mistake:
                problems.append(mistake)
                continue
            found = read_posting(row["text"], book, title=row.get("title") or "", company=row.get("company") or "")
            sink.write(json.dumps(as_row(row["id"], found), ensure_ascii=False) + "\n")
    for problem in problems:
        typer.echo(f"fledge: {problem}", err=True)
    if problems:
        raise typer.Exit(2)


def _sink(out: Path | None) -> TextIO:
    from contextlib import nullcontext

    if out is None:
        return nullcontext(sys.stdout)  # type: ignore[return-value]
    try:
        return out.open("w", encoding="utf-8")
    except OSError as error:
        raise Problem(f"cannot be written ({error.strerror})", where=str(out), mend="choose another --out") from error


def _lines(postings: str) -> Iterator[str]:
    """The lines that hold something; the file is read as bytes so that one bad line does not lose the rest."""
    if postings == "-":
        source = sys.stdin.buffer.read()
    else:
        path = Path(postings)
        try:
            source = path.read_bytes()
        except IsADirectoryError:
            raise Problem("is a folder", where=postings, mend="name a .jsonl file in it") from None
        except FileNotFoundError:
            raise Problem("there is no such file", where=postings, mend="check the name") from None
        except OSError as error:
            raise Problem(f"cannot be read ({error.strerror})", where=postings, mend="check its permissions") from error
    lines = source.decode("utf-8-sig", errors="replace").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        raise Problem("the file is empty", where=postings, mend=_NEEDED)
    return iter(lines)


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise Problem(f"is not JSON ({error.msg} at column {error.colno})", where=where, mend=_NEEDED) from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise Problem('has no "id" or no "text"', where=where, mend=_NEEDED)
    for key in ("title", "company"):
        if not isinstance(row.get(key, ""), str | None):
            raise Problem(f'"{key}" is not text', where=where, mend="put it in quotes or leave it out")
    return row
