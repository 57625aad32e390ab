"""A measured distribution to compare one posting with, and where it was measured."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class Spread:
    """Counts over comparable postings, sorted; ``title_words`` tell which postings are comparable."""

    name: str
    title_words: tuple[str, ...]
    counts: tuple[int, ...]
    fact: Fact
