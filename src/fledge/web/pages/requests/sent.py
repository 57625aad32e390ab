"""Files that are handed over to keep, never to be opened as a page of ours."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def attached(name: str, data: bytes, kind: str) -> HttpResponse:
    """A file to save, of which no copy stays between here and whoever asked."""
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store, private"
    return answer
