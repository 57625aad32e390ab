"""A table as a file, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone


def csv_answer(lines: Iterator[str], *, plain: str, name: str) -> HttpResponse:
    """The file, named after its day; ``plain`` is the name for programs that know letters without accents only."""
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    named = quote(f"{name} {timezone.localdate().isoformat()}.csv", safe="")
    answer["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{named}"
    return cast("HttpResponse", answer)
