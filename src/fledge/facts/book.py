"""The skill book: every skill by its id and by every name it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from fledge.facts.fact import Fact
from fledge.facts.skill import Relation, Skill
from fledge.facts.spread import Spread

_JOINTS = re.compile(r"[\s\-\u2010\u2011\u2013_]+")


def normal(name: str) -> str:
    """The form in which two spellings of one name meet: lower case, hyphens and spaces alike.

    >>> normal("Fine-Tuning") == normal("fine tuning")
    True
    """
    return _JOINTS.sub(" ", name.lower()).strip()


class FactBook:
    """What Fledge knows of skills, ready to be asked.

    >>> from fledge.facts.load import load
    >>> load().named("sklearn").name
    'scikit-learn'
    """

    def __init__(
        self,
        skills: Iterable[Skill],
        relations: Iterable[Relation] = (),
        constants: Mapping[str, Fact] | None = None,
        words: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
        distributions: Mapping[str, Spread] | None = None,
        hours: Mapping[str, Fact] | None = None,
        ends: Mapping[str, Fact] | None = None,
    ) -> None:
        self.skills: Mapping[str, Skill] = {skill.id: skill for skill in skills}
        self.relations = tuple(relations)
        self.constants: Mapping[str, Fact] = dict(constants or {})
        self.distributions: Mapping[str, Spread] = dict(distributions or {})
        self.hours: Mapping[str, Fact] = dict(hours or {})
        self.ends: Mapping[str, Fact] = dict(ends or {})
        self.words: Mapping[str, Mapping[str, tuple[str, ...]]] = dict(words or {})

    def __len__(self) -> int:
        return len(self.skills)

    def __getitem__(self, skill_id: str) -> Skill:
        return self.skills[skill_id]

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        names = {normal(name): s.id for s in self.skills.values() for name in (g.name for g in s.guarded)}
        names |= {normal(name): s.id for s in self.skills.values() for name in (s.name, *s.also)}
        return names

    def named(self, name: str) -> Skill:
        """The skill that goes by ``name`` in any of its spellings; KeyError if none does."""
        return self.skills[self._by_name[normal(name)]]

    def knows(self, name: str) -> bool:
        """Whether any skill goes by ``name``."""
        return normal(name) in self._by_name

    @cached_property
    def _relations_of(self) -> Mapping[tuple[str, str], tuple[Relation, ...]]:
        found: dict[tuple[str, str], list[Relation]] = {}
        for relation in self.relations:
            found.setdefault((relation.kind, relation.one), []).append(relation)
        return {key: tuple(relations) for key, relations in found.items()}

    def wholes_of(self, skill_id: str) -> tuple[str, ...]:
        """What this skill is directly part of: Pinecone → vector databases."""
        return tuple(r.other for r in self._relations_of.get(("part_of", skill_id), ()))

    def substitutes_of(self, skill_id: str) -> Mapping[str, str]:
        """The skills that can stand in for this one, with the reason."""
        return {r.other: r.because for r in self._relations_of.get(("substitutes", skill_id), ())}

    def hours_of(self, skill_id: str) -> Fact | None:
        """How long it takes to learn from nothing, with its source; None where nobody has said."""
        return self.hours.get(skill_id)

    def needs_of(self, skill_id: str) -> Mapping[str, str]:
        """What must be known before this skill can be practised, with the reason."""
        return {r.other: r.because for r in self._relations_of.get(("needs", skill_id), ())}
