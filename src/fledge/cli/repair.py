"""``fledge repair``: which few changes to a posting bring most people back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from fledge.problem import Problem

_FORMATS = ("text", "json")
#: More changes than this are another posting.
_MOST = 12


def repair(
    posting: Annotated[
        str, typer.Argument(metavar="POSTING", help="Text, Markdown, HTML, PDF or DOCX; - for standard input.")
    ],
    keep: Annotated[list[str] | None, typer.Option(help="What is essential and no edit may touch.")] = None,
    edits: Annotated[int, typer.Option(help="How many changes at most.")] = 5,
    panel: Annotated[str | None, typer.Option(help="Which people to count; see fledge panel list.")] = None,
    where: Annotated[str | None, typer.Option(help="Count only people in this country, for example us.")] = None,
    title: Annotated[str, typer.Option(help="The job title, where the text does not begin with it.")] = "",
    company: Annotated[str, typer.Option(help="The employer; its own name is never read as a tool.")] = "",
    chart: Annotated[
        Path | None, typer.Option(help="Draw changes against people into this .svg or .png file as well.")
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
) -> None:
    """Say which one, two, three changes bring most people back, and what stays a must.

    Example: fledge repair posting.txt --keep python --edits 3
    """
    from fledge.audit import count_people
    from fledge.cli.audit import audit_document, write
    from fledge.cli.drawn import draw
    from fledge.cli.panels import kept, weighed_panels
    from fledge.facts.load import load

    if form not in _FORMATS:
        raise Problem(f"there is no format {form!r}", where="--format", mend="use text or json")
    if not 1 <= edits <= _MOST:
        raise Problem(f"{edits} changes cannot be looked for", where="--edits", mend=f"give 1 to {_MOST}")
    book = load()
    audit = audit_document(posting, book, None, title, company)
    essential = kept(keep or [], book)
    audit = count_people(audit, weighed_panels(panel, where), book, keep=essential, edits=edits)
    if audit.pool is None or audit.repair is None:
        raise Problem("the posting demands nothing of people", where=posting, mend="there is nothing to repair")
    _warn(essential, keep or [], [need.label for need in audit.repair.kept])
    if chart is not None:
        draw(audit.repair, "frontier", chart)
    if form == "json":
        from fledge.publish.repair_json import repair_json

        write(json.dumps(repair_json(audit.repair), ensure_ascii=False, indent=2) + "\n", out)
        return
    from fledge.cli.pool_text import repair_text

    write(repair_text(audit.pool, audit.repair), out)


def _warn(essential: tuple[str, ...], typed: list[str], kept: list[str]) -> None:
    """Say so where something marked as essential is no must-have of the posting."""
    if len(kept) < len(set(essential)):
        known = f"kept: {', '.join(kept)}" if kept else "nothing was kept"
        typer.echo(f"fledge: not every --keep ({', '.join(typed)}) is a must-have of the posting; {known}", err=True)
