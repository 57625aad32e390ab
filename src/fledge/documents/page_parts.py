"""Which parts of a page are the posting's surroundings: menus, banners, forms, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from fledge.documents.tags import NEVER_SHOWN, ROLES_OF_SURROUNDINGS, SURROUNDINGS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

PagePart = Literal["content", "surroundings", "hidden", "never shown"]

_BANNER = re.compile(
    r"cookie[-_]?(?:banner|bar|notice|consent|policy|popup|modal|law|message)|(?:^|[\s_-])cookies?(?:$|[\s_-])"
    r"|onetrust|cookiebot|usercentrics|(?:gdpr|ccpa|consent)[-_]?(?:banner|bar|notice|popup|modal)|skip-?(?:link|nav)",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PROSE = {"form": 600, "header": 600, "noscript": 600}  # characters; an old page is one form from top to bottom


def part_of(node: LexborNode) -> PagePart:
    """What an element is to somebody who reads the posting."""
    tag, attributes = node.tag or "", node.attributes
    if tag in NEVER_SHOWN:
        return "never shown"
    if tag in {"body", "html", "main", "article"}:
        return "content"
    if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or ""):
        return "hidden"
    if tag == "button" and ("aria-expanded" in attributes or "aria-controls" in attributes):
        return "content"  # the heading of a part that folds
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    is_around = tag in SURROUNDINGS or (attributes.get("role") or "") in ROLES_OF_SURROUNDINGS or _BANNER.search(names)
    return "surroundings" if is_around else "content"


def worth_reading(node: LexborNode) -> bool:
    """Whether surroundings hold more than surroundings: a list that is no menu, the page's title, much prose.

    A list whose every item is a link or a button is a menu; any other list may be the requirements.
    """
    scan = _Scan(node.tag or "")
    visit(node, scan.enter, scan.leave)
    return scan.found


class _Scan:
    """Walks surroundings until something worth reading turns up."""

    def __init__(self, tag: str) -> None:
        self.found = False
        self._tag, self._prose_left = tag, _PROSE.get(tag, float("inf"))
        self._links = self._items = 0

    def enter(self, node: LexborNode) -> bool:
        tag = node.tag
        if node.is_text_node and not self._links:
            self._read(node.text_content or "")
        if tag == "h1" and self._tag == "header":
            self.found = True
        if self.found or not node.is_element_node or tag in NEVER_SHOWN:
            return False
        self._links += tag in {"a", "button"}
        self._items += tag == "li"
        return True

    def leave(self, node: LexborNode) -> None:
        self._links -= node.tag in {"a", "button"}
        self._items -= node.tag == "li"

    def _read(self, text: str) -> None:
        self._prose_left -= len(text.strip())
        self.found = self._prose_left < 0 or (self._items > 0 and any(map(str.isalnum, text)))


def visit(root: LexborNode, enter: Callable[[LexborNode], bool], leave: Callable[[LexborNode], None]) -> None:
    """Walk a tree without recursion; ``enter`` says whether to look inside, ``leave`` follows where it said yes."""
    node, depth = root, 0
    while True:
        inside = enter(node)
        child = node.child if inside else None
        if child is not None:
            node, depth = child, depth + 1
            continue
        if inside:
            leave(node)
        while depth and node.next is None:
            parent = node.parent
            assert parent is not None
            node, depth = parent, depth - 1
            leave(node)
        following = node.next if depth else None
        if following is None:
            return
        node = following
