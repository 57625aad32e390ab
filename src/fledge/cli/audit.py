"""``fledge audit``: what a posting really asks, and which of it nobody can have."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.audit import Audit
    from fledge.facts import FactBook


class Format(StrEnum):
    """What the audit is written as."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "md"


def audit(
    postings: Annotated[
        list[str], typer.Argument(metavar="POSTING...", help="Text, Markdown, HTML, PDF or DOCX; - for standard input.")
    ],
    on: Annotated[
        str | None,
        typer.Option("--date", help="The day to judge by, as 2026-02-04. Default: the page's own date, or today."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.TEXT,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
    title: Annotated[str, typer.Option(help="The job title, where the text does not begin with it.")] = "",
    company: Annotated[str, typer.Option(help="The employer; its own name is never read as a tool.")] = "",
    panel: Annotated[
        str | None, typer.Option(help="Which people to count (fledge panel list); none to count nobody.")
    ] = None,
    where: Annotated[str | None, typer.Option(help="Count only people in this country, for example us.")] = None,
    keep: Annotated[list[str] | None, typer.Option(help="What is essential and no edit may touch.")] = None,
) -> None:
    """Say what a posting really asks, which of it nobody can have, how many people meet it, and what to do.

    Example: fledge audit posting.pdf --format html --out audit.html
    """
    from fledge.cli.given import day
    from fledge.facts.load import load

    judged = day(on)
    book = load()
    problems: list[Problem] = []
    count = _counting(panel, where, tuple(keep or ()), book)
    audits = [(name, count(found)) for name, found in _audits(postings, book, judged, title, company, problems)]
    if audits:
        write(_rendered(audits, book, form, many=len(postings) > 1), out)
    for problem in problems:
        typer.echo(f"fledge: {problem}", err=True)
    if problems:
        raise typer.Exit(2)


def _counting(panel: str | None, where: str | None, keep: tuple[str, ...], book: FactBook) -> Callable[[Audit], Audit]:
    """How the people of each audit are counted."""
    if panel == "none":
        return lambda audit: audit
    from fledge.audit import count_people
    from fledge.cli.panels import kept, weighed_panels

    panels, essential = weighed_panels(panel, where), kept(keep, book)
    return lambda audit: count_people(audit, panels, book, keep=essential)


def _audits(
    postings: list[str], book: FactBook, judged: date | None, title: str, company: str, problems: list[Problem]
) -> Iterator[tuple[str, Audit]]:
    from fledge.cli.progress import counted

    for name in counted(postings, total=len(postings), doing="Auditing"):
        try:
            yield name, audit_document(name, book, judged, title, company)
        except Problem as problem:
            problems.append(problem)


def audit_document(name: str, book: FactBook, judged: date | None, title: str = "", company: str = "") -> Audit:
    """Read one document and audit it; its own title, employer and date are used where none is given."""
    from dataclasses import replace

    from fledge.audit import check
    from fledge.cli.given import check_day, document
    from fledge.posting import read

    page = document(name)
    facts = page.posting
    title = title or (facts.title if facts else "") or first_line(page.text, book)
    posting = read(page.text, book, title=title, company=company or (facts.company if facts else ""))
    if posting.unread and not (posting.years or posting.degrees or posting.domains):
        raise Problem(posting.unread, where=name, mend="check that the whole posting is in it, requirements included")
    if judged is not None:
        check_day(posting, book, judged, where=name)
    own = _own_day(facts.date if facts else "")
    return replace(check(posting, book, judged or own or date.today()), notes=page.notes)


def first_line(text: str, book: FactBook) -> str:
    """The first of several lines, if it is short enough to be a title and no heading or bullet."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or len(lines[0]) > 100 or lines[0][0] in "-*•" or lines[0].endswith((":", ".")):
        return ""
    title = lines[0].strip(" #*_")
    headings = {phrase for phrases in book.words["headings"].values() for phrase in phrases}
    return "" if title.lower() in headings else title


def _own_day(words: str | None) -> date | None:
    try:
        found = date.fromisoformat((words or "")[:10])
    except ValueError:
        return None
    return found if found <= date.today() else None


def _rendered(audits: list[tuple[str, Audit]], book: FactBook, form: Format, *, many: bool) -> str:
    if form is Format.JSON:
        from fledge.publish.audit_json import as_json

        indent = None if many else 2
        return "".join(json.dumps(as_json(a, book), ensure_ascii=False, indent=indent) + "\n" for _, a in audits)
    if form is Format.HTML:
        from fledge.publish.audit_html import as_html

        if many:
            raise Problem("a page holds one audit", where="--format html", mend="audit the files one at a time")
        return as_html(audits[0][1], book)
    if form is Format.MARKDOWN:
        from fledge.publish.audit_markdown import as_markdown

        return "\n\n".join(as_markdown(a, book) for _, a in audits)
    from fledge.cli.terminal import audit_table, audit_text

    return audit_table(audits) if many else audit_text(audits[0][1])


def write(words: str, out: Path | None) -> None:
    """To standard output, or to a file, which is then said."""
    if out is None:
        typer.echo(words, nl=not words.endswith("\n"))
        return
    try:
        out.write_text(words, encoding="utf-8")
    except OSError as error:
        raise Problem(f"cannot be written ({error.strerror})", where=str(out), mend="choose another --out") from error
    typer.echo(f"Written to {out}", err=True)
