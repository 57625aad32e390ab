"""``fledge interview``: the same questions for everybody, a work sample, and how to rate them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fledge.problem import Problem, Problems

if TYPE_CHECKING:
    from fledge.facts import FactBook
    from fledge.match import Question
    from fledge.match.interview import Kit
    from fledge.posting import Posting

#: More questions to one person would leave no time for those to everybody.
_GAPS = 3


class Format(StrEnum):
    """What the kit is written as."""

    TEXT = "text"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"


def interview(
    posting: Annotated[str, typer.Argument(metavar="POSTING", help="The posting; - for standard input.")],
    for_one: Annotated[
        str | None, typer.Option("--for", help="A résumé: questions about this person's gaps are added.")
    ] = None,
    lacks: Annotated[
        list[str] | None,
        typer.Option("--gap", help="A skill that somebody lacks, up to three: how they would learn it."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.TEXT,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
    title: Annotated[str, typer.Option(help="The job title, where the text does not begin with it.")] = "",
    company: Annotated[str, typer.Option(help="The employer; its own name is never read as a tool.")] = "",
) -> None:
    """Write the interview for a posting: questions that settle how somebody works, anchored ratings, a work sample.

    Example: fledge interview posting.txt --format docx --out kit.docx
    """
    from fledge.facts.load import load
    from fledge.facts.load_interview import load_questionnaire
    from fledge.match.interview import kit

    if form is Format.DOCX and out is None:
        raise Problem("a Word document is no text", where="--format docx", mend="say where to write it with --out")
    book = load()
    asked = _posting(posting, book, title, company)
    gaps = _named(lacks or (), book)
    found, doubts = _of_papers(asked, for_one, book) if for_one else ((), ())
    made = kit(asked, book, questionnaire=load_questionnaire(), gaps=(*gaps, *found), doubts=doubts)
    _write(_rendered(made, form), out)


def _posting(name: str, book: FactBook, title: str, company: str) -> Posting:
    """The posting as read; one that names duties and no skill can still be asked about."""
    from fledge.cli.audit import first_line
    from fledge.cli.given import document
    from fledge.posting import read

    page = document(name)
    facts = page.posting
    title = title or (facts.title if facts else "") or first_line(page.text, book)
    posting = read(page.text, book, title=title, company=company or (facts.company if facts else ""))
    if posting.unread and not posting.duties:
        raise Problem(posting.unread, where=name, mend="check that the whole posting is in it, duties included")
    return posting


def _named(names: Sequence[str], book: FactBook) -> tuple[str, ...]:
    """The skills of those names; a Problem where the book does not have one, or where there are too many."""
    if len(names) > _GAPS:
        what = f"{len(names)} gaps leave no time for the questions to everybody"
        raise Problem(what, where="--gap", mend=f"choose the {_GAPS} that matter most")
    mend = "fledge skills show tells what a name is known as"
    unknown = [
        Problem(f"no skill is called {name!r}", where="--gap", mend=mend) for name in names if not book.knows(name)
    ]
    if unknown:
        raise Problems(unknown)
    return tuple(book.named(name).id for name in names)


def _of_papers(posting: Posting, papers: str, book: FactBook) -> tuple[tuple[str, ...], tuple[Question, ...]]:
    """What the papers do not show, must-haves and the longest to learn in front; and what they leave in doubt."""
    from fledge.cli.match import adjacency_of
    from fledge.cli.papers import applicants_in
    from fledge.match import match

    problems: list[Problem] = []
    people = applicants_in([papers], date.today(), problems)
    if problems:
        raise Problems(problems)
    if len(people) != 1:
        mend = "give the papers of one person"
        raise Problem(f"holds the papers of {len(people)} people", where=papers, mend=mend)
    found = match(posting, people[0], book, adjacency_of(book), date.today())
    gaps = sorted(found.gaps, key=lambda gap: (not gap.must, -gap.hours.mid))
    return tuple(gap.skill for gap in gaps if gap.skill in book.skills), found.questions


def _rendered(kit: Kit, form: Format) -> str | bytes:
    match form:
        case Format.TEXT:
            from fledge.cli.interview_text import as_text

            return as_text(kit)
        case Format.MARKDOWN:
            from fledge.publish.kit_markdown import kit_markdown

            return kit_markdown(kit)
        case Format.HTML:
            from fledge.publish.kit_html import kit_html

            return kit_html(kit)
        case Format.DOCX:
            from fledge.publish.kit_docx import kit_docx

            return kit_docx(kit)
        case Format.JSON:
            from fledge.publish.kit_json import kit_json

            return json.dumps(kit_json(kit), ensure_ascii=False, indent=2) + "\n"


def _write(what: str | bytes, out: Path | None) -> None:
    from fledge.cli.audit import write

    if isinstance(what, str):
        write(what, out)
        return
    assert out is not None
    try:
        out.write_bytes(what)
    except OSError as error:
        raise Problem(f"cannot be written ({error.strerror})", where=str(out), mend="choose another --out") from error
    typer.echo(f"Written to {out}", err=True)
