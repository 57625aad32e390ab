"""A worker: takes up what waits, goes on with what a killed one left, and leaves after the item that it is at."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event
from types import FrameType
from typing import Any

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from fledge.web.computed import warmed
from fledge.web.jobs.asking import take_up_again
from fledge.web.jobs.letters import letters_sent
from fledge.web.jobs.shift import SHIFT, SILENT_SECONDS, Shift
from fledge.web.jobs.webhooks import webhooks_told
from fledge.web.store.queries import incoming, turns, webhooks, works

_log = logging.getLogger("fledge.web.jobs")
_TIDY_SECONDS = 3600.0


def run(
    until_idle: bool = False,
    stop_event: Event | None = None,
    *,
    silent_seconds: float = SILENT_SECONDS,
    pause_seconds: float = 1.0,
) -> None:
    """Work until ``stop_event`` is set or SIGTERM comes; with ``until_idle`` only until nothing is left.

    Whoever gives an event cares for the signals. Several workers may run at once, also on SQLite.
    """
    leaving = Event() if stop_event is None else stop_event
    with _on(Shift(leaving, silent_seconds), with_signals=stop_event is None):
        warmed()
        tidied = -_TIDY_SECONDS
        while not leaving.is_set():
            if time.monotonic() - tidied > _TIDY_SECONDS:
                tidied = time.monotonic()
                _safely(_tidied)
            is_busy = _safely(lambda: _round(silent_seconds))
            is_busy = _safely(_told) or is_busy
            if until_idle and is_busy is False:
                return
            if not is_busy:
                leaving.wait(pause_seconds)


@contextmanager
def _on(shift: Shift, *, with_signals: bool) -> Iterator[None]:
    before = SHIFT.set(shift)
    is_main = with_signals and threading.current_thread() is threading.main_thread()
    names = (signal.SIGTERM, signal.SIGINT) if is_main else ()

    def leave(number: int, frame: FrameType | None) -> None:
        shift.leaving.set()

    earlier = [(name, signal.signal(name, leave)) for name in names]
    try:
        yield
    finally:
        SHIFT.reset(before)
        for name, handler in earlier:
            signal.signal(name, handler)


def _safely(part: Callable[[], bool]) -> bool | None:
    """What the part says, or None where the database was away, which is no reason to end."""
    try:
        return part()
    except (OperationalError, InterfaceError) as error:
        _log.warning("the database did not answer, trying again: %s", error)
        _refreshed()
        return None


def _told() -> bool:
    """Letters leave and other programs are told; whether there was anything to send."""
    return any([letters_sent(), webhooks_told()])


def _round(silent_seconds: float) -> bool:
    """One task, or the work that another worker left; False where there is neither."""
    _refreshed()
    if not DBTaskResult.objects.ready().exists():
        return any(take_up_again(pk, seconds=silent_seconds) for pk in turns.silent(silent_seconds))
    name = f"{socket.gethostname()[:30]}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
    task = _claimed(name)
    if task is not None:
        Worker(queue_names=["default"], excluded_queue_names=[], interval=0, batch=True, backend_name="default",
               startup_delay=False, max_tasks=1, worker_id=name).run_task(task)  # fmt: skip
    return True


def _claimed(name: str) -> DBTaskResult[..., Any] | None:
    """The task that comes first, for this worker alone."""
    with exclusive_transaction():
        task = DBTaskResult.objects.ready().get_locked()
        if task is not None:
            task.claim(name)
    return task


def _refreshed() -> None:
    """Connections that broke or are too old are opened anew; never in the middle of a change."""
    if not connection.in_atomic_block:
        close_old_connections()


def _tidied() -> bool:
    """Forget uploads that nobody chose from or went on with, and what the tasks library remembers of ended tasks."""
    now = timezone.now()
    works.tidied()
    incoming.tidied()
    webhooks.tidied()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - timedelta(days=1)).delete()
    DBTaskResult.objects.running().filter(started_at__lt=now - timedelta(days=7)).delete()
    return True
