"""A guard against pages that are built to choke a reader: endless nesting, endlessly repeated formatting."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from fledge.documents.tags import FORMATTING, UNNESTED

MAX_STEPS = 1_000_000_000  # up the nesting, once for each tag: two seconds
MIN_TAGS = 1_000
MAX_COPIES = 3_000_000  # elements
_NOT_MARKUP = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
_DRAWINGS = {"svg", "math"}
_TAG = re.compile(r"<(/?)([a-z][a-z0-9:-]*)([^<>]{0,300})", re.IGNORECASE)


def is_tangled(html: str) -> bool:
    """Whether parsing would take more than a moment; a browser shows such a page no better.

    An HTML parser walks up the nesting for every tag, and formatting that is never closed is copied
    into every later element (three times at most for each way of writing it).

    >>> is_tangled("<div><p>We hire</p></div>"), is_tangled("<div>" * 50_000)
    (False, True)
    """
    return weight(html) > 1


def weight(html: str) -> float:
    """How much work parsing is, where 1 is the most that a page may be; nothing for any small page.

    >>> weight("<p>We hire</p>"), weight("<div>" * 50_000) > 1
    (0.0, True)
    """
    if html.count("<") < MIN_TAGS:
        return 0.0
    tags = _TAG.findall(_NOT_MARKUP.sub("", html))
    return max(_depth(tags) * len(tags) / MAX_STEPS, len(tags) * _open_formatting(tags) / MAX_COPIES)


def _depth(tags: list[tuple[str, str, str]]) -> int:
    """The deepest nesting, a little overestimated where tags are not closed."""
    stack: list[str] = []
    standing: Counter[str] = Counter()
    deepest = 0
    for closing, name, rest in tags:
        if (name := name.lower()) in UNNESTED or name in FORMATTING:
            continue
        drawing = name in _DRAWINGS or standing["svg"] or standing["math"]
        if closing:
            _close(name, stack, standing)
        elif not (drawing and rest.endswith("/")):  # elsewhere a browser takes <div/> for <div>
            stack.append(name)
            standing[name] += 1
            deepest = max(deepest, len(stack))
    return deepest


def _close(name: str, stack: list[str], standing: Counter[str]) -> None:
    """Take everything down to the last element of this name from the stack."""
    while standing[name]:
        top = stack.pop()
        standing[top] -= 1
        if top == name:
            return


def _open_formatting(tags: list[tuple[str, str, str]]) -> int:
    """The most formatting elements that stand open at once, counted as a browser copies them."""
    standing: Counter[str] = Counter()
    ways: defaultdict[str, set[str]] = defaultdict(set)
    now = most = 0
    for closing, name, rest in tags:
        if (name := name.lower()) not in FORMATTING:
            continue
        before = min(standing[name], 3 * len(ways[name]))
        ways[name].add(rest)
        standing[name] = max(0, standing[name] + (-1 if closing else 1))
        now += min(standing[name], 3 * len(ways[name])) - before
        most = max(most, now)
    return most
