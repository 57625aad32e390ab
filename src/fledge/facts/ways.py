"""Which tools go with which, as people said in surveys: learned weights, read from the packaged knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fledge.problem import Problem

_SUFFIX = ".txt"
_HEAD = ("title", "year", "people", "source", "licence")


@dataclass(frozen=True, slots=True)
class LearnedWay:
    """Holding one tool, or two together, is so much of a chance to use another one, too.

    ``weight`` is the chance that this alone adds (0 to 1). ``people`` have what is ``held``; they use the goal ``times``
    as often as those who have not.
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

    >>> read("# title: A survey\\n# year: 2023\\n# people: 9\\n= 4 python Python\\n> sql\\n0.2 1.5 python", "a").ways[0].people
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


@cache
def load_learned() -> tuple[Learned, ...]:
    """The weights that ship with Fledge, one survey each, read once a process."""
    folder = files("fledge.knowledge") / "adjacency"
    if not folder.is_dir():
        return ()
    shipped = sorted((file for file in folder.iterdir() if file.name.endswith(_SUFFIX)), key=lambda file: file.name)
    return tuple(read(file.read_text(encoding="utf-8"), file.name.removesuffix(_SUFFIX)) for file in shipped)
