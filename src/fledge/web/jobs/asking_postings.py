"""Files of other systems → the postings in them, each as an item of work; what cannot be read says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from fledge.problem import Problem
from fledge.web.computed.from_file import FromFile, from_export
from fledge.web.store.queries.postings import words_of
from fledge.web.store.queries.words import one_line
from fledge.web.store.queries.works import Wanted

#: More than this is too much to look through on one page.
MOST = 500


def wanted_from(files: Iterable[tuple[str, bytes]]) -> list[Wanted]:
    """Every posting of every file, in their order; broken files stay in it with the sentence that names them."""
    found = [item for name, content in files for item in _or_broken(name, content)]
    if len(found) > MOST:
        what = f"these files hold {len(found):,} postings; at most {MOST} can be looked through at once"
        raise Problem(what, mend="give them in several imports")
    return found


def _or_broken(name: str, content: bytes) -> list[Wanted]:
    try:
        return wanted_in(name, content)
    except Problem as problem:
        return [Wanted(one_line(name) or "a file without a name", {"broken": str(problem)})]


def wanted_in(name: str, content: bytes) -> list[Wanted]:
    """Every posting of one file, or a Problem where it cannot be read."""
    name = one_line(name) or "a file without a name"
    return list(_items(from_export(content, name, timezone.now().date()), name))


def _items(found: Iterable[FromFile], name: str) -> Iterator[Wanted]:
    for one in found:
        title = (one_line(one.title) or _first_line(one.text) or name)[:200]
        try:
            words = words_of(text=one.text, title=title, company=one_line(one.company)[:200])
        except Problem as problem:
            yield Wanted(title, {"broken": f"{title[:80]}: {problem.what}"})
            continue
        yield Wanted(words["title"], {**words, **_more(one)})


def _more(one: FromFile) -> dict[str, Any]:
    day = (one.judged_by or timezone.now().date()).isoformat()
    location = one_line(one.location)[:120]
    return {"origin": one_line(one.origin), "notes": list(one.notes), "judged_by": day, "location": location}


def _first_line(text: str) -> str:
    return next((one_line(line).lstrip("-# ") for line in text.splitlines() if line.strip("-# \t\x00")), "")[:200]
