"""The stages of a hiring round, in their order, under every name that people give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from fledge.match.impact.table import plain

#: In the order in which people pass them.
STAGES = ("applied", "looked at", "interviewed", "offered", "entered the programme", "retained")


def spellings(words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Every spelling of a stage with the stage it means.

    >>> from fledge.facts.load import load
    >>> spellings(load().words["stages"])["phone interview"]
    'interviewed'
    """
    return {plain(word): many[0] for many in words.values() for word in many}


def near(words: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The stages that may be meant; all of them where none is near.

    >>> near("intervewed", {"interviewed": "interviewed", "offer": "offered"})
    ('interviewed',)
    """
    close = get_close_matches(plain(words), known, n=3, cutoff=0.6)
    return tuple(dict.fromkeys(known[word] for word in close)) or STAGES
