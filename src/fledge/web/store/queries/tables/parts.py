"""How rows are fetched and counted for a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from fledge.publish.table_csv import cell
from fledge.web.store.models import Applicant

_AT_ONCE = 500


def in_parts(found: QuerySet[Any]) -> Iterator[Any]:
    """What a query finds, so many at a time that a long table needs no more memory than a short one."""
    return found.iterator(chunk_size=_AT_ONCE)


def in_batches(found: QuerySet[Any], *, size: int) -> Iterator[Sequence[Any]]:
    """The same in batches, for what is asked about several at once."""
    rows = found.iterator(chunk_size=size)
    while batch := list(islice(rows, size)):
        yield batch


def counted(path: str, key: str) -> Callable[[Any], object]:
    """A column for one count of several that are kept together: nought where there is none, blank without any."""

    def count(thing: Any) -> object:
        kept = cell(thing, path)
        return kept.get(key, 0) if isinstance(kept, Mapping) else None

    return count


def called(one: Applicant, *, with_names: bool) -> str:
    """What somebody is called in a table: by name, or by number where nobody asked to see who it is."""
    return str(one.person) if with_names else f"Applicant {one.pk}"
