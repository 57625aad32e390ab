"""Uploads for tests of the import of applicants: small invented tables and papers, and the walk through the wizard."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook
from tests.web.jobs.imports import worked

from fledge.web.store.models import Applicant, Role, Work


def page(role: Role, rest: str = "") -> str:
    return f"/o/{role.organisation.slug}/roles/{role.pk}/round/import/{rest}"


def table(*rows: Sequence[str], name: str = "people.csv") -> SimpleUploadedFile:
    text = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    return SimpleUploadedFile(name, text.encode())


def workbook(*rows: Sequence[Any], merged: Sequence[str] = (), name: str = "people.xlsx") -> SimpleUploadedFile:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    kept = io.BytesIO()
    book.save(kept)
    return SimpleUploadedFile(name, kept.getvalue())


def paper(name: str, *lines: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, ("\n".join(lines) or f"Experience\n\nBaker {name}\n- Baked with Python").encode())


def packed(files: Mapping[str, bytes], name: str = "papers.zip") -> SimpleUploadedFile:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, data in files.items():
            archive.writestr(inside, data)
    return SimpleUploadedFile(name, kept.getvalue())


def uploaded(client: Client, role: Role, *papers: SimpleUploadedFile, table: SimpleUploadedFile | None = None) -> str:
    """The address of the draft."""
    sent = {"papers": list(papers)} | ({"table": table} if table else {})
    answer = client.post(page(role), sent)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].removesuffix("look/")


def mapped(client: Client, address: str, **answers: str) -> None:
    """The suggestions are taken as they are."""
    import re

    seen = client.get(address).content.decode()
    selects = re.findall(r'<select name="(column-\d+)".*?</select>', seen, re.S)
    chosen = {}
    for name in selects:
        part = seen[seen.index(f'<select name="{name}"') :].split("</select>")[0]
        found = re.search(r'value="(\w+)" selected', part)
        chosen[name] = found[1] if found else ""
    assert client.post(address, {**chosen, **answers}).status_code == 302


def begun(client: Client, address: str) -> Work:
    answer = client.post(f"{address}look/")
    assert answer.status_code == 302, answer.content.decode()
    return worked(Work.objects.get(pk=answer["Location"].rstrip("/").rsplit("/", 1)[1]))


def came(work: Work) -> list[tuple[str, str]]:
    """What came of each row and file, without the item that closes the import."""
    found = [(item.name, item.came) for item in work.items.all()]
    assert found.pop() == ("Afterwards", "in")
    return found


def people(role: Role) -> list[str]:
    return list(Applicant.objects.filter(role=role).order_by("pk").values_list("person__name", flat=True))
