"""``fledge second-look``: people who were rejected, read again, the oldest decision first."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fledge.problem import Problem, Problems

if TYPE_CHECKING:
    from fledge.facts import FactBook
    from fledge.match.second_look import Rejected, SecondLook
    from fledge.people import Applicant
    from fledge.posting import Posting
    from fledge.ramp import Brief

_FORMATS = ("text", "json")
_COLUMNS = ("person", "decided", "reason")
_NEEDED = "write the columns person,decided,reason; person is the name of the file without its ending, decided a day"


class Chosen(StrEnum):
    """Which set of requirements the second look goes by."""

    ORIGINAL = "original"
    REPAIRED = "repaired"
    POTENTIAL = "potential"


def second_look(
    posting: Annotated[str, typer.Argument(metavar="POSTING", help="The posting; - for standard input.")],
    resumes: Annotated[
        list[str], typer.Argument(metavar="RESUMES...", help="Résumés: text, PDF, DOCX, HTML, JSON; folders; ZIPs.")
    ],
    rejected: Annotated[
        Path | None, typer.Option(help="A CSV with person, decided, reason; else all who are given are looked at.")
    ] = None,
    chosen: Annotated[
        Chosen, typer.Option("--as", help="Go by the posting as it is, repaired, or written for potential.")
    ] = Chosen.ORIGINAL,
    on: Annotated[
        str | None, typer.Option("--date", help="The day to judge by, as 2026-02-04. Default: today.")
    ] = None,
    title: Annotated[str, typer.Option(help="The job title, where the text does not begin with it.")] = "",
    company: Annotated[str, typer.Option(help="The employer; its own name is never read as a tool.")] = "",
    form: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
) -> None:
    """Look again at people who were rejected: what kept them out on paper, and what their papers show.

    The oldest decision comes first, and nobody is left out. Example:
    fledge second-look posting.txt resumes/ --rejected rejected.csv --as potential
    """
    from fledge.cli.audit import write
    from fledge.cli.given import day
    from fledge.cli.match import adjacency_of, name_of_posting, posting_given, say_problems
    from fledge.cli.match_months import months_of
    from fledge.cli.papers import applicants_in
    from fledge.facts.load import load
    from fledge.match.second_look import second_look as looked

    if form not in _FORMATS:
        raise Problem(f"there is no format {form!r}", where="--format", mend=f"use {' or '.join(_FORMATS)}")
    today, book, problems = day(on) or date.today(), load(), list[Problem]()
    decisions = rejected_in(rejected) if rejected else {}
    asked = posting_given(posting, book, title, company)
    again = _as(asked, chosen, book, today)
    people = _looked_at(applicants_in(resumes, today, problems), decisions, problems, rejected)
    looks = looked(asked, again, people, decisions, book, adjacency_of(book), today) if people else ()
    months = months_of([look.now for look in looks], book)
    write(_rendered(looks, months, name_of_posting(posting), chosen, form, problems), out)
    say_problems(problems)


def rejected_in(file: Path) -> dict[str, Rejected]:
    """Who was rejected, by person, with every mistake of the file said at once."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Problem(f"cannot be read ({error})", where=str(file), mend=_NEEDED) from None
    if not rows:
        raise Problem("holds nobody", where=str(file), mend=_NEEDED)
    if "person" not in rows[0]:
        raise Problem("has no column person", where=str(file), mend=_NEEDED)
    problems: list[Problem] = []
    found = list(_rejected(rows, file, problems))
    if problems:
        raise Problems(problems)
    return {one.person: one for one in found}


def _rejected(rows: Sequence[dict[str, str]], file: Path, problems: list[Problem]) -> Iterator[Rejected]:
    from fledge.match.second_look import Rejected

    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 2):
        person, decided, reason = ((row.get(name) or "").strip() for name in _COLUMNS)
        where = f"{file} line {number}"
        if not person:
            problems.append(Problem("names nobody", where=where, mend=_NEEDED))
        elif seen.setdefault(person, number) != number:
            what = f"{person} stands in line {seen[person]} already"
            problems.append(Problem(what, where=where, mend="keep the decision that counts"))
        else:
            try:
                yield Rejected(person, date.fromisoformat(decided) if decided else None, reason)
            except ValueError:
                problems.append(Problem(f"{decided!r} is not a day", where=where, mend="write it as 2026-02-04"))


def _looked_at(
    people: Sequence[Applicant], decisions: dict[str, Rejected], problems: list[Problem], file: Path | None
) -> tuple[Applicant, ...]:
    """Those who stand in the list of decisions, or all where there is none; who is missing on either side is said."""
    if file is None:
        return tuple(people)
    here = {one.id for one in people}
    for person in decisions:
        if person not in here:
            what = f"{person} was rejected, and no papers of that name were read"
            problems.append(Problem(what, where=str(file), mend="give the file, or correct the name"))
    others = [one.id for one in people if one.id not in decisions]
    if others:
        typer.echo(f"fledge: not in {file}, so not looked at: {', '.join(others)}", err=True)
    return tuple(one for one in people if one.id in decisions)


def _as(posting: Posting, chosen: Chosen, book: FactBook, today: date) -> Posting:
    """The posting whose requirements the second look goes by."""
    if chosen is Chosen.ORIGINAL:
        return posting
    from fledge.audit.rewrite.counted import best_edits
    from fledge.audit.rewrite.potential import potential
    from fledge.audit.rewrite.repaired import repaired
    from fledge.cli.panels import weighed_panels
    from fledge.posting import read

    if chosen is Chosen.POTENTIAL:
        new = potential(posting, book, today)
    else:
        new = repaired(posting, book, today, best_edits(posting, weighed_panels(), book))
    return read(new.text, book, title=new.title, company=new.company)


def _rendered(
    looks: Sequence[SecondLook],
    months: Sequence[Brief],
    posting: str,
    chosen: Chosen,
    form: str,
    problems: Sequence[Problem],
) -> str:
    if form == "json":
        from fledge.publish.second_look_json import second_look_json

        rows = [second_look_json(look, posting, chosen.value, ramp) for look, ramp in zip(looks, months, strict=True)]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    from fledge.cli.second_look_text import second_look_text

    return second_look_text(looks, chosen.value, [str(problem) for problem in problems], months)
