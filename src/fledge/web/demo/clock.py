"""Days that have gone: while the worked example is made, a change happens when the story says that it did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from typing import Any, cast

from django.utils import timezone


@contextmanager
def days_ago(days: int, hour: int = 10, minute: int = 0) -> Iterator[datetime]:
    """Everything that is kept meanwhile carries this moment.

    Only for making the example, before anybody is served: the clock of the whole process stands still. It is set in one
    place because tables, histories and links all read it there, and none of them has to know of the example.
    """
    now = timezone.now
    day = (now() - timedelta(days=days)).date()
    moment = min(datetime.combine(day, time(hour, minute), tzinfo=timezone.get_default_timezone()), now())
    module = cast("Any", timezone)
    module.now = lambda: moment
    try:
        yield moment
    finally:
        module.now = now
