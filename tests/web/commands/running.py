"""The real commands as programs of their own, each with a home of its own."""

from __future__ import annotations

import atexit
import http.cookiejar
import os
import queue
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from tests.web.workspace import has_postgres, postgres_address

START_SECONDS = 240


@dataclass
class Home:
    """An empty home folder and a database: SQLite in it, or one of its own on a real PostgreSQL."""

    folder: Path
    address: str = ""
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environ(self) -> dict[str, str]:
        kept = {name: v for name, v in os.environ.items() if not name.startswith(("FLEDGE_", "DJANGO_"))}
        kept.pop("DATABASE_URL", None)
        found = {**kept, "HOME": str(self.folder / "nobody"), "FLEDGE_HOME": str(self.folder / "home"), **self.more}
        return {**found, "DATABASE_URL": self.address} if self.address else found

    @property
    def home(self) -> Path:
        return Path(self.environ["FLEDGE_HOME"])

    @property
    def database(self) -> Path:
        return self.home / "fledge.sqlite3"

    def run(self, *words: str, status: int = 0, typed: str | None = None) -> str:
        """What a command says on both channels; anything but the expected exit status fails the test."""
        done = subprocess.run(
            [sys.executable, "-m", "fledge", *words],
            env=self.environ, input=typed, stdin=subprocess.DEVNULL if typed is None else None, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == status, f"status {done.returncode}: {done.stdout}"
        assert "Traceback" not in done.stdout
        return done.stdout

    @contextmanager
    def served(self, *words: str) -> Iterator[Running]:
        """A server that answers, stopped afterwards."""
        running = self.begun(*words)
        try:
            running.wait()
            yield running
        finally:
            running.stop()

    def begun(self, *words: str) -> Running:
        """A server that has only just been started."""
        child = subprocess.Popen(
            [sys.executable, "-m", "fledge", "serve", "--port", "0", "--workers", "1", *words],
            env=self.environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        return Running(child)

    def migrated(self) -> None:
        """Tables as ``fledge migrate`` makes them, copied from a database in which it has run once."""
        if self.address:
            fresh_postgres(self.address.rpartition("/")[2], like=_postgres_with_tables())
        else:
            self.home.mkdir(parents=True, mode=0o700)
            shutil.copyfile(_sqlite_with_tables(), self.database)

    def asked(self, query: str) -> list[tuple[object, ...]]:
        """Rows of the database, whichever it is."""
        if self.address:
            import psycopg

            with psycopg.connect(self.address.replace("postgres://", "postgresql://")) as opened:
                return list(opened.execute(query).fetchall())  # type: ignore[arg-type]
        with closing(sqlite3.connect(self.database)) as opened_file:
            return opened_file.execute(query).fetchall()


class Running:
    """A server: what it has said, where it is, and a browser's cookies."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self.child = child
        self.lines: list[str] = []
        self._queue: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._browser = urllib.request.build_opener(cookies)

    def _read(self) -> None:
        assert self.child.stdout is not None
        with self.child.stdout as lines:
            for line in lines:
                self._queue.put(line)
        self._queue.put(None)

    def wait(self, words: str = "Fledge is at ") -> str:
        """The line that has these words."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            line = self._queue.get(timeout=START_SECONDS)
            if line is None:
                break
            self.lines.append(line)
            if words in line:
                return line
        raise AssertionError("".join(self.lines))

    @property
    def said(self) -> str:
        return "".join(self.lines)

    @property
    def address(self) -> str:
        found = re.search(r"Fledge is at (http://\S+)", self.said)
        assert found is not None
        return found[1]

    @property
    def link(self) -> str:
        found = re.search(r"(http://\S+/enter/\S+/)", self.said)
        assert found is not None, self.said
        return found[1]

    def page(self, path: str, **form: str) -> tuple[int, str, str]:
        """Status, final address and text of a page, asked for with this browser's cookies."""
        address = path if path.startswith("http") else self.address + path
        data = urllib.parse.urlencode(form).encode() if form else None
        request = urllib.request.Request(address, data=data, headers={"Referer": address, "Origin": self.address})
        try:
            with self._browser.open(request, timeout=30) as answer:
                return answer.status, answer.url, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.url, error.read().decode()

    def enter(self) -> tuple[int, str, str]:
        """Follow the link as a person does: look at the page, press its button."""
        _, _, page = self.page(self.link)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token is not None, page
        return self.page(self.link, csrfmiddlewaretoken=token[1])

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask it to stop, and wait until it has."""
        if self.child.poll() is None:
            self.child.send_signal(number)
        try:
            status = self.child.wait(40)
        except subprocess.TimeoutExpired:
            self.child.kill()
            raise
        while (line := self._queue.get(timeout=10)) is not None:
            self.lines.append(line)
        return status


def fresh_postgres(name: str, *, like: str = "template1") -> str:
    """The address of a new database on the tests' own server, empty or like another one."""
    if not has_postgres():
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL has to be installed in CI")
        pytest.skip("PostgreSQL's server is not installed (Debian: postgresql)")
    import psycopg

    address = postgres_address()
    assert address is not None
    with psycopg.connect(address.replace("postgres://", "postgresql://"), autocommit=True) as opened:
        opened.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')  # type: ignore[arg-type]
        opened.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')  # type: ignore[arg-type]
    return address.rpartition("/")[0] + f"/{name}"


@cache
def _sqlite_with_tables() -> Path:
    made = Home(Path(tempfile.mkdtemp(prefix="fledge-commands-")))
    atexit.register(shutil.rmtree, made.folder, ignore_errors=True)
    made.run("migrate")
    sqlite3.connect(made.database).close()
    return made.database


@cache
def _postgres_with_tables() -> str:
    with tempfile.TemporaryDirectory(prefix="fledge-commands-") as folder:
        Home(Path(folder), fresh_postgres("with_tables")).run("migrate")
    return "with_tables"


def children_of(pid: int) -> list[int]:
    """Processes that a process has begun."""
    said = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False).stdout
    return [int(word) for word in said.split()]


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def gone(pids: list[int], *, seconds: float = 30) -> bool:
    """Whether all of them have ended in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not any(map(is_alive, pids)):
            return True
        time.sleep(0.1)
    return False
