"""Which columns of an organisation's own table say what, as its owner maps them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fledge.facts.book import normal
from fledge.facts.load import packaged_page
from fledge.pool.need import MACHINE_LEARNING, WORK
from fledge.problem import Problem, Problems

_SINGLES = ("degree", "role", "industry", "country")
_KEYS = ("title", "year", "population", "skills", "years", *_SINGLES)
_SKILL_KEYS = ("column", "separator", "one_each")
_YEARS = (WORK, MACHINE_LEARNING)
_MEND = "fledge panel template prints a mapping that works"


@dataclass(frozen=True, slots=True)
class Columns:
    """What is in which column: ``many`` hold several skills a cell, each of ``one_each`` is a skill itself.

    ``years`` are columns by what the years are of; ``singles`` are those of degree, role, industry and country.
    """

    title: str = "Our people"
    year: int | None = None
    population: str = "people in our table"
    many: tuple[str, ...] = ()
    separator: str = ";"
    one_each: tuple[str, ...] = ()
    years: Mapping[str, str] = field(default_factory=dict)
    singles: Mapping[str, str] = field(default_factory=dict)

    def all(self) -> tuple[str, ...]:
        """Every column that is read."""
        return (*self.many, *self.one_each, *self.years.values(), *self.singles.values())


def template() -> str:
    """A mapping with comments, to be changed."""
    return files("fledge.knowledge").joinpath("panels", "template.yaml").read_text(encoding="utf-8")


def mapping_of(told: Sequence[str]) -> Columns:
    """The columns, from a YAML file or from pairs such as ``skills=Tools``."""
    pairs = [words.partition("=") for words in told if "=" in words]
    pages = [words for words in told if "=" not in words]
    if len(pages) > 1 or (pages and pairs):
        raise Problem("the columns are mapped twice", mend="give --map one YAML file, or pairs such as skills=Tools")
    return read_mapping(_page(Path(pages[0])), pages[0]) if pages else read_mapping(_paired(pairs), "--map")


def _page(file: Path) -> Any:
    import yaml

    try:
        return yaml.safe_load(file.read_bytes())
    except FileNotFoundError:
        raise Problem("there is no such file", where=str(file), mend=_MEND) from None
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise Problem(f"cannot be read as YAML ({error})".replace("\n", " "), where=str(file), mend=_MEND) from error


def _paired(pairs: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    """The same page from pairs: ``skills=Tools``, ``separator=,``, ``one_each=SQL,Python``, ``years=Years``."""
    page: dict[str, Any] = {}
    for key, _, value in pairs:
        match key.strip():
            case "skills":
                page.setdefault("skills", {})["column"] = value
            case "separator":
                page.setdefault("skills", {})["separator"] = value
            case "one_each":
                page.setdefault("skills", {})["one_each"] = [column.strip() for column in value.split(",")]
            case "years" | "machine learning":
                page.setdefault("years", {})[WORK if key == "years" else key] = value
            case "year":
                page["year"] = int(value) if value.isdigit() else value
            case _:
                page[key.strip()] = value
    return page


def read_mapping(page: Any, where: str) -> Columns:
    """A mapping as it was written; Problems names everything in it that is not understood."""
    if not isinstance(page, dict):
        raise Problem("is not a mapping of columns", where=where, mend=_MEND)
    problems = list(_wrong(page, where))
    if problems:
        raise Problems(problems)
    skills = page.get("skills") or {}
    said = {key: page[key] for key in ("title", "population", "year") if page.get(key)}
    return Columns(
        **said,
        many=_several(skills.get("column")),
        separator=skills.get("separator", packaged_page("panels", "people.yaml")["separator"]),
        one_each=_several(skills.get("one_each")),
        years=page.get("years") or {},
        singles={key: page[key] for key in _SINGLES if page.get(key)},
    )


def _wrong(page: dict[Any, Any], where: str) -> Iterator[Problem]:
    """What of a page is not understood."""
    skills, years = page.get("skills") or {}, page.get("years") or {}
    for part, known in ((page, _KEYS), (skills, _SKILL_KEYS), (years, _YEARS)):
        if not isinstance(part, dict):
            yield Problem(f"{part!r} stands where keys and columns should", where=where, mend=_MEND)
            continue
        odd = [key for key in part if key not in known]
        yield from (Problem(f"{key!r} is no key of a mapping", where=where, mend=_near(key, known)) for key in odd)
    if isinstance(skills, dict):
        if not (skills.get("column") or skills.get("one_each")):
            yield Problem("no column is named that holds skills", where=where, mend=_MEND)
        yield from _not_text({key: value for key, value in skills.items() if key in _SKILL_KEYS}, where, lists=True)
    if isinstance(years, dict):
        yield from _not_text({key: value for key, value in years.items() if key in _YEARS}, where)
    yield from _not_text({key: page[key] for key in ("title", "population", *_SINGLES) if page.get(key)}, where)
    if not isinstance(page.get("year", 0), int):
        yield Problem(f"year: {page['year']!r} is not a year", where=where, mend="write it as 2026")


def _not_text(part: Mapping[str, Any], where: str, *, lists: bool = False) -> Iterator[Problem]:
    for key, value in part.items():
        values = value if lists and isinstance(value, list) and key != "separator" else [value]
        if not all(isinstance(column, str) and column for column in values):
            yield Problem(f"{key}: {value!r} is not text", where=where, mend="put it in quotes")


def _several(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def check(columns: Columns, header: Sequence[str]) -> None:
    """Every column that is mapped must be there, and none may be about what Fledge does not read of a person."""
    missing = [column for column in columns.all() if column not in header]
    if missing:
        named = ", ".join(f"{column!r}{_perhaps(column, header)}" for column in missing)
        raise Problem(f"has no column {named}", mend="change the mapping, or the table")
    if private := [column for column in columns.all() if normal(column) in _never_read()]:
        named = ", ".join(map(repr, private))
        raise Problem(f"{named}: Fledge does not read this of a person", mend="take it out of the mapping")


@cache
def _never_read() -> frozenset[str]:
    return frozenset(map(normal, packaged_page("panels", "people.yaml")["never_read"]))


def _perhaps(column: str, header: Sequence[str]) -> str:
    near = _near(column, header)
    return f" ({near})" if near else ""


def _near(word: Any, known: Sequence[str]) -> str:
    lower = {name.lower(): name for name in known}
    near = get_close_matches(str(word).lower(), lower, n=2, cutoff=0.6)
    return f"did you mean {' or '.join(repr(lower[n]) for n in near)}?" if near else ""
