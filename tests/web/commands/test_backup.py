"""Backups while people work, and restores that replace nothing before they know."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.web.commands.running import Home

_NAMES = "SELECT name FROM store_organisation ORDER BY name"


def _organisation(home: Home, name: str) -> None:
    query = (
        "INSERT INTO store_organisation (name, slug, made, edition, is_invented, legal_hold)"
        f" VALUES ('{name}', '{name.lower()}', '2026-01-01', 1, false, '')"
    )
    if home.address:
        import psycopg

        with psycopg.connect(home.address.replace("postgres://", "postgresql://")) as opened:
            opened.execute(query)  # type: ignore[arg-type]
        return
    with closing(sqlite3.connect(home.database, timeout=20)) as opened_file, opened_file:
        opened_file.execute(query)


@pytest.fixture
def kept(either: Home) -> tuple[Home, Path]:
    """A workspace with one organisation, Before, and its backup."""
    either.migrated()
    _organisation(either, "Before")
    file = either.folder / "kept.fledge"
    assert "holds everything" in either.run("backup", str(file))
    return either, file


def test_backup_brings_back_what_was_there_and_the_later_state_is_kept_beside_it(kept: tuple[Home, Path]) -> None:
    home, file = kept
    _organisation(home, "Later")
    said = home.run("restore", str(file), "--over")
    assert home.asked(_NAMES) == [("Before",)]
    assert said.splitlines()[-1] == f"The workspace is as it was in {file}."
    aside = Path(said.splitlines()[0].removeprefix("What was there before is kept in ").rstrip("."))
    home.run("restore", str(aside), "--over")
    assert home.asked(_NAMES) == [("Before",), ("Later",)]


def test_restore_without_over_replaces_nothing(kept: tuple[Home, Path]) -> None:
    home, file = kept
    _organisation(home, "Later")
    assert "a workspace is there already" in home.run("restore", str(file), status=2)
    assert home.asked(_NAMES) == [("Before",), ("Later",)]


@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
def test_half_a_backup_is_refused_and_nothing_is_lost(kept: tuple[Home, Path], share: float) -> None:
    home, file = kept
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    said = home.run("restore", str(file), "--over", status=2)
    assert said.startswith("fledge: ")
    assert str(file) in said
    assert home.asked(_NAMES) == [("Before",)]
    assert [path.name for path in home.home.iterdir() if "restoring" in path.name] == []


def test_backup_of_a_newer_fledge_is_refused(kept: tuple[Home, Path]) -> None:
    home, _ = kept
    from tests.web.commands.test_serve import step_of_the_future

    step_of_the_future(home)
    newer = home.folder / "newer.fledge"
    home.run("backup", str(newer))
    said = home.run("restore", str(newer), "--over", status=2)
    assert said.startswith(f"fledge: {newer}: the backup was made by a newer Fledge (0999_later); ")


def test_backup_comes_back_into_an_empty_home(home: Home) -> None:
    home.migrated()
    _organisation(home, "Before")
    file = home.folder / "kept.fledge"
    home.run("backup", str(file))
    home.more["FLEDGE_HOME"] = str(home.folder / "elsewhere")
    home.run("restore", str(file))
    assert home.asked(_NAMES) == [("Before",)]


@pytest.mark.parametrize("content", [b"", b"a letter", b"SQLite format 3\0" + b"\0" * 4000, b"PGDMP\x01\x0e\0"])
def test_file_that_is_no_backup_is_refused(home: Home, content: bytes) -> None:
    home.migrated()
    _organisation(home, "Before")
    file = home.folder / "strange"
    file.write_bytes(content)
    assert str(file) in home.run("restore", str(file), "--over", status=2)
    assert home.asked(_NAMES) == [("Before",)]


def test_database_of_another_program_is_no_backup(home: Home) -> None:
    file = home.folder / "recipes.sqlite3"
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    assert home.run("restore", str(file), status=2) == (
        f"fledge: {file}: is no backup of a workspace; name another file\n"
    )
    assert not home.database.exists()


def test_broken_database_is_replaced_and_kept(home: Home) -> None:
    home.migrated()
    _organisation(home, "Before")
    file = home.folder / "kept.fledge"
    home.run("backup", str(file))
    broken = b"SQLite format 3\0" + b"\xff" * 9000
    home.database.write_bytes(broken)
    said = home.run("restore", str(file), "--over")
    aside = Path(said.splitlines()[0].removeprefix("What was there before is kept in ").rstrip("."))
    assert aside.read_bytes() == broken
    assert home.asked(_NAMES) == [("Before",)]


def test_workspace_that_is_served_is_backed_up_and_not_restored(home: Home) -> None:
    file = home.folder / "kept.fledge"
    with home.served("--no-worker") as running, _writing(home) as written:
        home.run("backup", str(file))
        assert "the workspace is being served; stop fledge serve first" in home.run(
            "restore", str(file), "--over", status=2
        )
        assert running.page("/health")[0] == 200
    with closing(sqlite3.connect(file)) as copy:
        found = copy.execute("SELECT count(*) FROM store_organisation").fetchone()[0]
    assert 1 <= found <= 1 + written()


@contextmanager
def _writing(home: Home) -> Iterator[object]:
    """Somebody who adds organisations all the time, from another process."""
    code = (
        "import sqlite3, sys, time\n"
        f"db = sqlite3.connect({str(home.database)!r}, timeout=20)\n"
        "for n in range(100000):\n"
        '    db.execute("INSERT INTO store_organisation (name, slug, made, edition, is_invented, legal_hold)"\n'
        "               \" VALUES (?, ?, '2026-01-01', 1, 0, '')\", (f'W{n}', f'w{n}'))\n"
        "    db.commit()\n"
        "    time.sleep(0.002)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code])
    try:
        yield lambda: home.asked("SELECT count(*) FROM store_organisation WHERE slug LIKE 'w%'")[0][0]
        assert child.poll() is None
    finally:
        child.kill()
        child.wait()


def test_backup_that_is_killed_leaves_no_half_file_and_the_next_one_works(home: Home) -> None:
    home.migrated()
    _filled_up(home)
    file = home.folder / "kept.fledge"
    for after in (0.45, 0.6, 0.75, 0.9):
        words = [sys.executable, "-m", "fledge.web", "backup", "--over", str(file)]
        child = subprocess.Popen(words, env=home.environ, stdout=subprocess.DEVNULL)
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert not file.exists() or _is_whole(file)
    home.run("backup", "--over", str(file))
    assert _is_whole(file)
    assert [path.name for path in home.folder.iterdir() if path.name.endswith(".part")] == []
    assert home.asked("SELECT count(*) FROM store_organisation") == [(40_000,)]


def _filled_up(home: Home) -> None:
    rows = ((f"Organisation {n} {'x' * 80}", f"o{n}") for n in range(40_000))
    with closing(sqlite3.connect(home.database)) as opened, opened:
        opened.executemany(
            "INSERT INTO store_organisation (name, slug, made, edition, is_invented, legal_hold)"
            " VALUES (?, ?, '2026-01-01', 1, 0, '')",
            rows,
        )


def _is_whole(file: Path) -> bool:
    with closing(sqlite3.connect(file)) as copy:
        return copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_backup_holds_nothing_that_was_deleted(home: Home) -> None:
    home.migrated()
    _organisation(home, "Forgotten-Person-4711")
    with closing(sqlite3.connect(home.database)) as opened, opened:
        opened.execute("DELETE FROM store_organisation")
    file = home.folder / "kept.fledge"
    home.run("backup", str(file))
    assert b"Forgotten-Person-4711" not in file.read_bytes()


def test_backup_is_for_its_owner_alone_and_refuses_what_is_in_the_way(home: Home) -> None:
    home.migrated()
    file = home.folder / "kept.fledge"
    home.run("backup", str(file))
    assert file.stat().st_mode & 0o077 == 0
    assert "is there already; choose another name, or add --over" in home.run("backup", str(file), status=2)
    assert "is the database itself" in home.run("backup", str(home.database), "--over", status=2)
    assert "is a folder" in home.run("backup", str(home.folder), status=2)
    assert "there is no such folder" in home.run("backup", str(home.folder / "none" / "file"), status=2)


def test_backup_without_the_programs_of_postgres_is_a_sentence(either: Home) -> None:
    if not either.address:
        return
    either.migrated()
    either.more["PATH"] = str(either.folder)
    said = either.run("backup", str(either.folder / "kept.fledge"), status=2)
    assert said.startswith("fledge: database: pg_dump is not installed; install PostgreSQL's client programs ")


def test_backups_of_the_two_databases_are_not_mixed_up(kept: tuple[Home, Path]) -> None:
    home, file = kept
    if home.address:
        home.address = ""
        assert "is a backup of PostgreSQL, and DATABASE_URL names SQLite" in home.run("restore", str(file), status=2)
    else:
        home.address = "postgres://somebody@127.0.0.1:1/fledge"
        assert "is a backup of SQLite, and DATABASE_URL names PostgreSQL" in home.run("restore", str(file), status=2)
