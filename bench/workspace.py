"""How quickly the workspace answers with 100 roles, 20 versions each and 50 people: every page, on a real server.

    python bench/workspace.py                      # SQLite
    python bench/workspace.py --database postgres  # a throw-away PostgreSQL of Debian's

Builds the data in a folder of its own, starts the server with ``fledge serve``, and lets fifty visitors, signed in as
people of every seat, open every kind of page over the loopback, each with two seconds of reading in between on average.
Prints p50 and p95 of each kind against the ceiling of 150 ms (200 ms for the what-if), and exits with 1 where one is
above it. ``--reading 0 --visitors 8`` shows what it does when nobody ever reads.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROLES, VERSIONS, PEOPLE, VISITORS = 100, 20, 50, 50
CEILING_MS, WHAT_IF_MS = 150, 200


def main() -> None:
    told = argparse.ArgumentParser()
    told.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    told.add_argument("--roles", type=int, default=ROLES)
    told.add_argument("--requests", type=int, default=120, help="of each kind of page")
    told.add_argument("--visitors", type=int, default=VISITORS)
    told.add_argument("--reading", type=float, default=2.0, help="seconds between two pages of a visitor, on average")
    given = told.parse_args()
    with home_with(given.database) as (home, ends):
        began = time.perf_counter()
        sessions = build(given.roles)
        took = time.perf_counter() - began
        print(f"{given.roles} roles, {given.roles * VERSIONS} versions, {PEOPLE} people: built in {took:.0f} s")
        worst = drive(sessions, serve(home, ends), given)
    sys.exit(worst > 1)


@contextmanager
def home_with(database: str) -> Iterator[tuple[Path, ExitStack]]:
    """A home of its own with its database; it goes away afterwards, and before it what the stack is told to end."""
    with ExitStack() as ends:
        home, address = Path(tempfile.mkdtemp(prefix="fledge-bench-")), ""
        ends.callback(shutil.rmtree, home, ignore_errors=True)
        if database == "postgres":
            address, stop = postgres()
            ends.callback(stop)
        environment(home, address)
        yield home, ends


def environment(home: Path, address: str) -> None:
    os.environ |= {
        "FLEDGE_HOME": str(home),
        "FLEDGE_SECRET": "bench" * 12,
        "DJANGO_SETTINGS_MODULE": "fledge.web.settings",
    }
    if address:
        os.environ["DATABASE_URL"] = address
    import django

    django.setup()


def postgres():
    programs = max(Path("/usr/lib/postgresql").glob("*/bin/initdb")).parent
    data, port = Path(tempfile.mkdtemp(prefix="fledge-bench-pg-")), 55991
    data.chmod(0o777)

    def owner(words: str) -> None:
        command = ["su", "postgres", "-s", "/bin/sh", "-c", words] if os.geteuid() == 0 else ["/bin/sh", "-c", words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    owner(f"{programs}/initdb -D {data}/d -A trust -U fledge -E UTF8 --no-sync")
    owner(
        f"{programs}/pg_ctl -D {data}/d -o '-p {port} -k {data} -c listen_addresses=127.0.0.1' -l {data}/log -w start"
    )
    subprocess.run([programs / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "fledge", "fledge"], check=True)

    def stop() -> None:
        owner(f"{programs}/pg_ctl -D {data}/d -m immediate stop")
        shutil.rmtree(data, ignore_errors=True)

    return f"postgres://fledge@127.0.0.1:{port}/fledge", stop


TEXT = """{title}

We move money for four million customers. This posting is invented.

What you will do
- Build services that use language models
- Keep them running in production

Requirements
- {years}+ years of experience with Python
- {tools}
- Experience with AWS, Azure or GCP
- Bachelor's degree in Computer Science
- Docker and Kubernetes

Nice to have
- Terraform
"""
_TOOLS = ("PyTorch and TensorFlow", "LangChain and vector databases", "Spark and Airflow", "dbt and Snowflake", "Kafka")


def build(roles: int) -> dict[str, list[str]]:
    """The data, and a session cookie for everybody by seat."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.utils import timezone

    from fledge.web.computed import Asked, kept_audit
    from fledge.web.store.models import Member, Posting, PostingAudit, Role, Seat, User
    from fledge.web.store.queries import members, proposals

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    owner = User.objects.create_user("owner@bench.example", "not a password that anybody types", name="Olive Owner")
    here = members.founded("Bench", owner=owner)
    seats = [seat for seat in Seat if seat is not Seat.OWNER]
    people = [owner]
    for n in range(PEOPLE - 1):
        user = User(email=f"p{n}@bench.example", name=f"Person {n}", password="!")
        user.save()
        members.seated(here, user, seats[n % len(seats)], by=owner)
        people.append(user)
    today = timezone.now().date()
    texts = [
        TEXT.format(
            title="Senior AI Engineer",
            years=3 + n % 6,
            tools=_TOOLS[n % len(_TOOLS)] + (f", {_TOOLS[n % 3]}" if n > 9 else ""),
        )
        for n in range(VERSIONS)
    ]
    audits = [kept_audit(Asked(text, "Senior AI Engineer", "", today)) for text in texts]
    for n in range(roles):
        role = Role.objects.create(
            organisation=here, title=f"Senior AI Engineer {n}", manager=people[n % PEOPLE], openings=1 + n % 4
        )
        role.people.set(people)
        made = Posting.objects.bulk_create(
            Posting(
                role=role,
                number=v + 1,
                title="Senior AI Engineer",
                text=texts[v],
                judged_by=today,
                origin="pasted",
                by=owner,
            )
            for v in range(VERSIONS)
        )
        PostingAudit.objects.bulk_create(PostingAudit(posting=p, **a) for p, a in zip(made, audits, strict=True))
        Posting.history.bulk_history_create(made, default_user=owner)
    member = Member.objects.get(user=owner)
    for posting in Posting.objects.filter(number=VERSIONS).select_related("role")[:10]:
        for purpose in ("repaired", "potential"):
            proposals.propose(posting, member=member, purpose=purpose)
    sessions = defaultdict(list)
    for seat in Member.objects.select_related("user").filter(left=None):
        session = SessionStore()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY] = (
            str(seat.user.pk),
            "django.contrib.auth.backends.ModelBackend",
        )
        session[HASH_SESSION_KEY] = seat.user.get_session_auth_hash()
        session.save()
        sessions[seat.seat].append(session.session_key)
    return sessions


