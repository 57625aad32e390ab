"""A worker says that it is still there, also while one item takes long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connections

from fledge.web.jobs.shift import SHIFT
from fledge.web.store.models import Work
from fledge.web.store.queries.turns import beaten


@contextmanager
def beating(work: Work) -> Iterator[None]:
    """As long as this lasts, nobody takes the worker for dead."""
    over, every = Event(), SHIFT.get().silent_seconds / 3
    beat = Thread(target=_beat, args=(work, over, every), daemon=True, name="beat")
    beat.start()
    try:
        yield
    finally:
        over.set()
        beat.join()


def _beat(work: Work, over: Event, every: float) -> None:
    while not over.wait(every):
        try:
            beaten(work.pk, work.turn)
        except DatabaseError:
            continue  # the next beat may come through; if none does, somebody else takes the work up
        finally:
            connections.close_all()
