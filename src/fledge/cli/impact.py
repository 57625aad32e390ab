"""``fledge impact``: whether groups went on at different rates, stage by stage, and where nothing can be told yet."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from fledge.problem import Problem, Problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from fledge.match.impact import Demographics, Impact

#: What one of the files is read into.
Table = TypeVar("Table")


class Format(StrEnum):
    """What comes out."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def impact(
    decisions: Annotated[
        Path, typer.Argument(metavar="DECISIONS", help="A CSV with person, requisition, stage, passed (1 or 0), date.")
    ],
    demographics: Annotated[
        Path | None, typer.Option(help="A CSV with person, sex, race_ethnicity; else only stages are counted.")
    ] = None,
    requirements: Annotated[
        Path | None, typer.Option(help="A CSV with person, requirement, met (1 or 0): which line drives a gap.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="What comes out.")] = Format.TEXT,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
) -> None:
    """Compare the rates at which groups went on, stage by stage; "cannot tell yet" is an answer.

    Groups come only from the file that you give; none is guessed. What cannot be read is said, and the rest goes on.
    Example: fledge impact decisions.csv --demographics demographics.csv --format html --out impact.html
    """
    from fledge.cli.audit import write
    from fledge.cli.match import say_problems

    found = _report(decisions, demographics, requirements)
    write(_shown(found, form), out)
    say_problems(found.problems)


def _report(decisions: Path, demographics: Path | None, requirements: Path | None) -> Impact:
    """All tables read, every mistake that stops them said at once, and the report."""
    from fledge.facts.load import load
    from fledge.match import impact as room

    book, problems = load(), list[Problem]()
    spelled = room.spellings(book.words["stages"])
    decided = _tried(decisions, lambda text, where: room.decisions(text, spelled, where=where), problems)
    held = _tried(demographics, lambda text, where: room.demographics(text, where=where), problems)
    asked = _tried(requirements, lambda text, where: room.requirements(text, where=where), problems)
    if decided is None or problems:
        raise Problems(problems)
    if held and requirements is None:
        _known_to_both({one.person for one in decided.decisions}, held, demographics, decisions)
    if held and asked:
        _known_to_both({person for line in asked.met.values() for person in line}, held, demographics, requirements)
    if asked and not held:
        mend = "give --demographics as well"
        raise Problem("lines cannot be compared between groups that are not known", where="--requirements", mend=mend)
    return room.impact(decided, held, room.limits(book.constants), asked=asked)


def _tried(file: Path | None, read: Callable[[str, str], Table], problems: list[Problem]) -> Table | None:
    """A table as read; None where there is none, or where a problem stopped it, which is kept for later."""
    if file is None:
        return None
    try:
        return read(_text(file), str(file))
    except Problem as problem:
        problems.append(problem)
        return None


def _known_to_both(people: set[str], held: Demographics, groups: Path | None, others: Path | None) -> None:
    """Refuse two tables that have nobody in common, for then the codes differ and not the people."""
    stated = {person for groups_of in held.groups.values() for person in groups_of}
    if stated and not people & stated:
        what = f"none of its people stands in {others}"
        raise Problem(what, where=str(groups), mend="use the same code for a person in both files")


def _text(file: Path) -> str:
    from fledge.documents.decode import decode

    where, mend = str(file), "save it as CSV in UTF-8"
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Problem(f"cannot be read ({error.strerror})", where=where, mend="check the name") from None
    if data.startswith(b"PK"):
        raise Problem("is a ZIP archive or a workbook", where=where, mend="save it as CSV")
    try:
        return decode(data, where=where)[0]
    except Problem as problem:
        raise Problem(problem.what, where=where, mend=mend) from None


def _shown(found: Impact, form: Format) -> str:
    from fledge.facts import laws

    today = date.today()
    match form:
        case Format.JSON:
            from fledge.publish.impact_json import impact_json

            data = impact_json(found, laws(), today)
            return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        case Format.HTML:
            from fledge.publish.impact_html import impact_html

            return impact_html(found, laws(), today)
    from fledge.cli.impact_text import impact_text

    return impact_text(found, laws(), today)
