"""Who says so: facts with each source once, and the addresses in them found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fledge.audit import Finding
from fledge.facts import Fact

#: What a grade of evidence means, as the facts page explains it.
GRADES = {
    "A": "meta-analysis, experiment or official statistics",
    "B": "one large or peer-reviewed study, or a dated record",
    "C": "survey, or one collection of postings",
    "D": "assumption, anecdote or memory",
}
_ADDRESS = re.compile(r"https?://[^\s<>\"'|\\^`{}]+|\bdoi:? ?(?P<doi>10\.\d{4,9}/[^\s<>\"|\\^`{},;]+)", re.IGNORECASE)
_TRAILING = ".,;:!?)]"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a source: plain words, or words with the address they lead to."""

    words: str
    address: str = ""


def parts(source: str) -> tuple[Part, ...]:
    """A source cut into words and addresses; a doi leads to its resolver, nothing but http ever becomes a link.

    >>> [part.address for part in parts("Roth 2019, doi 10.1111/peps.12335 (81 samples)")]
    ['', 'https://doi.org/10.1111/peps.12335', '']
    """
    found: list[Part] = []
    at = 0
    for match in _ADDRESS.finditer(source):
        words = match[0].rstrip(_TRAILING)
        doi = match["doi"]
        address = f"https://doi.org/{doi.rstrip(_TRAILING)}" if doi else words
        found += [Part(source[at : match.start()]), Part(words, address)]
        at = match.start() + len(words)
    return tuple(part for part in (*found, Part(source[at:])) if part.words)


def dated(fact: Fact) -> str:
    """The date to show beside the value; nothing where the value is the date."""
    return "" if fact.date == fact.value else fact.date


def numbered(findings: Iterable[Finding], further: Iterable[Fact] = ()) -> dict[Fact, int]:
    """Every fact once, numbered in the order it is first called on."""
    return {fact: n for n, fact in enumerate(dict.fromkeys(_facts(findings, further)), 1)}


def _facts(findings: Iterable[Finding], further: Iterable[Fact]) -> Iterator[Fact]:
    yield from further
    for finding in findings:
        yield from finding.because
