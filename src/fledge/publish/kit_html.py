"""An interview kit as one page: to read on a phone beforehand, and to print and write on."""

from __future__ import annotations

from typing import Any

from fledge.match.interview import Kit
from fledge.publish.audit_html import templates
from fledge.publish.kit_sentences import (
    ALONE,
    BETWEEN,
    DECIDES,
    DOUBTS,
    KINDS,
    NO_TOOLS,
    OF_ONE,
    doubt_says,
    hours,
    in_short,
    settles,
    title,
)


def kit_html(kit: Kit) -> str:
    """The page; it works without scripts, on a phone, on paper and in the dark, and asks nothing of any host.

    Everything that comes from the posting is escaped.
    """
    return templates().get_template("kit.html").render(_contents(kit))


def _contents(kit: Kit) -> dict[str, Any]:
    from fledge import __version__

    return {
        "kit": kit,
        "title": title(kit),
        "in_short": in_short(kit),
        "no_tools": NO_TOOLS,
        "of_one": OF_ONE,
        "alone": ALONE,
        "between": BETWEEN,
        "kinds": KINDS,
        "settles": settles,
        "hours": hours,
        "doubts": DOUBTS,
        "doubt_says": doubt_says,
        "a_human_decides": DECIDES,
        "version": __version__,
    }
