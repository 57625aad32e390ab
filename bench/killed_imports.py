"""An import whose workers are killed again and again: what is lost, what is doubled, what a kill costs.

    python bench/killed_imports.py [--postings 30] [--kills 8] [--workers 2]

Real workers, each a process of its own, killed with SIGKILL at random moments while they work. On SQLite in a folder
that is deleted afterwards, or where DATABASE_URL points: give it an empty database. The postings are invented.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date

_WORKER = (
    "import django; django.setup(); from fledge.web.jobs.worker import run; run(silent_seconds=1, pause_seconds=0.1)"
)


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--postings", type=int, default=30)
    ap.add_argument("--kills", type=int, default=8)
    ap.add_argument("--workers", type=int, default=2)
    args = ap.parse_args()
    with tempfile.TemporaryDirectory(prefix="fledge-bench-") as home:
        os.environ |= {"FLEDGE_HOME": home, "DJANGO_SETTINGS_MODULE": "fledge.web.settings"}
        _measured(args.postings, args.kills, args.workers)


def _measured(postings: int, kills: int, at_once: int) -> None:
    work, start = _begun(postings), time.monotonic()
    workers = [_worker() for _ in range(at_once)]
    dice, killed = random.Random(6), 0
    while work.state != "done":
        time.sleep(dice.uniform(0.5, 1.5))
        work.refresh_from_db()
        if killed < kills and work.done * kills > killed * postings and work.state == "running":
            killed += 1
            for n, worker in enumerate(workers):
                worker.kill()
                worker.wait()
                workers[n] = _worker()
    seconds = time.monotonic() - start
    for worker in workers:
        worker.terminate()
        worker.wait()
    _told(postings, at_once, killed, seconds)


def _told(postings: int, at_once: int, killed: int, seconds: float) -> None:
    from fledge.web.store.models import Posting, Role, WorkItem

    titles = Counter(Role.objects.values_list("title", flat=True))
    print(f"{postings} postings, {at_once} workers killed {killed} times, {seconds:.0f} s")
    lost, doubled = postings - len(titles), sum(titles.values()) - len(titles)
    came = dict(Counter(WorkItem.objects.values_list("came", flat=True)))
    print(f"roles {len(titles)}, doubled {doubled}, lost {lost}, versions {Posting.objects.count()}, results {came}")


def _begun(postings: int):  # type: ignore[no-untyped-def]
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    from fledge.web.jobs import asking
    from fledge.web.store.models import Member, User
    from fledge.web.store.queries import members
    from fledge.web.store.queries.works import Wanted

    alice = User.objects.create_user("alice@bench.example", "a-long-enough-password-7", name="Alice")
    here = members.founded("Bench", owner=alice)
    asked = {"company": "Invented Ovens", "judged_by": date(2026, 2, 2).isoformat(), "origin": "bench", "notes": [],
             "location": ""}  # fmt: skip
    items = [Wanted(t, {**asked, "title": t, "text": f"{t}\n\nRequirements:\n- 5+ years of Python\n- Spark\n"})
             for t in (f"Baker {n}" for n in range(postings))]  # fmt: skip
    member = Member.objects.select_related("organisation", "user").get(organisation=here, user=alice)
    return asking.begin(member, kind="import", about="bench", items=items)


def _worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _WORKER])


if __name__ == "__main__":
    main()
