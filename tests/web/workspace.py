"""A workspace for tests: real tables on SQLite and on PostgreSQL, and people in every seat.

Ask for ``store`` and the test runs on both databases, each time in a transaction that is undone. Ask for ``sqlite`` to
run on SQLite alone. ``committed`` undoes nothing by itself and empties the tables afterwards: for tests with threads or
servers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connections, transaction
from django.test import Client
from django.test.utils import setup_test_environment

from fledge.web.database import database, sqlite
from fledge.web.store.models import Member, Organisation, Role, Seat, User
from fledge.web.store.queries import members, roles

setup_test_environment()
_HOME = Path(os.environ["FLEDGE_HOME"])  # the root's conftest.py made it
PASSWORD = "a-long-enough-password-7"
SERVERS = Path("/usr/lib/postgresql")


def pytest_sessionfinish() -> None:
    stop_postgres()
    connections.close_all()


@cache
def collected() -> None:
    """Static files by their hashed names, as the pages ask for them."""
    call_command("collectstatic", interactive=False, verbosity=0)


# --- databases


_running: list[Path] = []


@cache
def postgres_address() -> str | None:
    """A server of our own on a free port, as Debian ships it; None where there is none."""
    found = sorted(SERVERS.glob("*/bin/initdb"))
    if not found:
        return None
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    programs, data = found[-1].parent, Path(tempfile.mkdtemp(prefix="fledge-pg-"))
    data.chmod(0o777)
    made = f"{programs}/initdb -D {data}/d -A trust -U fledge -E UTF8 --no-sync"
    options = f"-p {port} -k {data} -c listen_addresses=127.0.0.1 -c fsync=off"
    begun = f"{programs}/pg_ctl -D {data}/d -o '{options}' -l {data}/log -w start"
    as_owner(f"{made} && {begun}")
    _running.append(data)
    subprocess.run(
        [programs / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "fledge", "fledge"], check=True, timeout=60
    )
    return f"postgres://fledge@127.0.0.1:{port}/fledge"


def as_owner(command: str) -> None:
    """PostgreSQL refuses to run as root, so root runs it as the user that Debian made for it."""
    words = ["su", "postgres", "-s", "/bin/sh", "-c", command] if os.geteuid() == 0 else ["/bin/sh", "-c", command]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, timeout=120)


def stop_postgres() -> None:
    for data in _running:
        programs = max(SERVERS.glob("*/bin/initdb")).parent
        as_owner(f"{programs}/pg_ctl -D {data}/d -m immediate stop")
        shutil.rmtree(data, ignore_errors=True)
    _running.clear()


def put(address: dict[str, object]) -> None:
    """From now on, this process and its threads work on that database."""
    connections["default"].close()
    if "default" in connections:
        del connections["default"]
    connections.settings["default"] = connections.configure_settings({"default": address})["default"]


@cache
def made(which: str) -> dict[str, object]:
    """The settings of a database with all tables, made once a process."""
    if which == "sqlite":
        address = sqlite(_HOME / "tests.sqlite3")
    else:
        found = postgres_address()
        assert found is not None
        address = database(found, _HOME)
        address["OPTIONS"] = {}
    put(address)
    call_command("migrate", verbosity=0, interactive=False)
    return address


def has_postgres() -> bool:
    return bool(list(SERVERS.glob("*/bin/initdb")))


def _on(which: str) -> None:
    if which == "postgres" and not has_postgres():
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL has to be installed in CI")
        pytest.skip("PostgreSQL's server is not installed (Debian: postgresql)")
    put(made(which))
    collected()
    from django.core.cache import cache as kept

    kept.clear()


def _undone(which: str) -> Iterator[str]:
    _on(which)
    with transaction.atomic():
        yield which
        transaction.set_rollback(True)
    connections["default"].close()


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Iterator[str]:
    yield from _undone(request.param)


@pytest.fixture
def sqlite_store() -> Iterator[str]:
    yield from _undone("sqlite")


@pytest.fixture(params=["sqlite", "postgres"])
def committed(request: pytest.FixtureRequest) -> Iterator[str]:
    _on(request.param)
    yield request.param
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=False)
    connections["default"].close()


# --- people


@dataclass(frozen=True)
class Place:
    """An organisation with somebody in every seat: Alice owns it. Mallory owns another one and must see nothing."""

    organisation: Organisation
    elsewhere: Organisation
    seats: dict[str, Member]
    mallory: Member

    def member(self, seat: Seat | str) -> Member:
        return self.seats[str(seat)]

    @property
    def alice(self) -> Member:
        return self.seats["owner"]


@cache
def _hashed() -> str:
    """The password of everybody, hashed once: argon2 is slow on purpose."""
    return make_password(PASSWORD)


def person(email: str, name: str) -> User:
    """Somebody with an account and the password of all tests."""
    return User.objects.create(email=email, name=name, password=_hashed())


def peopled() -> Place:
    """Two organisations; everybody of the first sits in a different seat."""
    alice = person("alice@harbour.example", "Alice Amari")
    here = members.founded("Harbour Bank", owner=alice)
    seats = {"owner": Member.objects.get(organisation=here, user=alice)}
    for seat in Seat:
        if seat is not Seat.OWNER:
            user = person(f"{seat.value}@harbour.example", f"{seat.label} Person")
            seats[seat.value] = members.seated(here, user, seat, by=alice)
    mallory = person("mallory@elsewhere.example", "Mallory Moreno")
    there = members.founded("Elsewhere", owner=mallory)
    return Place(here, there, seats, Member.objects.get(organisation=there, user=mallory))


def signed_in(member: Member, **more: object) -> Client:
    """A browser's worth of cookies for somebody, with CSRF checks on when asked for."""
    client = Client(**more)  # type: ignore[arg-type]
    client.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def role_of(place: Place, title: str = "Senior AI Engineer", **fields: object) -> Role:
    """A role that everybody who has to belong to roles belongs to."""
    people = [place.seats[seat].user_id for seat in ("manager", "interviewer", "mentor", "learner")]
    return roles.added(place.alice, title=title, people=people, **fields)


@pytest.fixture
def place(store: str) -> Place:
    return peopled()
