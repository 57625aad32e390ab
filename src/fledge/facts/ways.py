"""What leads to what besides the skill book's relations: weights learned from surveys, and our own judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fledge.facts.book import FactBook
from fledge.facts.load import load, packaged_page
from fledge.problem import Problem, Problems

_SUFFIX = ".txt"
_HEAD = ("title", "year", "people", "source", "licence")


@dataclass(frozen=True, slots=True)
class LearnedWay:
    """Holding one tool, or two together, is so much of a chance to use another one, too.

    ``weight`` is the chance that this alone adds (0 to 1). ``people`` have what is ``held``; they use the goal
    ``times`` as often as those who have not.
    """

    to: str
    held: tuple[str, ...]
    weight: float
    people: int
    times: float


@dataclass(frozen=True, slots=True)
class Learned:
    """What one survey taught: its ways, how many use each tool, and the survey's own words for it."""

    name: str
    title: str
    year: int
    people: int
    source: str
    licence: str
    counts: Mapping[str, int]
    words: Mapping[str, str]
    ways: tuple[LearnedWay, ...]

    def text(self) -> str:
        """The file that ``read`` reads: people, then each tool, then the ways to each tool, strongest first."""
        head = [f"# {key}: {getattr(self, key)}" for key in _HEAD]
        tools = [f"= {n} {skill} {self.words.get(skill, '')}".rstrip() for skill, n in sorted(self.counts.items())]
        return "\n".join([*head, *tools, *self._lines()]) + "\n"

    def _lines(self) -> Iterator[str]:
        goal = None
        for way in self.ways:
            if way.to != goal:
                goal = way.to
                yield f"> {goal}"
            people = f"{way.people} " if len(way.held) > 1 else ""
            yield f"{way.weight:.3f} {way.times:.3g} {people}{' '.join(way.held)}"


def read(text: str, name: str) -> Learned:
    """A file of learned weights; a Problem names the line that is not one.

    >>> lines = ["# title: A survey", "# year: 2023", "# people: 9", "= 4 python Python", "> sql", "0.2 1.5 python"]
    >>> read("\\n".join(lines), "a survey").ways[0].people
    4
    """
    about: dict[str, str] = {}
    counts: dict[str, int] = {}
    words: dict[str, str] = {}
    ways: list[LearnedWay] = []
    goal = ""
    for number, line in enumerate(text.splitlines(), 1):
        try:
            mark, _, rest = line.partition(" ")
            if mark == "#":
                key, _, value = rest.partition(": ")
                about[key] = value
            elif mark == "=":
                n, skill, *word = rest.split(" ", 2)
                counts[skill], words[skill] = int(n), word[0] if word else ""
            elif mark == ">":
                goal = rest
            else:
                ways.append(_way(goal, line.split(" "), counts))
        except (ValueError, KeyError) as error:
            raise Problem(f"is no learned weight ({error})", where=f"{name} line {number}") from None
    return Learned(
        name,
        about["title"],
        int(about["year"]),
        int(about["people"]),
        about.get("source", ""),
        about.get("licence", ""),
        counts,
        words,
        tuple(ways),
    )


def _way(goal: str, parts: list[str], counts: Mapping[str, int]) -> LearnedWay:
    weight, times = float(parts[0]), float(parts[1])
    if len(parts) == 3:
        return LearnedWay(goal, (parts[2],), weight, counts[parts[2]], times)
    return LearnedWay(goal, (parts[3], parts[4]), weight, int(parts[2]), times)


@dataclass(frozen=True, slots=True)
class JudgedWay:
    """One skill leads to another as far as we can judge: an assumption, grade D, where no survey has asked."""

    have: str
    to: str
    weight: float
    because: str


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways that ship with Fledge."""

    learned: tuple[Learned, ...] = ()
    judged: tuple[JudgedWay, ...] = ()


@cache
def load_ways() -> Ways:
    """The learned weights, one survey each, and the judged ones; read once a process.

    >>> [survey.year for survey in load_ways().learned]
    [2022, 2023]
    """
    folder = files("fledge.knowledge") / "adjacency"
    shipped = sorted((file for file in folder.iterdir() if file.name.endswith(_SUFFIX)), key=lambda file: file.name)
    learned = tuple(read(file.read_text(encoding="utf-8"), file.name.removesuffix(_SUFFIX)) for file in shipped)
    return Ways(learned, judged(packaged_page("adjacency", "judged.yaml"), load()))


def judged(page: Any, book: FactBook) -> tuple[JudgedWay, ...]:
    """Every way of the page; Problems names each entry that is not complete, or a skill that the book does not have."""
    problems: list[Problem] = []
    found: list[JudgedWay] = []
    for number, entry in enumerate(page, 1):
        try:
            weight, because = float(entry["weight"]), str(entry["because"])
            ends = [(book.named(have).id, book.named(to).id) for have in entry["have"] for to in entry["lead_to"]]
            found += [JudgedWay(have, to, weight, because) for have, to in ends if have != to]
        except (KeyError, TypeError, ValueError) as error:
            problems.append(Problem(f"no such skill, or an entry that lacks {error}", where=f"judged.yaml, {number}"))
    if problems:
        raise Problems(problems)
    return tuple(found)
