"""The tables as this Fledge needs them: made when they are not there, brought up when they are behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from fledge.problem import Problem

#: Any number, as long as every Fledge takes the same: under it they wait for each other on one server.
_LOCK = 0x666C6564
_NEWER = "the database was made by a newer Fledge"


def pending() -> tuple[str, ...]:
    """What has to be applied, in order; refused for a database of a newer Fledge or of another program."""
    executor = MigrationExecutor(connection)
    applied = set(executor.loader.applied_migrations or ())
    check_origin(applied, set(executor.loader.disk_migrations or ()))
    if not applied and connection.vendor == "sqlite" and _tables() - {"django_migrations"}:
        raise _strange()
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return tuple(f"{migration.app_label}.{migration.name}" for migration, _ in plan)


def _tables() -> set[str]:
    return set(connection.introspection.table_names())


def known() -> set[tuple[str, str]]:
    """Every step that this Fledge knows."""
    return set(MigrationLoader(None).disk_migrations or ())


def check_origin(applied: set[tuple[str, str]], ours: set[tuple[str, str]]) -> None:
    """Refuse what a newer Fledge or another program has made."""
    apps = {app for app, _ in ours}
    if any(app not in apps for app, _ in applied) and not any(app == "store" for app, _ in applied):
        raise _strange()
    unknown = sorted(name for app, name in applied if app == "store" and (app, name) not in ours)
    if unknown:
        raise Problem(f"{_NEWER} ({', '.join(unknown)})", where="database", mend="install that Fledge, or a newer one")


def _strange() -> Problem:
    return Problem("this is another program's database", where="database", mend="give Fledge one of its own")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one server at a time change the tables of a shared PostgreSQL; the others wait."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def brought_up() -> tuple[str, ...]:
    """Apply what is pending, and say what it was."""
    steps = pending()
    if steps:
        call_command("migrate", interactive=False, verbosity=0)
    return steps
