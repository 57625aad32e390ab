"""``fledge match``: what people bring to a posting, line by line, by what their papers show."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.facts import FactBook
    from fledge.match import Adjacency, Match, Order
    from fledge.posting import Posting
    from fledge.ramp import Brief

_FORMATS = ("text", "json", "html", "csv")


def match(
    posting: Annotated[str, typer.Argument(metavar="POSTING", help="The posting; - for standard input.")],
    resumes: Annotated[
        list[str], typer.Argument(metavar="RESUMES...", help="Résumés: text, PDF, DOCX, HTML, JSON; folders; ZIPs.")
    ],
    order: Annotated[
        str | None, typer.Option(help="Put people in order: by readiness or by gap. Else they stand as given.")
    ] = None,
    because: Annotated[str, typer.Option(help="Why you want an order; it is kept with the result.")] = "",
    log: Annotated[Path | None, typer.Option(help="Append an order and its reason to this file, a line each.")] = None,
    on: Annotated[
        str | None, typer.Option("--date", help="The day to judge by, as 2026-02-04. Default: today.")
    ] = None,
    title: Annotated[str, typer.Option(help="The job title, where the text does not begin with it.")] = "",
    company: Annotated[str, typer.Option(help="The employer; its own name is never read as a tool.")] = "",
    form: Annotated[str, typer.Option("--format", "-f", help="text, json, html or csv.")] = "text",
    chart: Annotated[
        Path | None, typer.Option(help="Draw readiness against months into this .svg or .png file as well.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
) -> None:
    """Show what each person brings to each line of a posting, with the line of the papers that shows it.

    Nobody is put in order unless you ask for it, and nobody is left out. Example:
    fledge match posting.txt resumes/ --format json --out matches.json
    """
    from fledge.cli.audit import write
    from fledge.cli.given import day
    from fledge.cli.match_months import draw_months, months_of
    from fledge.cli.papers import applicants_in
    from fledge.facts.load import load
    from fledge.match.crowd import match_many

    if form not in _FORMATS:
        raise Problem(f"there is no format {form!r}", where="--format", mend="use text, json, html or csv")
    _check_order(order, because, log)
    today, book, problems = day(on) or date.today(), load(), list[Problem]()
    asked = posting_given(posting, book, title, company)
    people = applicants_in(resumes, today, problems)
    found = tuple(match_many(asked, people, book, adjacency_of(book), today))
    chosen = _ordered(found, order, because)
    shown = chosen.matches if chosen else found
    months = months_of(shown, book)
    if chart is not None:
        draw_months(shown, months, chart)
    write(_rendered(shown, months, name_of_posting(posting), form, chosen, problems), out)
    if chosen:
        _say_order(chosen, name_of_posting(posting), log)
    say_problems(problems)


def say_problems(problems: Sequence[Problem]) -> None:
    """A sentence for each file that could not be read, and exit status 2."""
    for problem in problems:
        typer.echo(f"fledge: {problem}", err=True)
    if problems:
        raise typer.Exit(2)


def posting_given(name: str, book: FactBook, title: str = "", company: str = "") -> Posting:
    """The posting as read; a Problem where it asks nothing."""
    from fledge.cli.audit import first_line
    from fledge.cli.given import document
    from fledge.posting import read

    page = document(name)
    facts = page.posting
    title = title or (facts.title if facts else "") or first_line(page.text, book)
    posting = read(page.text, book, title=title, company=company or (facts.company if facts else ""))
    if posting.unread and not (posting.years or posting.degrees or posting.domains):
        raise Problem(posting.unread, where=name, mend="check that the whole posting is in it, requirements included")
    return posting


def name_of_posting(given: str) -> str:
    """What the posting is called in a result."""
    return "standard input" if given == "-" else Path(given).stem


def adjacency_of(book: FactBook) -> Adjacency:
    """What carries over to what: what the skill book says, blended with what goes together in surveys."""
    from fledge.facts.ways import load_ways
    from fledge.match.blended import adjacency

    return adjacency(book, load_ways())


def _check_order(order: str | None, because: str, log: Path | None) -> None:
    from fledge.match import By

    if order is None:
        if because or log:
            raise Problem("--because and --log belong to --order", mend="leave them out, or add --order readiness")
        return
    if order not in list(By):
        raise Problem(f"people cannot be put in order by {order!r}", where="--order", mend=f"use {' or '.join(By)}")
    if not because.strip():
        what = "an order of people needs a reason, which is kept with it"
        raise Problem(what, where="--order", mend='add --because "we can talk to five people this week"')


def _ordered(found: Sequence[Match], order: str | None, because: str) -> Order | None:
    from fledge.match import ordered

    return ordered(found, order, reason=because) if order else None


def _say_order(order: Order, posting: str, log: Path | None) -> None:
    typer.echo(f"fledge: put in order by {order.by}, because: {order.reason}", err=True)
    if log is None:
        return
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    people = [match.person for match in order.matches]
    row = {"at": when, "posting": posting, "by": order.by.value, "because": order.reason, "people": people}
    try:
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise Problem(f"cannot be written ({error.strerror})", where=str(log), mend="choose another --log") from error


def _rendered(
    found: Sequence[Match],
    months: Sequence[Brief],
    posting: str,
    form: str,
    order: Order | None,
    problems: Sequence[Problem],
) -> str:
    unread = [str(problem) for problem in problems]
    match form:
        case "json":
            from fledge.publish.match_json import match_json

            rows = [match_json(one, posting, order, ramp) for one, ramp in zip(found, months, strict=True)]
            return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
        case "html":
            from fledge.publish.match_html import match_html

            return match_html(found, months, posting, order=order, unread=unread)
        case "csv":
            from fledge.publish.match_csv import match_csv

            return match_csv(found, months)
    from fledge.cli.match_text import matches_text

    return matches_text(found, order, unread, months)
