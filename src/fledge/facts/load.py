"""Packaged knowledge → FactBook. Every problem in the YAML is collected and raised once."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from fledge.facts.birth import Birth, BirthKind
from fledge.facts.book import FactBook, normal
from fledge.facts.fact import Fact, PartialDate
from fledge.facts.skill import GuardedName, Kind, Relation, Skill
from fledge.facts.spread import Spread
from fledge.problem import Problem, Problems

_FILE_KEYS = {"family", "pack", "kind", "skills"}
_SKILL_KEYS = {"name", "id", "kind", "also", "guarded", "born", "package", "package_is"}
_GUARD_KEYS = {"name", "exact_case", "lone", "before", "after", "not_before", "not_after"}
_BORN_KEYS = {"date", "kind", "source", "memory"}
_RELATIONS = ("substitutes", "part_of", "needs")
#: What a package's first upload says of the tool, by ``package_is``.
_PACKAGE_IS = {"born_there", "later", "client"}


def slug(name: str) -> str:
    """The id of a skill from its usual name.

    >>> slug("C++"), slug("scikit-learn"), slug("Node.js"), slug("A/B testing")
    ('c++', 'scikit-learn', 'node.js', 'a/b-testing')
    """
    return re.sub(r"\s+", "-", name.strip().lower())


@cache
def load() -> FactBook:
    """The skill book that ships with Fledge, read once a process."""
    return read_book(files("fledge.knowledge"))


def read_book(knowledge: Traversable) -> FactBook:
    """A FactBook from a folder laid out as ``fledge/knowledge``; Problems names every mistake in it."""
    problems: list[Problem] = []
    births = _births(knowledge / "births", problems)
    skills = [
        skill
        for file, page in _pages(knowledge / "skills", problems)
        for skill in _family(file, page, births, problems)
    ]
    problems += _clashes(skills)
    book = FactBook(skills)
    problems += [
        Problem(f"births of {name!r}, a skill the book does not have", where=where)
        for name, (where, _) in births.items()
        if name not in book.skills
    ]
    relations = [
        relation
        for file, page in _pages(knowledge / "relations", problems)
        for relation in _relations(file, page, book, problems)
    ]
    constants = _constants(knowledge / "evidence", problems)
    words = _words(knowledge / "words", problems)
    hours = _hours(knowledge / "learning", book, problems)
    ends = _ends(knowledge / "ends", book, problems)
    distributions = _distributions(knowledge / "distributions", problems)
    if problems:
        raise Problems(problems)
    return FactBook(
        skills, relations, constants=constants, words=words, distributions=distributions, hours=hours, ends=ends
    )


def _pages(folder: Traversable, problems: list[Problem]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every YAML page of a folder with its file's name; what is not a page of keys is a problem."""
    for file in _yaml_files(folder):
        try:
            page = _yaml(file)
        except Problem as problem:
            problems.append(problem)
            continue
        if isinstance(page, dict):
            yield file.name, page
        else:
            problems.append(Problem("the page is not made of keys and values", where=file.name))


def _yaml_files(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        return []
    return sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)


def packaged_page(*path: str) -> Any:
    """One page of the packaged knowledge outside the skill book, such as ``panels/kaggle_2022.yaml``."""
    return _yaml(files("fledge.knowledge").joinpath(*path))


@cache
def _parsed() -> dict[str, Any]:
    """Pages parsed when the package was built, by the digest of the YAML they came from; none in a checkout."""
    pages = files("fledge.knowledge") / "pages.json"
    return json.loads(pages.read_bytes()) if pages.is_file() else {}


def _yaml(file: Traversable) -> Any:
    source = file.read_bytes()
    page = _parsed().get(hashlib.sha256(source).hexdigest())
    return page if page is not None else _parse(source, file.name)


def _parse(source: bytes, name: str) -> Any:
    import yaml

    try:
        return yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except yaml.YAMLError as error:
        raise Problem(f"not YAML: {error}", where=name) from error


