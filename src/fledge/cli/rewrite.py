"""``fledge rewrite``: from a posting the text that can be posted instead, with a reason for every change."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.audit.rewrite import Rewrite
    from fledge.audit.rewrite.potential import Offer
    from fledge.facts import FactBook
    from fledge.posting import Posting


#: Demands that a repair changes where nobody said how many.
_EDITS = 3


class As(StrEnum):
    """What the posting becomes."""

    REPAIRED = "repaired"
    POTENTIAL = "potential"


class Format(StrEnum):
    """What the rewrite is written as."""

    TEXT = "text"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"
    JSONLD = "jsonld"


def rewrite(
    posting: Annotated[str, typer.Argument(help="Text, Markdown, HTML, PDF or DOCX; - for standard input.")],
    purpose: Annotated[
        As, typer.Option("--as", help="The same posting repaired, or one that hires for potential.")
    ] = As.POTENTIAL,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How to write it; text is the posting alone.")
    ] = Format.TEXT,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
    on: Annotated[
        str | None,
        typer.Option("--date", help="The day to judge by, as 2026-02-04. Default: the page's own date, or today."),
    ] = None,
    title: Annotated[str, typer.Option(help="The job title, where the text does not begin with it.")] = "",
    company: Annotated[str, typer.Option(help="The employer, where the page does not say it.")] = "",
    mentor: Annotated[str, typer.Option(help="Who mentors: a name or a role.")] = "",
    mentor_hours: Annotated[float | None, typer.Option(min=0, help="Hours a week with the mentor.")] = None,
    protected_hours: Annotated[float | None, typer.Option(min=0, help="Hours a week kept free to learn.")] = None,
    budget: Annotated[str, typer.Option(help="Money for courses, books and exams, with its currency.")] = "",
    project: Annotated[
        list[str] | None, typer.Option(help="A first bounded project, smallest first; may be given several times.")
    ] = None,
    edits: Annotated[
        int | None, typer.Option(min=0, max=12, help="With --as repaired: how many demands to change (3).")
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option(help="With --as repaired: a skill that stays as it is; several times.")
    ] = None,
) -> None:
    """Write the posting that can be posted instead: repaired, or one that hires for potential.

    Example: fledge rewrite posting.pdf --mentor "our lead engineer" --mentor-hours 3 --format html --out new.html
    """
    from fledge.audit.rewrite.potential import Offer
    from fledge.facts.load import load

    if form is Format.DOCX and out is None:
        raise Problem("a Word document is no text", where="--format docx", mend="say where to write it with --out")
    book = load()
    offer = Offer(mentor, mentor_hours, protected_hours, budget, tuple(project or ()))
    _refuse_mixed(purpose, offer, edits, keep)
    old, day, location = _given(posting, book, on, title, company)
    new = _rewritten(old, book, day, purpose, offer, tuple(keep or ()), _EDITS if edits is None else edits)
    _write(_rendered(new, book, day, location, form), out)
    _say_what_is_left(new, form)


def _refuse_mixed(purpose: As, offer: Offer, edits: int | None, keep: list[str] | None) -> None:
    """Options of the other kind of rewrite would be passed over without a word."""
    from fledge.audit.rewrite.potential import Offer

    if purpose is As.POTENTIAL and (edits is not None or keep):
        raise Problem("--edits and --keep belong to --as repaired", mend="leave them out, or ask for --as repaired")
    if purpose is As.REPAIRED and offer != Offer():
        raise Problem("mentor, hours, budget and projects belong to --as potential", mend="leave them out")


def _given(name: str, book: FactBook, on: str | None, title: str, company: str) -> tuple[Posting, date, str]:
    """The posting as read, the day to judge by, and where the job is, if the page says."""
    from fledge.cli.audit import _own_day, first_line
    from fledge.cli.given import check_day, day, document
    from fledge.posting import read

    judged = day(on)
    page = document(name)
    facts = page.posting
    title = title or (facts.title if facts else "") or first_line(page.text, book)
    posting = read(page.text, book, title=title, company=company or (facts.company if facts else ""))
    if posting.unread:
        raise Problem(posting.unread, where=name, mend="check that the whole posting is in it, requirements included")
    if judged is not None:
        check_day(posting, book, judged, where=name)
    own = _own_day(facts.date if facts else "")
    return posting, judged or own or date.today(), facts.location if facts else ""


def _rewritten(
    posting: Posting, book: FactBook, day: date, purpose: As, offer: Offer, keep: tuple[str, ...], most: int
) -> Rewrite:
    """The new text, its people counted."""
    from fledge.audit.rewrite.counted import best_edits, counted
    from fledge.cli.panels import weighed_panels

    panels = weighed_panels()
    if purpose is As.POTENTIAL:
        from fledge.audit.rewrite.potential import potential

        return counted(potential(posting, book, day, offer), posting, panels, book)
    from fledge.audit.rewrite.repaired import repaired

    essential = frozenset(_named(name, book) for name in keep)
    chosen = best_edits(posting, panels, book, keep=essential, most=most)
    return counted(repaired(posting, book, day, chosen, keep=essential), posting, panels, book)


def _named(name: str, book: FactBook) -> str:
    if not book.knows(name):
        raise Problem(
            f"no skill is called {name!r}", where="--keep", mend="fledge skills show tells what a name is known as"
        )
    return book.named(name).id


def _rendered(new: Rewrite, book: FactBook, day: date, location: str, form: Format) -> str | bytes:
    match form:
        case Format.TEXT:
            return new.text
        case Format.MARKDOWN:
            from fledge.publish.rewrite_markdown import rewrite_markdown

            return rewrite_markdown(new)
        case Format.HTML:
            from fledge.publish.rewrite_html import rewrite_html

            return rewrite_html(new)
        case Format.DOCX:
            from fledge.publish.rewrite_docx import rewrite_docx

            return rewrite_docx(new)
        case Format.JSON:
            from fledge.publish.rewrite_json import rewrite_json

            return json.dumps(rewrite_json(new), ensure_ascii=False, indent=2) + "\n"
        case Format.JSONLD:
            return _jsonld(new, book, day, location)


def _jsonld(new: Rewrite, book: FactBook, day: date, location: str) -> str:
    from fledge.posting import read
    from fledge.publish.job_posting_jsonld import as_text, job_posting_jsonld

    asked = read(new.text, book, title=new.title, company=new.company)
    return as_text(job_posting_jsonld(new, asked, book, posted=day, location=location)) + "\n"


def _write(what: str | bytes, out: Path | None) -> None:
    if out is None:
        typer.echo(what, nl=False)
        return
    try:
        out.write_bytes(what if isinstance(what, bytes) else what.encode("utf-8"))
    except OSError as error:
        raise Problem(f"cannot be written ({error.strerror})", where=str(out), mend="choose another --out") from error
    typer.echo(f"Written to {out}", err=True)


def _say_what_is_left(new: Rewrite, form: Format) -> None:
    """What only the employer can fill in, and where the reasons are, beside the text and not in it."""
    from fledge.publish.rewrite_sentences import to_fill_in

    if form in (Format.TEXT, Format.DOCX):
        typer.echo(to_fill_in(new), err=True)
    if form is Format.TEXT:
        typer.echo("Every change with its reason: --format html, md, docx or json.", err=True)