def serve(home: Path, ends: ExitStack) -> int:
    """The port of a server that is ended with the rest."""
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (home / "log").open("wb")
    words = [sys.executable, "-m", "fledge.web", "serve", "--port", str(port), "--no-worker"]
    server = subprocess.Popen(words, stdout=log, stderr=log)
    ends.callback(_ended, server)
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return port
        except OSError:
            time.sleep(0.1)
    raise SystemExit((home / "log").read_text())


def _ended(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    server.wait(20)


def pages() -> dict[str, tuple[str, ...]]:
    """Every kind of page with the seats that open it; {role} and {version} are drawn anew each time."""
    at, all_of_it = "/o/bench/roles/{role}/{version}", ("owner", "talent", "manager", "executive", "auditor")
    writes = ("owner", "talent", "manager")
    return {
        "/o/bench/roles/": all_of_it,
        "/o/bench/roles/?page=3": all_of_it,
        "/o/bench/roles/?q=engineer+1": all_of_it,
        "/o/bench/roles/{role}/": all_of_it,
        "/o/bench/roles/{role}/history/": all_of_it,
        "/o/bench/roles/new/": writes,
        "/o/bench/roles/{role}/edit/": writes,
        "/o/bench/roles/{role}/new/": writes,
        f"{at}/": all_of_it,
        f"{at}/people/": all_of_it,
        "/o/bench/roles/{proposed}/20/changes/repaired/": writes,
        "/o/bench/roles/{proposed}/20/changes/potential/": writes,
        f"{at}/publishing/": writes,
        f"{at}/history/": all_of_it,
        "/o/bench/people/": ("owner", "talent"),
        "/o/bench/history/": ("owner", "auditor"),
        "/o/bench/work/": writes,
        "/o/bench/import/": writes,
        "/o/bench/programs/": writes,
        "/o/bench/organisation/": ("owner",),
        "/account/": all_of_it,
        "/health": all_of_it,
    }


def numbers(dice: random.Random) -> dict[str, int]:
    """What stands in the places of an address this time."""
    return {"role": dice.randint(1, ROLES), "version": dice.randint(1, VERSIONS), "proposed": dice.randint(1, 10)}


def drive(sessions: dict[str, list[str]], port: int, given: argparse.Namespace, kinds=None, drawn=numbers) -> float:
    """Times of every kind of page in milliseconds; the worst ratio of a p95 to its ceiling."""
    dice = random.Random(7)
    jobs = [
        (page, dice.choice(sessions[dice.choice(seats)]), drawn(dice))
        for page, seats in (kinds or pages()).items()
        for _ in range(given.requests)
    ]
    dice.shuffle(jobs)
    times, wrong, lock = defaultdict(list), defaultdict(int), threading.Lock()
    waiting = iter(jobs)

    def visit() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                job = next(waiting, None)
                pause = dice.expovariate(1 / given.reading) if given.reading else 0.0
            if job is None:
                return
            time.sleep(pause)
            page, cookie, places = job
            path = page.format(**places)
            began = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": f"fledge={cookie}"})
            answer = connection.getresponse()
            answer.read()
            took = (time.perf_counter() - began) * 1000
            with lock:
                times[page].append(took)
                wrong[(page, answer.status)] += answer.status != 200

    threads = [threading.Thread(target=visit) for _ in range(given.visitors)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    return say(times, wrong, took, len(jobs))


def say(times, wrong, took: float, n: int) -> float:
    print(f"\n{n} requests in {took:.1f} s, {n / took:.0f} a second\n")
    print(f"{'page':55} {'p50 ms':>8} {'p95 ms':>8} {'of ceiling':>10}")
    worst = 0.0
    for page, found in sorted(times.items()):
        found.sort()
        p50, p95 = found[len(found) // 2], found[int(len(found) * 0.95)]
        ratio = p95 / (WHAT_IF_MS if "what-if" in page else CEILING_MS)
        worst = max(worst, ratio)
        print(f"{page:55} {p50:8.1f} {p95:8.1f} {ratio:10.2f}")
    for (page, status), count in sorted(wrong.items()):
        if count:
            print(f"{page}: {count} answered {status}")
    print(f"\nworst p95 is {worst:.2f} of its ceiling")
    return worst


if __name__ == "__main__":
    main()