def _family(
    file: str, page: dict[str, Any], births: Mapping[str, tuple[str, list[Birth]]], problems: list[Problem]
) -> Iterator[Skill]:
    if set(page) - _FILE_KEYS or not {"family", "pack", "skills"} <= set(page):
        problems.append(Problem(f"a family file has the keys {sorted(_FILE_KEYS)}", where=file))
        return
    if not isinstance(page["skills"], list):
        problems.append(Problem("skills is not a list", where=file))
        return
    for entry in page["skills"]:
        if isinstance(entry, str):
            entry = {"name": entry}
        where = f"{file}: {entry.get('name', entry) if isinstance(entry, dict) else entry}"
        try:
            yield _skill(entry, page, births)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problems.append(Problem(f"{type(error).__name__}: {error}", where=where))


def _skill(entry: dict[str, Any], page: dict[str, Any], births: Mapping[str, tuple[str, list[Birth]]]) -> Skill:
    _only(entry, _SKILL_KEYS)
    if entry.get("package_is", "later") not in _PACKAGE_IS:
        raise ValueError(f"package_is is one of {sorted(_PACKAGE_IS)}")
    name = _text(entry["name"])
    skill_id = entry.get("id", slug(name))
    packages = entry.get("package", [])
    return Skill(
        id=skill_id,
        name=name,
        kind=Kind(entry.get("kind", page.get("kind", "tool"))),
        family=page["family"],
        pack=page["pack"],
        also=tuple(map(_text, entry.get("also", ()))),
        guarded=tuple(_guard(g) for g in entry.get("guarded", ())),
        births=(*map(_birth, entry.get("born", ())), *births.get(skill_id, ("", []))[1]),
        packages=(packages,) if isinstance(packages, str) else tuple(packages),
        package_is=entry.get("package_is", "later"),
    )


def _only(entry: dict[str, Any], keys: set[str]) -> None:
    if odd := set(entry) - keys:
        raise ValueError(f"unknown key {', '.join(map(repr, sorted(map(str, odd))))}; the keys are {sorted(keys)}")


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{value!r} should be text; put it in quotes")
    return value


def _guard(entry: str | dict[str, Any]) -> GuardedName:
    if isinstance(entry, str):
        return GuardedName(_text(entry))
    _only(entry, _GUARD_KEYS)
    words = {
        key: tuple(_text(word).lower() for word in entry.get(key, ()))
        for key in ("before", "after", "not_before", "not_after")
    }
    return GuardedName(_text(entry["name"]), entry.get("exact_case", True), entry.get("lone", True), **words)


def _birth(entry: dict[str, Any]) -> Birth:
    _only(entry, _BORN_KEYS)
    return Birth(
        PartialDate.parse(_text(entry["date"])),
        BirthKind(entry["kind"]),
        _text(entry["source"]),
        verified=not entry.get("memory", False),
    )


def _births(folder: Traversable, problems: list[Problem]) -> dict[str, tuple[str, list[Birth]]]:
    """Births read by machine (package index, technology radar), kept apart from the curated families."""
    found: dict[str, tuple[str, list[Birth]]] = {}
    for file, page in _pages(folder, problems):
        for skill_id, entries in page.items():
            try:
                found.setdefault(skill_id, (file, []))[1].extend(map(_birth, entries))
            except (ValueError, KeyError, TypeError) as error:
                problems.append(Problem(f"{type(error).__name__}: {error}", where=f"{file}: {skill_id}"))
    return found


