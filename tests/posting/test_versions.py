"""A version after a name says nothing of which skill it is."""

from __future__ import annotations

import re

from fledge.facts import FactBook, Kind
from fledge.posting import read


def test_a_version_that_the_book_does_not_list_hides_no_tool(book: FactBook) -> None:
    tools = [skill for skill in book.skills.values() if skill.kind is Kind.TOOL]
    plain = {name for skill in tools for name in (skill.name, *skill.also)}
    guarded = {guard.name for skill in book.skills.values() for guard in skill.guarded}
    versioned = {form[1] for name in plain if (form := re.fullmatch(r"(\D+?) \d[\d.]*", name))}
    bases = sorted(versioned & plain - guarded)

    lost = [
        f"{base} {version}"
        for base in bases
        for version in ("9", "15", "19", "3.99")
        if not any(m.in_book for m in read(f"Requirements\n- Experience with {base} {version}\n", book).asked())
    ]
    assert len(bases) > 20
    assert lost == []
