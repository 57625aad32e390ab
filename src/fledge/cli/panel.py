"""``fledge panel``: who is counted. Build a panel from a survey's file or an own table, look at it, forget it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.surveys.build import Built
    from fledge.surveys.table import Table

panel = typer.Typer(help="The people who are counted: shipped panels, surveys, your own table.", no_args_is_help=True)


@panel.command()
def build(
    file: Annotated[Path, typer.Argument(help="The survey's official CSV file, or your own table.")],
    name: Annotated[str, typer.Option(help="What to call the panel; said by the survey otherwise.")] = "",
    year: Annotated[int | None, typer.Option(help="The survey's year, if its columns do not tell.")] = None,
    country: Annotated[str, typer.Option(help="Only people there, as the file writes it, or us.")] = "",
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", help="For your own table: a YAML file, or pairs such as skills=Tools years=Years."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write the panel here, not on the shelf.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a panel of this name.")] = False,
) -> None:
    """Read a file of people and keep them as a panel. What the file says stays on this computer.

    Reads the Stack Overflow Developer Survey 2023 to 2025, the Kaggle survey 2022, and any CSV table of people with
    --map. Example: fledge panel build survey_results_public.csv --country us
    """
    from fledge.cli.panel_text import count, who
    from fledge.surveys import store
    from fledge.surveys.table import open_table

    if name:
        _place(name, out, replace=replace)
    table = open_table(file)
    built = _built(table, name=name, year=year, country=country, mapped=map_ or [])
    place = _place(built.panel.about.name, out, replace=replace)
    store.write(built.panel, place)
    for note in built.notes:
        typer.echo(f"fledge: {file}: {note}", err=True)
    typer.echo(f"{who(built.panel)}; {count(len(built.panel.ticks), 'skill')}.")
    typer.echo(f"Written to {place}" if out else f"Kept as {built.panel.about.name}", err=True)


def _place(name: str, out: Path | None, *, replace: bool) -> Path:
    """Where the panel goes; a Problem before anything is read if it cannot go there."""
    from fledge.surveys import shelf

    if out is None:
        return shelf.place(name, replace=replace)
    if out.exists() and not replace:
        raise Problem("is there already", where=str(out), mend="choose another --out, or say --replace")
    return out


def _built(table: Table, *, name: str, year: int | None, country: str, mapped: list[str]) -> Built:
    from fledge.cli.progress import counted
    from fledge.facts.load import load
    from fledge.surveys.build import from_people, from_survey
    from fledge.surveys.mapping import mapping_of

    rows = counted(table.rows(), total=table.lines, doing="Reading people")
    columns = mapping_of(mapped) if mapped else None
    try:
        if columns is None:
            built = from_survey(
                table.header, rows, load(), year=year, name=name, country=country, checksum=table.checksum
            )
            return built if name else _named(built)
        called = name or _fitting(table.file.stem)
        when = year or date.today().year
        return from_people(
            table.header, rows, load(), columns, year=when, name=called, country=country, checksum=table.checksum
        )
    except Problem as problem:
        if problem.where:
            raise
        raise Problem(problem.what, where=str(table.file), mend=problem.mend) from None


def _named(built: Built) -> Built:
    """The same with a name that a file can have, and that the synthetic people who ship with Fledge do not have."""
    from dataclasses import replace

    from fledge.surveys import shelf

    called = _fitting(built.panel.about.name)
    taken = shelf.panels().get(called)
    about = replace(built.panel.about, name=f"{called}-real" if taken and taken.shipped else called)
    return replace(built, panel=replace(built.panel, about=about))


def _fitting(name: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-._")[:80] or "panel"


@panel.command("list")
def list_() -> None:
    """List the panels: those that ship with Fledge, and those built on this computer.

    Example: fledge panel list
    """
    from fledge.surveys import shelf

    known = shelf.panels()
    for name in known:
        typer.echo(f"{name}: {_in_short(name)} ({'ships with Fledge' if known[name].shipped else 'built here'})")
    if not known:
        typer.echo("There are no panels yet; build one with: fledge panel build FILE")


def _in_short(name: str) -> str:
    from fledge.cli.panel_text import people
    from fledge.surveys import shelf

    try:
        panel = shelf.open_panel(name)
    except Problem as problem:
        return f"cannot be read: {problem.what}; {problem.mend}"
    return f"{panel.about.title}, {people(panel)}"


@panel.command()
def show(name: Annotated[str, typer.Argument(help="A panel of fledge panel list, or a .panel file.")]) -> None:
    """Show a panel: who is in it, how many, of which year, from where, and what they were asked.

    Example: fledge panel show our-engineers
    """
    from fledge.cli.panel_text import described
    from fledge.surveys import shelf

    typer.echo("\n".join(described(shelf.open_panel(name))))


@panel.command()
def forget(name: Annotated[str, typer.Argument(help="A panel that was built here.")]) -> None:
    """Remove a panel that was built on this computer.

    Example: fledge panel forget our-engineers
    """
    from fledge.surveys import shelf

    typer.echo(f"Removed {shelf.forget(name)}")


@panel.command()
def template() -> None:
    """Print a mapping for your own table of people, with comments.

    Example: fledge panel template > mapping.yaml
    """
    from fledge.surveys.mapping import template as text

    typer.echo(text(), nl=False)
