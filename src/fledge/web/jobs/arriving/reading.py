"""Uploaded files → a draft: tables as rows of text, ZIPs opened, and what is refused named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import IO, Any, cast

from django.core.files.uploadedfile import UploadedFile

from fledge.documents import Limits, Sheet, is_archive, is_sheet, read_sheets, unpacked
from fledge.problem import Problem
from fledge.web.computed.arrivals import Said, guess, header_of, without_groups
from fledge.web.store.models import Incoming, Member, Role
from fledge.web.store.queries import incoming

_LIMITS = Limits(files=5_000, total_bytes=400_000_000)
Upload = UploadedFile[bytes]


def drafted(role: Role, member: Member, *, table: Upload | None, papers: Iterable[Upload]) -> Incoming:
    """What was uploaded, kept until somebody begins with it. A table that cannot be read is a Problem."""
    papers = list(papers)
    if not table:
        table = next((one for one in papers if _is_table(one)), None)
        papers = [one for one in papers if one is not table]
    sheets = [_without_groups(one) for one in read_sheets(table.read(), name=_name(table))] if table else []
    at = max(range(len(sheets)), key=lambda n: len(guess(sheets[n]).columns)) if sheets else 0
    said = guess(sheets[at], at=at) if sheets else Said(is_mapped=True)
    kept, name = [kept_sheet(one) for one in sheets], _about(table, papers)
    return incoming.uploaded(role, member=member, name=name, sheets=kept, said=said.kept(), files=_files(papers))


def kept_sheet(sheet: Sheet) -> dict[str, Any]:
    """As data."""
    return {"name": sheet.name, "rows": [list(row) for row in sheet.rows], "notes": list(sheet.notes)}


def sheet_of(kept: dict[str, Any]) -> Sheet:
    """Back from data."""
    return Sheet(kept["name"], tuple(tuple(row) for row in kept["rows"]), tuple(kept["notes"]))


def _without_groups(sheet: Sheet, header: int | None = None) -> Sheet:
    """Columns about groups are emptied before anything is kept, and the sheet's notes say so."""
    kept, left = without_groups(sheet, header_of(sheet) if header is None else header)
    if not left:
        return sheet
    note = f"columns about groups were emptied, for they never stand beside an application: {', '.join(left)}"
    return replace(kept, notes=tuple(dict.fromkeys((*sheet.notes, note))))


def without_groups_under(sheet: Sheet, header: int) -> Sheet:
    """The same for another row of headings."""
    return _without_groups(sheet, header)


def _is_table(file: Upload) -> bool:
    head = file.read(8)
    file.seek(0)
    return is_sheet(file.name or "", head)


def _files(papers: Iterable[Upload]) -> Iterator[tuple[str, bytes | Problem]]:
    for file in papers:
        name = _name(file)
        if is_archive(cast("IO[bytes]", file), name=name):
            yield from unpacked(cast("IO[bytes]", file), name=name, limits=_LIMITS)
        elif name.rsplit("/", 1)[-1].startswith("._") or name == ".DS_Store":
            continue
        else:
            yield name, file.read()


def _about(table: Upload | None, papers: list[Upload]) -> str:
    names = [_name(one) for one in ([table] if table else []) + papers[:1]]
    more = len(papers) - 1
    return " and ".join(names)[:150] + (f" and {more} more" if more > 0 else "")


def _name(file: Upload) -> str:
    return " ".join((file.name or "a file without a name").replace("\x00", "").split())[-150:]
