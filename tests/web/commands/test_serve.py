"""From nothing to a page in a browser, and every way in which that cannot go."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests.web.commands.running import Home, children_of, gone
from tests.web.commands.terminal import Terminal


def test_first_start_makes_everything_and_its_link_signs_in_once(either: Home) -> None:
    with either.served() as running:
        status, url, page = running.enter()
        assert (status, url) == (200, f"{running.address}/o/our-organisation/roles/"), page
        assert running.page("/health")[0] == 200
        assert running.page(running.link)[0] == 410
    assert running.said.count("with the password ") == 1
    assert running.child.returncode == 0
    assert either.asked("SELECT email FROM store_user") == [("owner@localhost",)]


def test_two_servers_that_start_at_once_make_one_administrator(either: Home) -> None:
    both = [either.begun("--no-worker") for _ in range(2)]
    try:
        for running in both:
            running.wait()
        assert [running.page("/health")[0] for running in both] == [200, 200]
    finally:
        statuses = [running.stop() for running in both]
    assert statuses == [0, 0]
    assert sum(running.said.count("with the password ") for running in both) == 1
    assert either.asked("SELECT count(*) FROM store_organisation") == [(1,)]


def test_port_that_is_taken_is_refused_before_anything_is_made(home: Home) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = home.run("serve", "--port", str(port), status=2)
    mend = "stop what is served there, or choose another --port"
    assert said == f"fledge: 127.0.0.1:{port}: nothing can be served there (Address already in use); {mend}\n"
    assert not home.home.exists()


def test_host_that_is_no_address_is_refused(home: Home) -> None:
    assert home.run("serve", "--host", "nowhere.invalid", status=2).startswith(
        "fledge: nowhere.invalid: there is no such"
    )


def test_home_that_cannot_be_made_is_refused(home: Home) -> None:
    (home.folder / "file").write_text("", encoding="utf-8")
    home.more["FLEDGE_HOME"] = str(home.folder / "file" / "home")
    said = home.run("serve", "--port", "0", status=2)
    assert said.startswith("fledge: FLEDGE_HOME: the home folder ")
    assert said.endswith("cannot be written to (Not a directory); name a folder of your own\n")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("postgres://nobody@127.0.0.1:1/none", "no database server answers at 127.0.0.1:1 "),
        ("postgres://nobody@nowhere.invalid/none", "no database server answers at nowhere.invalid:5432 "),
        ("mysql://somewhere/else", "this is no address of a database; "),
        ("postgres://host:port/name", "its port is no number; "),
    ],
)
def test_database_server_that_does_not_answer_is_a_sentence(home: Home, address: str, says: str) -> None:
    home.address = address
    assert home.run("serve", "--port", "0", status=2).startswith(f"fledge: DATABASE_URL: {says}")


def test_database_that_is_not_on_the_server_is_a_sentence(either: Home) -> None:
    if not either.address:
        return
    either.address = either.address.replace("/commands", "/not_there")
    said = either.run("serve", "--port", "0", status=2)
    assert said == "fledge: DATABASE_URL: there is no database not_there on the server; make it: createdb not_there\n"


def test_extra_of_postgres_that_is_missing_is_a_sentence(home: Home) -> None:
    _hidden(home, "psycopg")
    home.address = "postgres://somebody@127.0.0.1/fledge"
    said = home.run("serve", "--port", "0", status=2)
    assert said == 'fledge: DATABASE_URL: PostgreSQL needs its extra; pip install "fledge[web,postgres]"\n'


def test_extra_of_the_workspace_that_is_missing_is_a_sentence(home: Home) -> None:
    _hidden(home, "django")
    assert home.run("serve", status=2) == 'fledge: the workspace needs its extra; pip install "fledge[web]"\n'


def _hidden(home: Home, package: str) -> None:
    """Python does not find the package, as if it were not installed."""
    folder = home.folder / "site"
    folder.mkdir()
    hide = (
        "from importlib.machinery import PathFinder as Finder\n"
        "found = Finder.find_spec\n"
        f"hidden = classmethod(lambda kind, name, *more: None if name == {package!r} else found(name, *more))\n"
        "Finder.find_spec = hidden\n"
    )
    (folder / "sitecustomize.py").write_text(hide, encoding="utf-8")
    home.more["PYTHONPATH"] = str(folder)


def test_settings_that_are_wrong_are_all_named_at_once(home: Home) -> None:
    home.more |= {"FLEDGE_HTTPS": "yes", "FLEDGE_LOCK_AFTER": "0", "FLEDGE_PROT": "1"}
    lines = home.run("serve", "--port", "0", status=2).splitlines()
    assert [line.partition(";")[0] for line in lines] == [
        "fledge: FLEDGE_HTTPS: 'yes' is neither on nor off",
        "FLEDGE_LOCK_AFTER: '0' is not a whole number",
        "FLEDGE_PROT: there is no such setting",
    ]


@pytest.mark.parametrize("content", [b"this is a letter, not a database\n" * 40, b"SQLite format 3\0" + b"\xff" * 4096])
def test_file_that_is_no_database_is_refused_and_left_as_it_is(home: Home, content: bytes) -> None:
    home.home.mkdir()
    home.database.write_bytes(content)
    said = home.run("serve", "--port", "0", status=2)
    assert str(home.database) in said
    assert home.database.read_bytes() == content


def test_database_of_another_program_is_left_alone(home: Home) -> None:
    home.home.mkdir()
    with closing(sqlite3.connect(home.database)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    assert "this is another program's database" in home.run("serve", "--port", "0", status=2)
    assert home.asked("SELECT name FROM sqlite_master") == [("recipes",)]


def test_database_of_a_newer_fledge_is_refused(either: Home) -> None:
    either.migrated()
    step_of_the_future(either)
    said = either.run("serve", "--port", "0", status=2)
    assert said.startswith("fledge: database: the database was made by a newer Fledge (0999_later); ")


def step_of_the_future(home: Home) -> None:
    query = "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_later', '2030-01-01')"
    if home.address:
        import psycopg

        with psycopg.connect(home.address.replace("postgres://", "postgresql://")) as opened:
            opened.execute(query)  # type: ignore[arg-type]
        return
    with closing(sqlite3.connect(home.database)) as opened_file, opened_file:
        opened_file.execute(query)


def test_start_that_was_killed_half_way_is_gone_on_with(home: Home) -> None:
    for after in (0.8, 1.1, 1.5, 2.2):
        running = home.begun("--no-worker")
        time.sleep(after)
        running.child.kill()
        running.child.wait()
    with home.served("--no-worker") as again:
        assert again.page("/health")[0] == 200
    assert home.asked("SELECT count(*) FROM store_organisation") == [(1,)]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_server_that_is_killed_leaves_no_process_behind(home: Home) -> None:
    with home.served() as running:
        children = children_of(running.child.pid)
        assert len(children) >= 2
        running.child.kill()
        running.child.wait()
        assert gone(children)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_background_worker_that_dies_begins_again(home: Home) -> None:
    with home.served() as running:
        worker = next(p for p in children_of(running.child.pid) if "worker" in _words_of(p))
        os.kill(worker, signal.SIGKILL)
        running.wait("The background worker ended (status -9); it begins again in 2 seconds.")
        until = time.monotonic() + 20
        while time.monotonic() < until and not any("worker" in _words_of(p) for p in children_of(running.child.pid)):
            time.sleep(0.1)
        assert any("worker" in _words_of(p) for p in children_of(running.child.pid))


def _words_of(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
    except OSError:
        return []


def test_second_start_says_one_line_and_an_interrupt_ends_it_quietly(home: Home) -> None:
    with home.served("--no-worker"):
        kept = [home.home, home.database, home.home / "secret"]
        assert [path.stat().st_mode & 0o077 for path in kept] == [0, 0, 0]
    again = home.begun()
    again.wait()
    assert again.stop(signal.SIGINT) == 0
    assert again.said == f"Fledge is at {again.address} (stop with Ctrl-C)\n"


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal")
def test_first_administrator_is_asked_on_a_terminal(home: Home) -> None:
    screen = Terminal([sys.executable, "-m", "fledge", "serve", "--port", "0", "--no-worker"], home.environ)
    try:
        screen.answer("Organisation: ", "Harbour Bank")
        screen.answer("Your name: ", "Alice Amari")
        screen.answer("Your e-mail address: ", "not an address")
        screen.answer("Your e-mail address: ", "alice@harbour.example")
        screen.answer("or more: ", "short")
        screen.answer("or more: ", "a-long-enough-password-7")
        screen.answer("The same again: ", "another-password-entirely")
        screen.answer("or more: ", "a-long-enough-password-7")
        screen.answer("The same again: ", "a-long-enough-password-7")
        screen.until("/enter/")
    finally:
        screen.close()
    assert "a-long-enough-password-7" not in screen.seen
    assert home.asked("SELECT name FROM store_organisation") == [("Harbour Bank",)]
    assert home.asked("SELECT email, name FROM store_user") == [("alice@harbour.example", "Alice Amari")]
