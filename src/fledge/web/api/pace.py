"""How many requests a program may make in a minute."""

from __future__ import annotations

import time

from django.conf import settings
from django.core.cache import cache

from fledge.web.api.caller import Caller
from fledge.web.api.problems import TooOften

_WINDOW = 60


def counted(caller: Caller) -> None:
    """Count one request; beyond the limit a sentence with the seconds until it is taken again.

    Each worker process counts by itself, so that no request writes to the database.
    """
    now = time.time()
    minute = int(now // _WINDOW)
    key = f"api-pace-{caller.name}-{minute}"
    cache.add(key, 0, 2 * _WINDOW)
    try:
        asked = cache.incr(key)
    except ValueError:  # what was kept made room for something else just now
        return
    if asked > settings.API_PER_MINUTE:
        raise _slower(max(1, int((minute + 1) * _WINDOW - now) + 1))


def _slower(seconds: int) -> TooOften:
    problem = TooOften(
        f"these are more than {settings.API_PER_MINUTE} requests in a minute", mend=f"go on in {seconds} seconds"
    )
    problem.headers = {"Retry-After": str(seconds)}
    return problem
