"""The entrance of whoever holds a private link: no account, no trace, and not too often."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fledge.web.store.links import digest
from fledge.web.store.queries.private_links import opened
from fledge.web.store.queries.problems import Ended
from fledge.web.store.signing_in import address_of

#: Nobody finds it by searching, no copy stays behind, and no other site learns the address. "no-referrer" would make
#: browsers send forms from the origin "null", which are refused as forged.
_PRIVATE = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "same-origin",
}
_A_MINUTE, _WRITES = 60, 20
View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """Let in whoever holds a link that opens; made-up, withdrawn and ended ones learn nothing."""

    @wraps(view)
    def entered(request: HttpRequest, secret: str, **rest: Any) -> HttpResponse:
        if _is_too_often(request, secret):
            answer = _slower(request)
        else:
            try:
                link = opened(secret, is_counted=request.method == "GET" and view.__name__ == "mine")
            except Ended as problem:
                answer = render(request, "candidate/ended.html", {"problem": problem}, status=410)
            else:
                answer = view(request, secret, link, **rest)
        for name, value in _PRIVATE.items():
            answer[name] = value
        return answer

    return entered


def _is_too_often(request: HttpRequest, secret: str) -> bool:
    """Whether a link, or an address that tries links, asks more often than people do."""
    is_writing = request.method == "POST"
    keys = [(f"mine-{digest(secret)}-{is_writing}", _WRITES if is_writing else _A_MINUTE)]
    keys.append((f"mine-from-{address_of(request)}", 4 * _A_MINUTE))
    minute = int(time.time() // 60)
    counts = [_counted(f"{key}-{minute}") > most for key, most in keys]
    return any(counts)


def _counted(key: str) -> int:
    cache.add(key, 0, 120)
    try:
        return cache.incr(key)
    except ValueError:  # what was kept made room for something else just now
        return 0


def _slower(request: HttpRequest) -> HttpResponse:
    problem = Ended("this was opened very often within a minute", mend="wait a minute, and open it again")
    answer = render(request, "candidate/ended.html", {"problem": problem, "kind": "A moment, please"}, status=429)
    answer["Retry-After"] = "60"
    return answer
