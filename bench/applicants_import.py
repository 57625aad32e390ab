"""A thousand résumés come in while people go on working: résumés a second, and how long pages take meanwhile.

    python bench/applicants_import.py [--papers 1000]

A real server and a real worker, each a process of its own, on SQLite in a folder that is deleted afterwards, or where
DATABASE_URL points: give it an empty database. The papers are variations of the invented samples, half as text and
half as Word documents, in one ZIP, beside a table with a row for each.
"""

from __future__ import annotations

import argparse
import io
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from importlib.resources import files
from typing import Any

_WORKER = "import django; django.setup(); from fledge.web.jobs.worker import run; run()"


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--papers", type=int, default=1000)
    args = ap.parse_args()
    with tempfile.TemporaryDirectory(prefix="fledge-bench-") as home:
        os.environ |= {"FLEDGE_HOME": home, "DJANGO_SETTINGS_MODULE": "fledge.web.settings"}
        os.environ["FLEDGE_HOSTS"] = "localhost,127.0.0.1,testserver"
        _measured(args.papers)


def _measured(papers: int) -> None:
    client, role = _workspace()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serving = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--port",
        str(port),
        "fledge.web.wsgi:application",
    ]
    server = subprocess.Popen(serving, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    worker = None
    try:
        page = f"http://127.0.0.1:{port}/o/{role.organisation.slug}/roles/"
        _until_up(page, client)
        quiet = sorted(_seconds(page, client) for _ in range(30))
        packed = _packed(papers)
        start = time.monotonic()
        work = _begun(client, role, papers, packed)
        print(f"uploaded, looked through and begun in {time.monotonic() - start:.1f} s")
        worker, start = subprocess.Popen([sys.executable, "-c", _WORKER]), time.monotonic()
        _told(work, papers, start, page, client, quiet)
    finally:
        for process in filter(None, (server, worker)):
            process.terminate()
            process.wait()


def _told(work: Any, papers: int, start: float, page: str, client: Any, quiet: list[float]) -> None:
    first, took = 0.0, []
    while work.state not in ("done", "failed"):
        took.append(_seconds(page, client))
        time.sleep(0.05)
        work.refresh_from_db()
        if not first and work.done >= papers:
            first = time.monotonic() - start
            print(f"{papers} rows in {first:.1f} s with the worker's own start")
    seconds = time.monotonic() - start - first
    from fledge.web.store.queries.works import counts_of

    print(f"{papers} résumés in {seconds:.1f} s: {papers / seconds:.0f} a second; {counts_of(work)}")
    took.sort()
    print(f"the list of roles, before: median {1000 * statistics.median(quiet):.0f} ms, p95 {_p95(quiet):.0f} ms")
    print(f"the list of roles, meanwhile: median {1000 * statistics.median(took):.0f} ms, p95 {_p95(took):.0f} ms")


def _p95(seconds: list[float]) -> float:
    return 1000 * seconds[int(0.95 * len(seconds))]


def _until_up(page: str, client: Any) -> None:
    for _ in range(200):
        try:
            _seconds(page, client)
            return
        except OSError:
            time.sleep(0.2)


def _seconds(page: str, client: Any) -> float:
    cookies = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
    start = time.perf_counter()
    with urllib.request.urlopen(urllib.request.Request(page, headers={"Cookie": cookies}), timeout=30) as answer:
        answer.read()
        assert answer.url == page, answer.url
    return time.perf_counter() - start


def _workspace() -> tuple[Any, Any]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from fledge.web.store.models import Member, User
    from fledge.web.store.queries import members, roles

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    user = User.objects.create(email="alice@harbour.example", name="Alice Amari")
    here = members.founded("Harbour Bank", owner=user)
    role = roles.added(Member.objects.get(organisation=here, user=user), title="Senior AI Engineer")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client, role


def _begun(client: Any, role: Any, papers: int, packed: Any) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from fledge.web.store.models import Work

    rows = "".join(f"Person {n},person{n}@people.example\n" for n in range(papers))
    table = SimpleUploadedFile("people.csv", f"Name,Email\n{rows}".encode())
    at = f"/o/{role.organisation.slug}/roles/{role.pk}/round/import/"
    address = client.post(at, {"table": table, "papers": [packed]})["Location"]
    client.post(address, {"column-0": "name", "column-1": "email"})
    return Work.objects.get(pk=client.post(f"{address}look/")["Location"].rstrip("/").rsplit("/", 1)[1])


def _packed(papers: int) -> Any:
    import docx
    from django.core.files.uploadedfile import SimpleUploadedFile

    folder = files("fledge.knowledge").joinpath("samples/resumes")
    samples = [one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".txt")]
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(papers):
            text = f"person{n}@people.example\n\n{samples[n % len(samples)]}"
            if n % 2:
                page = docx.Document()
                for line in text.splitlines():
                    page.add_paragraph(line)
                page.save(one := io.BytesIO())
                archive.writestr(f"cv-{n}.docx", one.getvalue())
            else:
                archive.writestr(f"cv-{n}.txt", text)
    return SimpleUploadedFile("papers.zip", kept.getvalue())


if __name__ == "__main__":
    main()
