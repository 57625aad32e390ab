"""``fledge skills``: ask the skill book who says so, and keep its dates fresh."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.facts import FactBook, Skill

skills = typer.Typer(help="The skill book: what a skill is, since when, and who says so.", no_args_is_help=True)

_FILE = "package_index.yaml"


@skills.command()
def show(name: Annotated[str, typer.Argument(help="Any name of the skill, for example k8s.")]) -> None:
    """Show a skill: its names, family, births with sources, and what is near it.

    Example: fledge skills show langchain
    """
    from fledge.facts.load import load

    book = load()
    typer.echo("\n".join(_described(_named(book, name), book)))


def _named(book: FactBook, name: str) -> Skill:
    try:
        return book.named(name)
    except KeyError:
        near = _close(book, name)
        raise Problem(
            f"the skill book has no {name!r}", mend=f"did you mean {', '.join(near)}?" if near else "try another name"
        ) from None


def _close(book: FactBook, name: str) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(name, [s.name for s in book.skills.values()], n=3)


def _described(skill: Skill, book: FactBook) -> list[str]:
    lines = [f"{skill.name} ({skill.kind.value}, {skill.family})"]
    names = [*skill.also, *(g.name for g in skill.guarded)]
    lines += [f"  also written: {', '.join(names)}"] if names else []
    for birth in sorted(skill.births, key=lambda b: b.date.earliest):
        lines.append(f"  {birth.kind.value}: {birth.date} ({birth.source})")
    lines += [] if skill.births else ["  born: unknown"]
    if (end := book.ends.get(skill.id)) is not None:
        lines.append(f"  {end.about.removeprefix(skill.name + ': ')}: {end.value} ({end.source})")
    if (hours := book.hours_of(skill.id)) is not None:
        lines.append(f"  to learn from nothing: {hours.value} ({hours.source}; {hours.date}, grade {hours.grade})")
    near = {
        "part of": book.wholes_of(skill.id),
        "instead": tuple(book.substitutes_of(skill.id)),
        "needs": tuple(book.needs_of(skill.id)),
    }
    for heading, ids in near.items():
        lines += [f"  {heading}: {', '.join(book[i].name for i in ids)}"] if ids else []
    return lines


@skills.command()
def refresh(
    out: Annotated[Path, typer.Option("--out", "-o", help="Where to write the dates for review.")] = Path(_FILE),
    only: Annotated[str | None, typer.Option(help="Read one skill only, by any of its names.")] = None,
) -> None:
    """Read first-upload dates again, through the index that pip is configured for, and print what changed.

    Review the differences, then copy the file over src/fledge/knowledge/births/package_index.yaml. Example:
    fledge skills refresh --out package_index.yaml
    """
    from fledge.facts.load import load

    book = load()
    wanted = [_named(book, only)] if only else [s for s in book.skills.values() if s.packages]
    read, missing = _read_all(wanted)
    _report(book, wanted, read, missing)
    if not only:
        _write(out, read)


def _read_all(wanted: list[Skill]) -> tuple[dict[str, list[dict[str, Any]]], list[str]]:
    from concurrent.futures import ThreadPoolExecutor

    from rich.console import Console
    from rich.progress import track

    from fledge.cli.package_index import first_upload, index_address

    index = index_address()
    jobs = [(s, p.removeprefix("PyPI:").strip()) for s in wanted for p in s.packages if p.startswith("PyPI:")]
    read: dict[str, list[dict[str, Any]]] = {}
    missing: list[str] = []
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda job: first_upload(job[1], index), jobs)
        console = Console(stderr=True)
        for (skill, package), upload in zip(
            jobs, track(found, "Reading first uploads", len(jobs), console=console), strict=True
        ):
            if upload is None:
                missing.append(f"{skill.name} ({package})")
            else:
                kind = "first public release" if skill.package_is == "born_there" else "public no later than"
                source = f"PyPI: {upload.package} {upload.version}"
                read.setdefault(skill.id, []).append({"date": upload.date, "kind": kind, "source": source})
    return read, missing


def _report(book: FactBook, wanted: list[Skill], read: dict[str, list[dict[str, Any]]], missing: list[str]) -> None:
    changes = 0
    for skill in wanted:
        before = sorted(f"{b.date} {b.source}" for b in skill.births if b.source.startswith("PyPI:"))
        after = sorted(f"{b['date']} {b['source']}" for b in read.get(skill.id, []))
        for line in sorted(set(before) - set(after)):
            typer.echo(f"- {skill.name}: {line}")
        for line in sorted(set(after) - set(before)):
            typer.echo(f"+ {skill.name}: {line}")
        changes += before != after
    typer.echo(f"{len(read)} skills read, {changes} changed, {len(book)} in the book.")
    if missing:
        typer.echo(f"Not in the index, or without times: {', '.join(missing)}", err=True)


def _write(out: Path, read: dict[str, list[dict[str, Any]]]) -> None:
    import yaml

    head = "# First uploads, read by `fledge skills refresh`; do not edit by hand. What a first upload says of the\n"
    head += "# tool's birth (`package_is`) is curated in the skill families.\n"
    out.write_text(
        head + yaml.safe_dump(dict(sorted(read.items())), sort_keys=False, allow_unicode=True), encoding="utf-8"
    )
    typer.echo(f"Written to {out}", err=True)
