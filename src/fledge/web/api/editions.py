"""Which edition somebody saw, so that nobody overwrites what another one changed meanwhile."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from fledge.web.store.queries.problems import Field

HEADER = "If-Match"


def edition_seen(request: HttpRequest, given: int | None) -> int:
    """The edition from the body, or from ``If-Match`` with the ETag of the answer."""
    words = request.headers.get(HEADER, "").strip()
    if given is None and not words:
        raise Field("say which edition you saw", where="edition", mend=f"send edition, or {HEADER} with the ETag")
    if not words:
        return given or 0
    number = words.removeprefix("W/").strip('"')
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Field("this is no ETag of ours", where=HEADER, mend="send the ETag of the answer")
    if given is not None and given != int(number):
        raise Field("the header and the body name two editions", where="edition", mend="send one of them")
    return int(number)


def tagged(response: HttpResponse, thing: Any) -> None:
    """The edition of what is answered, as its ETag."""
    response["ETag"] = f'"{thing.edition}"'
