"""``fledge near``: what else goes with a set of skills, and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fledge.problem import Problem, Problems

if TYPE_CHECKING:
    from fledge.surveys.words import Words

_NEEDED = 'write one JSON object a line, {"id": 1, "have": ["python", "docker"]}'
_FORMATS = ("text", "json")
_KEYS = {"id", "have"}
_TOP = 20


def near(
    have: Annotated[
        list[str] | None, typer.Option("--have", help="What somebody works with, names with commas between them.")
    ] = None,
    top: Annotated[int | None, typer.Option(help="So many at most; 20, or all with --haves.", min=1)] = None,
    haves: Annotated[
        str | None, typer.Option("--haves", metavar="FILE.jsonl", help="Answer many, one JSON object a line.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here instead of standard output.")] = None,
) -> None:
    """Say what else people with such skills are likely to work with, nearest first, each with the reasons.

    Example: fledge near --have python,docker,postgresql
    """
    if format_ not in _FORMATS:
        raise Problem(f"there is no format {format_!r}", mend="use text or json")
    if have and haves:
        raise Problem("--have and --haves are two ways to ask", mend="use one of them")
    if haves is not None:
        _many(haves, top, out)
    elif have:
        _shown(have, top or _TOP, format_, out)
    else:
        raise Problem("no skills are given", mend="add for example --have python,docker,postgresql")


def _shown(have: list[str], top: int, format_: str, out: Path | None) -> None:
    from fledge.cli.audit import write
    from fledge.cli.near_text import near_text
    from fledge.facts.load import load
    from fledge.facts.ways import load_ways
    from fledge.match.blended import goes_together, names
    from fledge.match.nearest import nearest
    from fledge.publish.near_json import near_json

    book, ways = load(), load_ways()
    called = names(book, ways)
    held = _held([name for one in have for name in one.split(",") if name.strip()], _words())
    found = nearest(held, goes_together(book, ways))[:top]
    if format_ == "json":
        write(json.dumps(near_json(held, found, called), ensure_ascii=False, indent=2) + "\n", out)
    else:
        write(near_text(held, found, called), out)


def _words() -> Words:
    from fledge.facts.load import load
    from fledge.facts.ways import load_ways
    from fledge.surveys.words import Words

    own = {words: skill for survey in load_ways().learned for skill, words in survey.words.items() if words}
    return Words(load(), own | {skill: skill for survey in load_ways().learned for skill in survey.counts})


def _held(names: Sequence[str], words: Words) -> tuple[str, ...]:
    """The skills behind the names; every name that nobody knows is told at once."""
    problems: list[Problem] = []
    found: list[str] = []
    for name in names:
        try:
            found += words.skills(name)
        except Problem as problem:
            problems.append(problem)
    if problems:
        raise problems[0] if len(problems) == 1 else Problems(problems)
    if not found:
        raise Problem("no skills are given", mend="add for example --have python,docker,postgresql")
    return tuple(dict.fromkeys(found))


def _many(file: str, top: int | None, out: Path | None) -> None:
    """Answer every line in the words of the file: a skill goes by what the file calls it most often."""
    from fledge.cli.progress import counted
    from fledge.cli.read import _sink
    from fledge.facts.load import load
    from fledge.facts.ways import load_ways
    from fledge.match.blended import goes_together, names
    from fledge.match.nearest import nearest_of_many
    from fledge.publish.near_json import near_rows

    rows = list(_rows(file))
    meant = _Meant(rows, _words(), file)
    called = names(load(), load_ways()) | meant.called
    found = nearest_of_many(meant.held, goes_together(load(), load_ways()))
    with _sink(out) as written:
        for row, credits_ in counted(zip(rows, found, strict=True), total=len(rows), doing="Looking around"):
            answer = {"id": row["id"], "near": near_rows(credits_[:top], called)}
            written.write(json.dumps(answer, ensure_ascii=False) + "\n")
    meant.tell()
    if out is not None:
        typer.echo(f"Written to {out}", err=True)


class _Meant:
    """The skills behind every name in a file. A name that nobody knows is left out and told, once."""

    def __init__(self, rows: Sequence[dict[str, Any]], words: Words, file: str) -> None:
        used = Counter(name for row in rows for name in row["have"])
        self._unknown: list[Problem] = []
        skills: dict[str, tuple[str, ...]] = {}
        self.called: dict[str, str] = {}
        for name, _ in used.most_common():
            try:
                skills[name] = words.skills(name, file)
            except Problem as problem:
                self._unknown.append(problem)
                continue
            self.called.setdefault(skills[name][0], name)
        self.held = [{skill for name in row["have"] for skill in skills.get(name, ())} for row in rows]

    def tell(self) -> None:
        for problem in self._unknown:
            typer.echo(f"fledge: {problem}; left out", err=True)


def _rows(file: str) -> Iterator[dict[str, Any]]:
    from fledge.cli.read import json_objects

    for _, row, where in json_objects(file, mend=_NEEDED):
        have = row.get("have")
        if "id" not in row or not isinstance(have, list) or not all(isinstance(name, str) for name in have):
            raise Problem('has no "id" or no list of names in "have"', where=where, mend=_NEEDED)
        if odd := sorted(set(row) - _KEYS):
            raise Problem(f"has {', '.join(map(repr, odd))}, which nobody knows", where=where, mend=_NEEDED)
        yield row
