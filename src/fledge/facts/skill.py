"""What a skill is called, what kind of thing it is, and what stands near it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fledge.facts.birth import Birth, BirthKind


class Kind(StrEnum):
    """A tool is a named thing somebody ships; the others are learned without one."""

    TOOL = "tool"
    CONCEPT = "concept"
    FUNDAMENTAL = "fundamental"
    DOMAIN = "domain"


@dataclass(frozen=True, slots=True)
class GuardedName:
    """A name that is also an ordinary word, and the company it must keep to be read as the skill.

    It counts when a list neighbour is a skill, when a cue such as "experience with" leads to it, or when
    one of ``before`` / ``after`` stands next to it. ``not_before`` / ``not_after`` always refuse it.
    """

    name: str
    exact_case: bool = True
    lone: bool = True
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    """One entry of the skill book.

    ``packages`` name where a package index carries it ("PyPI: langchain"); ``package_is`` says what the first
    upload means: ``born_there`` (the tool appeared with it), ``later`` (the tool was public before) or ``client``.
    """

    id: str
    name: str
    kind: Kind
    family: str
    pack: str
    also: tuple[str, ...] = ()
    guarded: tuple[GuardedName, ...] = ()
    births: tuple[Birth, ...] = ()
    packages: tuple[str, ...] = ()
    package_is: str = "later"

    @property
    def first_known(self) -> Birth | None:
        """The earliest date over all sources, verified or not: what a careful reader would grant."""
        return min(self.births, key=lambda b: (b.date.earliest, b.date.latest), default=None)

    @property
    def generally_available(self) -> Birth | None:
        """The earliest date from which ordinary teams could use it in production, where one is known."""
        return min(
            (b for b in self.births if b.kind is BirthKind.AVAILABLE),
            key=lambda b: b.date.earliest,
            default=None,
        )


@dataclass(frozen=True, slots=True)
class Relation:
    """Two skills and how they stand to each other, with the reason.

    ``kind`` is ``substitutes`` (either does the job), ``part_of`` (``one`` belongs to ``other``)
    or ``needs`` (``one`` cannot be practised without ``other``).
    """

    kind: str
    one: str
    other: str
    because: str
