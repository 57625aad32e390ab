"""What a wording can mean, and in how many ways it may be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fledge.facts import GuardedName, Skill

# The roles that a wording can play, as flags: most segments are done with after one look at them.
ASKS = 1
DEMANDS = 2
REFUSES = 4
NICE_AFTER = 8
NICE_BEFORE = 16
YEARS = 32
MONTHS = 64
DEGREE = 128
PROMISE = 256
LEVEL = 512
EXPERT = 1024
CLOSES = 2048
SKILL = 4096
TOOL = 8192
#: The lists of ``knowledge/words/cues.yaml`` and ``levels.yaml``.
ROLES = {
    "asks": ASKS,
    "demands": DEMANDS | ASKS,
    "refuses": REFUSES,
    "nice_after": NICE_AFTER,
    "nice_before": NICE_BEFORE,
    "years": YEARS,
    "months": MONTHS,
    "level": LEVEL,
    "expert": EXPERT,
    "closes": CLOSES,
}

#: One character for one, so that offsets stay true.
_PLAIN = (("\n", " "), ("\t", " "), ("\r", " "), ("[", "("), ("]", ")"))
_TYPOGRAPHIC = (
    ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u200b", " "), ("\u2019", "'"), ("\u2018", "'"),
    ("\u2013", "-"), ("\u2014", "-"), ("\u2011", "-"), ("\u2010", "-"), ("\u2212", "-"),
)  # fmt: skip
_IZE = re.compile(r"(?<=\w{3})i(z)(?=ation|e\b|es\b|ed\b|ing\b|er\b)|(?<=\w{3})y(z)(?=e\b|ing\b)")


@dataclass(slots=True)
class Pattern:
    """What one wording can mean: a skill for sure, skills if the company is right, a heading, a cue."""

    plain: Skill | None = None
    guarded: tuple[tuple[Skill, GuardedName], ...] = ()
    heading: str = ""
    #: whether the heading word only qualifies another, as in "essential duties"
    adjective: bool = False
    roles: int = 0
    degree: str = ""
    promises: tuple[str, ...] = ()
    #: tools named inside a concept's wording: where they begin in it, how long they are, and which
    inner: tuple[tuple[int, int, Skill], ...] = ()
    #: whether it can only be a name, and only if its first letter is a capital
    capital: bool = False


@dataclass(slots=True)
class Hit:
    """One found wording, ``text[start:end]``, with boundaries checked."""

    start: int
    end: int
    pattern: Pattern


def flatten(text: str) -> str:
    """The text as it is scanned: lower case, one kind of space, hyphen, quote and bracket, same length.

    >>> flatten("Vector\\nDatabases – RAG")
    'vector databases - rag'
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not lower.isalnum():
        for kind, same in _PLAIN:
            lower = lower.replace(kind, same)
    if not lower.isascii():
        for kind, same in _TYPOGRAPHIC:
            lower = lower.replace(kind, same)
    return lower


def sought(flat: str) -> str:
    """A flattened text as the automaton sees it: a hyphen is a space, so that one needle finds both spellings."""
    return flat.replace("-", " ")


def _wrapped_once(form: str) -> Iterator[str]:
    """A name of several hyphens, broken after one of them: "text-to- speech"."""
    parts = form.split("-")
    if len(parts) > 2:
        for broken in range(1, len(parts)):
            yield " ".join(parts[:broken]) + "  " + " ".join(parts[broken:])


def spellings(name: str) -> Iterator[str]:
    """How a name may be written, as sought: hyphen as space, joined, wrapped after a hyphen; British; plural of -y.

    >>> sorted(spellings("Fine-tuning"))
    ['fine  tuning', 'fine tuning', 'finetuning']
    """
    base = flatten(name)
    forms = [base]
    if "iz" in base or "yz" in base:
        forms.append(_IZE.sub(lambda m: m[0][:-1] + "s", base))
    if base.endswith("y") and len(base) > 4 and base[-2] not in "aeiou" and base[-3:].isalpha():
        forms += [form[:-1] + "ies" for form in forms]
    for form in forms:
        yield sought(form)
        if "-" in form[1:-1]:
            yield form.replace("-", "")
            yield form.replace("-", "  ")
            yield from _wrapped_once(form)
