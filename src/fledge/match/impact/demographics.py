"""Which groups people say they belong to: from a separate file of the user's, never from a name or from papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fledge.match.impact.table import broken, plain, rows
from fledge.problem import Problem, Problems

COLUMNS = ("person", "sex", "race_ethnicity")
#: The breakdowns of New York's rule, which others can use as well.
BY = ("sex", "race_ethnicity", "sex x race_ethnicity")
_ALSO = {
    "person": ("candidate", "candidate_id", "applicant", "applicant_id", "person_id", "id"),
    "sex": ("gender",),
    "race_ethnicity": ("race", "ethnicity", "race_or_ethnicity"),
}
_UNKNOWN = {
    *("", "unknown", "not known", "not stated", "not given", "not disclosed", "undisclosed", "declined", "n a", "na"),
    *("prefer not to say", "prefer not to answer", "decline to state", "declined to state", "no answer", "none", "?"),
    *("i do not wish to answer", "decline to answer", "choose not to disclose", "null", "missing"),
}
_SAME = (("f", "female", "woman", "women"), ("m", "male", "man", "men"))


@dataclass(frozen=True, slots=True)
class Demographics:
    """The groups of each person, None where unknown, by the name of the breakdown; and what could not be read."""

    groups: Mapping[str, Mapping[str, str]]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    def group(self, person: str, by: str) -> str | None:
        """The person's group in a breakdown; None where it is unknown, or one of two is.

        >>> held = Demographics({"sex": {"p1": "Female"}, "race_ethnicity": {}})
        >>> held.group("p1", "sex"), held.group("p1", "sex x race_ethnicity")
        ('Female', None)
        """
        parts = [self.groups[column].get(person) for column in by.split(" x ")]
        known = [part for part in parts if part is not None]
        return " x ".join(known) if len(known) == len(parts) else None


def demographics(text: str, *, where: str) -> Demographics:
    """The groups of a CSV text. Who stands there twice with different groups is unknown in those, and it is said.

    Groups keep the words of the file; capitals make no other group.
    """
    problems: list[Problem] = []
    seen: dict[str, list[tuple[int, Mapping[str, str]]]] = {}
    for row in rows(text, COLUMNS, also=_ALSO, where=where):
        if row.cells is None:
            problems.append(broken(row))
        elif not row.cells["person"]:
            problems.append(Problem("names no person", where=row.where, mend="use the code of the decisions"))
        else:
            seen.setdefault(row.cells["person"], []).append((row.line, row.cells))
    if not seen:
        empty = Problem("names nobody", where=where, mend=f"write a line for each person: {','.join(COLUMNS)}")
        raise Problems(problems or [empty])
    problems += _twice(seen, where)
    groups = {column: _groups(seen, column) for column in COLUMNS[1:]}
    return Demographics(groups, tuple(problems), tuple(_alike(groups)))


def _twice(seen: Mapping[str, list[tuple[int, Mapping[str, str]]]], where: str) -> Iterator[Problem]:
    for person, lines in seen.items():
        apart = [column for column in COLUMNS[1:] if len({plain(cells[column]) for _, cells in lines}) > 1]
        if len(lines) > 1:
            at = f"{where} lines {', '.join(str(line) for line, _ in lines)}"
            what = f"with different {' and '.join(apart)}; counted as unknown" if apart else "with the same groups"
            yield Problem(f"{person} stands there {len(lines)} times {what}", where=at, mend="keep one line")


def _groups(seen: Mapping[str, list[tuple[int, Mapping[str, str]]]], column: str) -> dict[str, str]:
    """Everybody's group, in its most usual spelling."""
    said = {person: {plain(cells[column]) for _, cells in lines} for person, lines in seen.items()}
    spelled = _usual(cells[column] for lines in seen.values() for _, cells in lines)
    return {
        person: spelled[next(iter(words))] for person, words in said.items() if len(words) == 1 and not words & _UNKNOWN
    }


def _usual(words: Iterable[str]) -> dict[str, str]:
    """The spelling that most lines have, the first of the alphabet among as many."""
    counts = Counter(words)
    found: dict[str, str] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        found.setdefault(plain(word), " ".join(word.split()))
    return found


def _alike(groups: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Groups that may be one under two names."""
    there = set(groups["sex"].values())
    for same in _SAME:
        found = sorted(group for group in there if plain(group) in same)
        if len(found) > 1:
            yield f"{' and '.join(found)} are counted as different groups; write one word if they mean the same"
