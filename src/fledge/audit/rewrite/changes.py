"""Two texts → what changed, line by line, with the reason beside every changed line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from fledge.audit.rewrite.rewritten import Change

#: From this share of common words on, a line that replaces another is shown beside it.
_ALIKE = 0.4


def changes(old: str, new: str, reasons: Mapping[str, str]) -> tuple[Change, ...]:
    """Every line of both texts in reading order, and why a line is not as it was.

    ``reasons`` go by the new line, or by the old one where it is gone.

    >>> changes("- 5+ years of Rust", "- Rust", {"- Rust": "It is the work that counts."})
    (Change(before='- 5+ years of Rust', after='- Rust', because='It is the work that counts.'),)
    """
    before, after = old.split("\n"), new.split("\n")
    found: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found += (Change(line, line) for line in before[a:b])
        else:
            found += (_change(*pair, reasons) for pair in _pairs(before[a:b], after[c:d]))
    return tuple(found)


def _change(before: str | None, after: str | None, reasons: Mapping[str, str]) -> Change:
    because = reasons.get(after or "") or reasons.get(before or "") or ""
    return Change(before, after, because)


def _pairs(before: list[str], after: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Old and new lines side by side where they are alike; both orders are kept."""
    at = 0
    for line in after:
        like = next((i for i in range(at, len(before)) if _alike(before[i], line)), None)
        if like is None:
            yield None, line
            continue
        yield from ((gone, None) for gone in before[at:like])
        yield before[like], line
        at = like + 1
    yield from ((gone, None) for gone in before[at:])


def _alike(one: str, other: str) -> bool:
    """Whether two lines share so many of their words that one is the other, rewritten."""
    a, b = set(one.lower().split()), set(other.lower().split())
    return bool(a & b) and len(a & b) >= _ALIKE * min(len(a), len(b))
