"""``fledge demo``: the worked example, from posting to page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from fledge.problem import Problem

_COMPANY = "Meridian Trust (invented)"
_DAY = date(2026, 2, 2)


def demo(
    out: Annotated[Path, typer.Option("--out", "-o", help="Where to write the page.")] = Path("fledge-demo.html"),
) -> None:
    """Audit the posting that Fledge ships, "Senior AI Engineer" in financial services, and write the page.

    Example: fledge demo --out demo.html
    """
    from fledge.audit import check, count_people
    from fledge.cli.audit import first_line
    from fledge.cli.panels import weighed_panels
    from fledge.cli.terminal import audit_text
    from fledge.facts.load import load
    from fledge.posting import read
    from fledge.publish.audit_html import as_html

    book = load()
    text = example()
    found = check(read(text, book, title=first_line(text, book), company=_COMPANY), book, _DAY)
    audit = count_people(found, weighed_panels(), book)
    typer.echo(audit_text(audit))
    try:
        out.write_text(as_html(audit, book), encoding="utf-8")
    except OSError as error:
        raise Problem(f"cannot be written ({error.strerror})", where=str(out), mend="choose another --out") from error
    typer.echo(f"The page with every finding in its place: {out.resolve()}")


def example() -> str:
    """The posting of the worked example; invented, and it says so."""
    from importlib.resources import files

    return (files("fledge.knowledge") / "samples" / "senior_ai_engineer.txt").read_text(encoding="utf-8")
