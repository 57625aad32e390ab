"""Real workers are killed in the middle of an import, and two work at once: nothing is lost, nothing is doubled."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from django.db import connection
from tests.web.jobs.imports import begun
from tests.web.workspace import peopled

from fledge.web.store.models import Posting, Role, Work, WorkItem

_WORKER = (
    "import django; django.setup(); from fledge.web.jobs.worker import run; run(silent_seconds=1, pause_seconds=0.1)"
)
_PATIENCE = 90


def _worker() -> subprocess.Popen[bytes]:
    """A worker of its own on the database of this test."""
    found = connection.settings_dict
    address = f"sqlite:///{found['NAME']}"
    if connection.vendor == "postgresql":
        address = f"postgres://{found['USER']}@{found['HOST']}:{found['PORT']}/{found['NAME']}"
    return subprocess.Popen([sys.executable, "-c", _WORKER], env={**os.environ, "DATABASE_URL": address})


def _until(work: Work, done: int) -> Work:
    """Wait until so many items are done."""
    end = time.monotonic() + _PATIENCE
    while work.done < done or (done == work.total and work.state != "done"):
        assert time.monotonic() < end, (work.state, work.done, work.failed)
        time.sleep(0.05)
        work.refresh_from_db()
    return work


def test_killed_workers_lose_nothing_and_repeat_nothing(committed: str) -> None:
    alice, many = peopled().alice, 8
    work = begun(alice, many)
    for kill in (1, 3):
        worker = _worker()
        _until(work, kill)
        time.sleep(0.15)  # into the next item
        worker.kill()
        worker.wait()
    workers = [_worker(), _worker()]
    _until(work, many)
    for worker in workers:
        worker.terminate()
    assert [worker.wait(timeout=30) for worker in workers] == [0, 0]
    assert sorted(Role.objects.values_list("title", flat=True)) == [f"Baker {n}" for n in range(many)]
    assert (Posting.objects.count(), list(WorkItem.objects.values_list("came", flat=True))) == (many, ["in"] * many)


def test_two_imports_of_the_same_file_by_two_workers_at_once_double_nothing(committed: str) -> None:
    alice, many = peopled().alice, 3
    works = [begun(alice, many), begun(alice, many)]
    workers = [_worker(), _worker()]
    for work in works:
        _until(work, many)
    for worker in workers:
        worker.terminate()
        assert worker.wait(timeout=30) == 0
    assert sorted(Role.objects.values_list("title", flat=True)) == [f"Baker {n}" for n in range(many)]
    assert sorted(WorkItem.objects.values_list("came", flat=True)) == ["in"] * many + ["there"] * many
