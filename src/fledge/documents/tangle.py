"""A guard against pages that are built to choke a reader: endless nesting, endlessly repeated formatting."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from fledge.documents.tags import FORMATTING, UNNESTED

MAX_DEPTH = 2_000
MAX_COPIES = 3_000_000
_NOT_MARKUP = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9:-]*)([^<>]{0,300})", re.IGNORECASE)


def is_tangled(html: str) -> bool:
    """Whether parsing would take more than a moment; a browser shows such a page no better.

    An HTML parser's time grows with the square of the nesting, and formatting that is never closed is copied
    into every later element (three times at most for each way of writing it).

    >>> is_tangled("<div><p>We hire</p></div>"), is_tangled("<div>" * 3000)
    (False, True)
    """
    if html.count("<") < MAX_DEPTH / 2:
        return False
    tags = _TAG.findall(_NOT_MARKUP.sub("", html))
    return _depth(tags) > MAX_DEPTH or len(tags) * _open_formatting(tags) > MAX_COPIES


def _depth(tags: list[tuple[str, str, str]]) -> int:
    stack: list[str] = []
    standing: Counter[str] = Counter()
    deepest = 0
    for closing, name, _ in _nesting(tags):
        if not closing:
            stack.append(name)
            standing[name] += 1
            deepest = max(deepest, len(stack))
        elif standing[name]:
            while (top := stack.pop()) != name:
                standing[top] -= 1
            standing[name] -= 1
    return deepest


def _nesting(tags: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    lowered = ((closing, name.lower(), rest) for closing, name, rest in tags if not rest.endswith("/"))
    return [tag for tag in lowered if tag[1] not in UNNESTED and tag[1] not in FORMATTING]


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
