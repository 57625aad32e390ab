"""``fledge pool``: how many people meet all of it, and what each requirement costs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.facts import FactBook
    from fledge.pool import Panel, Pool

_NEEDED = 'write one JSON object a line, {"id": 1, "needs": ["python", "aws|gcp"], "years": 3}'
_FORMATS = ("text", "json")
_KEYS = {"id", "needs", "years", "industry", "degree"}


def pool(
    need: Annotated[
        list[str] | None, typer.Option("--need", help="A skill that is demanded; alternatives with | between them.")
    ] = None,
    years: Annotated[float | None, typer.Option(help="Years of work demanded.")] = None,
    industry: Annotated[
        list[str] | None, typer.Option(help="A field of business demanded, for example finance.")
    ] = None,
    degree: Annotated[str | None, typer.Option(help="A degree demanded: associate, bachelor, master or phd.")] = None,
    where: Annotated[str | None, typer.Option(help="Count only people in this country, for example us.")] = None,
    panel: Annotated[
        str | None, typer.Option(help="Which people to count (fledge panel list); else the one asked about most of it.")
    ] = None,
    assume: Annotated[
        list[str] | None,
        typer.Option(help="Your guess for a need that was not measured, among those who meet the rest: langchain=0.1"),
    ] = None,
    margins: Annotated[
        Path | None, typer.Option(help="Weigh people to known shares: a CSV with question, answer, share.")
    ] = None,
    needs: Annotated[
        str | None, typer.Option("--needs", metavar="FILE.jsonl", help="Answer many, one JSON object a line.")
    ] = None,
    chart: Annotated[
        Path | None, typer.Option(help="Draw the funnel with its prices into this .svg or .png file as well.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
) -> None:
    """Count the people who meet every requirement, and price each one.

    Example: fledge pool --need python --need "pytorch|tensorflow" --need "aws|azure|gcp" --years 5
    """
    from fledge.cli.drawn import draw
    from fledge.cli.panels import weighed_panels

    if format_ not in _FORMATS:
        raise Problem(f"there is no format {format_!r}", mend="use text or json")
    panels = weighed_panels(panel, where, margins)
    asked: dict[str, Any] = {"needs": need or [], "years": years, "industry": industry or [], "degree": degree}
    if needs is not None:
        _many(needs, asked, panels, _assumed(assume or []), out)
        return
    if not (need or industry or degree or years is not None):
        raise Problem("nothing is asked for", mend='add for example --need python --need "aws|azure|gcp" --years 5')
    found = _pool(asked, panels, _assumed(assume or []))
    _shown(found, format_, out)
    if chart is not None:
        draw(found, "funnel", chart)


def _pool(asked: Mapping[str, Any], panels: list[Panel], assumed: Mapping[str, float], where: str = "") -> Pool:
    from fledge.facts.load import load
    from fledge.pool import best_panel, count, needs_named, stakes

    book = load()
    first = _widest(asked["needs"], panels)
    needs = needs_named(
        asked["needs"],
        book,
        first,
        years=asked.get("years"),
        industries=asked.get("industry") or (),
        degree=asked.get("degree"),
        where=where,
    )
    experience = book.constants["experience_for_degree"]
    chosen = best_panel(needs, panels, experience)
    by_label = {_label(name, book, chosen): share for name, share in assumed.items()}
    return count(needs, chosen, experience=experience, stakes=stakes(book.constants), assumed=by_label)


def _widest(names: list[str], panels: list[Panel]) -> Panel:
    """The panel in whose words most of the names are said."""
    said = {part.strip().lower() for name in names for part in name.split("|")}
    return max(panels, key=lambda panel: len(said & {words.lower() for words in panel.names}))


def _label(name: str, book: FactBook, panel: Panel) -> str:
    from fledge.pool import needs_named

    return needs_named([name], book, panel)[0].label


def _assumed(given: list[str]) -> dict[str, float]:
    """The guesses, by the name that was typed."""
    found = {}
    for one in given:
        name, _, share = one.rpartition("=")
        try:
            found[name] = float(share)
        except ValueError:
            raise Problem(f"--assume {one!r} has no share", mend='write "langchain=0.1" for one in ten') from None
        if not name or not 0 <= found[name] <= 1:
            raise Problem(f"--assume {one!r} is not a share", mend="write 15 per cent as 0.15")
    return found


def _shown(pool: Pool, format_: str, out: Path | None) -> None:
    from fledge.cli.audit import write

    if format_ == "json":
        from fledge.publish.pool_json import pool_json

        write(json.dumps(pool_json(pool), ensure_ascii=False, indent=2) + "\n", out)
        return
    from fledge.cli.pool_text import pool_text

    write(pool_text(pool), out)


def _many(
    file: str, asked: Mapping[str, Any], panels: list[Panel], assumed: Mapping[str, float], out: Path | None
) -> None:
    from fledge.cli.audit import write
    from fledge.cli.progress import counted
    from fledge.publish.pool_json import pool_json

    if asked["needs"]:
        raise Problem("--need and --needs are two ways to ask", mend="use one of them")
    questions = list(_questions(file))
    lines = []
    for number, question in counted(iter(questions), total=len(questions), doing="Counting"):
        found = _pool({**asked, **question}, panels, assumed, where=f"{file} line {number}")
        lines.append(json.dumps({"id": question["id"], **pool_json(found)}, ensure_ascii=False))
    write("".join(line + "\n" for line in lines), out)


def _questions(file: str) -> Iterator[tuple[int, dict[str, Any]]]:
    from fledge.cli.read import json_objects

    for number, row, where in json_objects(file, mend=_NEEDED):
        if "id" not in row or not _names(row.get("needs")):
            raise Problem('has no "id" or no list of "needs"', where=where, mend=_NEEDED)
        if odd := sorted(set(row) - _KEYS):
            raise Problem(f"has {', '.join(map(repr, odd))}, which nobody knows", where=where, mend=_NEEDED)
        yield number, _checked(row, where)


def _names(needs: Any) -> bool:
    return isinstance(needs, list) and all(isinstance(name, str) for name in needs)


def _checked(row: dict[str, Any], where: str) -> dict[str, Any]:
    years, industry = row.get("years"), row.get("industry")
    if years is not None and (isinstance(years, bool) or not isinstance(years, int | float)):
        raise Problem(f'"years" is {years!r}', where=where, mend="give a number")
    fields = [industry] if isinstance(industry, str) else industry or []
    if not _names(fields):
        raise Problem('"industry" is not a name or a list of names', where=where, mend=_NEEDED)
    return {**{key: value for key, value in row.items() if value is not None}, "industry": fields}
