"""Thousands of people × one posting as numbers, on every processor: texts and JSON in, numbers out."""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import wait

from fledge.web.computed.audited import Asked, made_by
from fledge.web.computed.matched import Brought, brought, carries_over
from fledge.web.computed.papers import as_kept, from_kept, read_papers

#: Processes that have had nothing to do for so long end.
_QUIET_SECONDS = 30.0
_MOST_PROCESSES = 4


@dataclass(frozen=True, slots=True)
class Papers:
    """One person without who they are: what was read as JSON, or the texts where an earlier Fledge had read them.

    ``key`` is whatever the caller knows them by; ``without`` are the lines that were taken out.
    """

    key: int
    kept: str
    without: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    read_on: date = date.max


@dataclass(frozen=True, slots=True)
class Numbered:
    """What one person brings as numbers; ``kept`` is what was read anew, where it was. Unread papers bring none."""

    key: int
    brought: Brought | None
    kept: dict[str, object] | None = None


def numbers_of(asked: Asked, people: Sequence[Papers], *, is_large: bool = False) -> tuple[Numbered, ...]:
    """Everybody's numbers, in their order; with ``is_large`` on several processes at once.

    Where processes cannot be had or are ended from outside, this one does it alone.
    """
    many = _processes()
    if not is_large or many < 2:
        return _numbered(asked, people)
    try:
        with _POOL as pool:
            shares = [pool.submit(_numbered, asked, people[at::many]) for at in range(many)]
            found = {one.key: one for share in shares for one in share.result()}
    except (BrokenProcessPool, OSError, AssertionError):
        _POOL.ended()
        return _numbered(asked, people)
    return tuple(found[one.key] for one in people)


def _numbered(asked: Asked, people: Sequence[Papers]) -> tuple[Numbered, ...]:
    read = [_read(one) for one in people]
    shown = [from_kept(kept, name=str(one.key), without=one.without) for one, kept, _ in read]
    readable = [one for one in shown if not one.unread]
    numbers = iter(brought(asked, readable, asked.judged_by) if readable else ())
    return tuple(
        Numbered(one.key, None if person.unread else next(numbers), kept if is_anew else None)
        for (one, kept, is_anew), person in zip(read, shown, strict=True)
    )


def _read(one: Papers) -> tuple[Papers, dict[str, object], bool]:
    if not one.texts:
        return one, json.loads(one.kept), False
    return one, as_kept(read_papers(one.texts, today=one.read_on)), True


def _processes() -> int:
    ours = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_MOST_PROCESSES, ours)


class _Pool:
    """Processes that are begun when they are first needed, and end when nobody has needed them for a while."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._pool: ProcessPoolExecutor | None = None
        self._later: threading.Timer | None = None

    def __enter__(self) -> ProcessPoolExecutor:
        self._lock.acquire()
        if self._later:
            self._later.cancel()
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(_processes(), mp_context=context, initializer=_begun)
        return self._pool

    def __exit__(self, *_: object) -> None:
        self._later = threading.Timer(_QUIET_SECONDS, self.ended)
        self._later.daemon = True
        self._later.start()
        self._lock.release()

    def ended(self) -> None:
        """No process is left."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)


_POOL = _Pool()


def _begun() -> None:
    """A child leaves signals to its parent, ends when that ends, and has the facts at hand."""
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    made_by()
    carries_over()
    gc.collect()
    gc.freeze()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(0)