def _words(folder: Traversable, problems: list[Problem]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Word lists by file and list: what headings announce, what cues mean."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for file, page in _pages(folder, problems):
        for name, words in page.items():
            if isinstance(words, list):
                found.setdefault(file.removesuffix(".yaml"), {})[name] = tuple(words)
            else:
                problems.append(Problem(f"{name} is not a list of wordings", where=file))
    return found


def _constants(folder: Traversable, problems: list[Problem]) -> dict[str, Fact]:
    """What studies found and what is assumed, each with source, grade and tag."""
    found = {}
    for file, page in _pages(folder, problems):
        for name, entry in page.items():
            try:
                value = f"{entry['value']} {entry['unit']}".strip()
                found[name] = Fact(entry["about"], value, _told(entry), entry["grade"], entry["date"])
            except (KeyError, TypeError) as error:
                problems.append(Problem(f"a piece of evidence lacks {error}", where=f"{file}: {name}"))
    return found


def _hours(folder: Traversable, book: FactBook, problems: list[Problem]) -> dict[str, Fact]:
    """Hours of study by skill, where somebody has planned or measured them."""
    found = {}
    for file, page in _pages(folder, problems):
        for name, entry in page.items():
            try:
                skill = book.named(name)
                about = f"hours to learn {skill.name}, from nothing ({entry['how']})"
                found[skill.id] = Fact(about, f"{entry['hours']} hours", _told(entry), entry["grade"], entry["date"])
            except (KeyError, TypeError, AttributeError) as error:
                problems.append(Problem(f"no such skill, or hours that lack {error}", where=f"{file}: {name}"))
    return found


def _ends(folder: Traversable, book: FactBook, problems: list[Problem]) -> dict[str, Fact]:
    """Since when a tool's makers have stopped, for tools where a page says so."""
    found = {}
    for file, page in _pages(folder, problems):
        for name, entry in page.items():
            try:
                skill = book.named(name)
                day = str(PartialDate.parse(_text(entry["date"])))
                found[skill.id] = Fact(f"{skill.name}: {_text(entry['about'])}", day, _text(entry["source"]), "B", day)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                problems.append(Problem(f"no such tool, or an end that lacks {error}", where=f"{file}: {name}"))
    return found


def _told(entry: dict[str, Any]) -> str:
    """A source, and how it is known where it was not read itself."""
    return _text(entry["source"] if entry["tag"] == "read" else f"{entry['source']} [{entry['tag']}]")


def _distributions(folder: Traversable, problems: list[Problem]) -> dict[str, Spread]:
    """Measured distributions, the most particular kind of posting first."""
    found: dict[str, Spread] = {}
    for file, page in _pages(folder, problems):
        try:
            found |= {name: _spread(name, entry, page) for name, entry in page["kinds"].items()}
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            problems.append(Problem(f"a distribution is not complete ({error})", where=file))
    return found


def _spread(name: str, entry: dict[str, Any], page: dict[str, Any]) -> Spread:
    counts = [int(value) for value, n in entry["histogram"].items() for _ in range(n)]
    source = f"{page['source']}: {entry['from']}"
    fact = Fact(page["about"], f"n = {len(counts)}", source, page["grade"], page["date"])
    return Spread(name, tuple(entry["title_words"]), tuple(sorted(counts)), fact)


def _relations(file: str, page: dict[str, Any], book: FactBook, problems: list[Problem]) -> Iterator[Relation]:
    problems += [
        Problem(f"unknown kind of relation {kind!r}; use {_RELATIONS}", where=file)
        for kind in set(page) - set(_RELATIONS)
    ]
    for kind in _RELATIONS:
        entries = page.get(kind, ())
        if not isinstance(entries, list | tuple):
            problems.append(Problem(f"{kind} is not a list", where=file))
            continue
        for entry in entries:
            try:
                yield from _relation(kind, entry, book)
            except (KeyError, TypeError) as error:
                problems.append(Problem(f"{kind}: no such skill or key: {error}", where=file))


def _relation(kind: str, entry: dict[str, Any], book: FactBook) -> Iterator[Relation]:
    because = _text(entry["because"])
    ones = [book.named(name).id for name in entry["skills"]]
    named = {"part_of": "of", "needs": "need"}
    others = ones if kind == "substitutes" else [book.named(name).id for name in entry[named[kind]]]
    yield from (Relation(kind, one, other, because) for one in ones for other in others if one != other)


def _clashes(skills: list[Skill]) -> list[Problem]:
    """A name may stand for two skills only where both declare it as a guarded name."""
    owners: dict[str, tuple[str, bool]] = {}
    clashes = []
    for skill in skills:
        plain = {normal(n): False for n in (skill.name, *skill.also)}
        guarded = {normal(g.name): True for g in skill.guarded}
        for name, is_guarded in (plain | guarded).items():
            other, other_guarded = owners.setdefault(name, (skill.id, is_guarded))
            if other != skill.id and not (is_guarded and other_guarded):
                clashes.append(
                    Problem(f"the name {name!r} stands for {other} and {skill.id}", mend="keep one, or guard both")
                )
    ids = Counter(skill.id for skill in skills)
    return clashes + [Problem(f"two skills have the id {i!r}") for i, n in sorted(ids.items()) if n > 1]
