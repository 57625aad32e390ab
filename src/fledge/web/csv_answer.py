"""A table as a file that is sent line by line, the same from a page and from the API."""

from __future__ import annotations

from typing import cast
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

from fledge.publish.table_csv import Table


def csv_answer(table: Table) -> HttpResponse:
    """The file, named after what it is about and its day; programs without accents know it by its plain name."""
    answer = StreamingHttpResponse(table.lines(), content_type="text/csv; charset=utf-8")
    named = quote(f"{table.about or table.name} {timezone.localdate().isoformat()}.csv", safe="")
    answer["Content-Disposition"] = f"attachment; filename=\"{table.name}.csv\"; filename*=UTF-8''{named}"
    answer["Cache-Control"] = "no-store"
    return cast("HttpResponse", answer)
