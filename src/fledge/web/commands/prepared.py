"""Everything that has to stand before the first page is served: settings, home, database, tables, files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fledge.problem import Problem
from fledge.web.commands.home import alone, ready_home
from fledge.web.commands.reach import place_of, reached
from fledge.web.database import database
from fledge.web.options import Options, options

Say = Callable[[str], None]


def say(sentence: str) -> None:
    """A sentence for whoever started the command."""
    print(sentence, flush=True)  # noqa: T201 - this is what a command says


def demo_settings() -> None:
    """From now on this process works on the worked example, in a home of its own; real data is never touched."""
    home = options().home / "demo"
    os.environ["FLEDGE_HOME"], os.environ["FLEDGE_DEMO"] = str(home), "1"
    os.environ.pop("DATABASE_URL", None)


def settled() -> tuple[Options, dict[str, Any]]:
    """The settings and the database that they name, which answers; Django is ready afterwards."""
    found = options()
    named = database(found.text("DATABASE_URL"), ready_home(found.home))
    reached(named)
    set_up()
    return found, named


def set_up() -> None:
    """Make Django ready; a key that cannot be read is said in a sentence."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fledge.web.settings")
    try:
        django.setup()
    except OSError as error:
        raise Problem(
            f"cannot be read ({error.strerror})", where=str(error.filename), mend="mend whose it is"
        ) from error


@contextmanager
def changing(home: Path) -> Iterator[None]:
    """Let one Fledge at a time set up this home and the database behind it; a second one waits and says so."""
    from fledge.web.commands.bring_up import one_at_a_time

    waiting = "Waiting for another fledge that is setting up the same workspace."
    with alone(home, "setting-up", wait=lambda: say(waiting)), one_at_a_time():
        yield


def tables(named: dict[str, Any], say: Say) -> tuple[str, ...]:
    """Bring the tables up and say so; ``changing`` is held."""
    from fledge.web.commands.bring_up import brought_up, pending

    waiting = pending()
    if not waiting:
        return ()
    is_new = any(step == "store.0001_first" for step in waiting)
    place = place_of(named)
    say(f"Making the tables in {place}." if is_new else f"Bringing {place} up to this Fledge: {', '.join(waiting)}.")
    return brought_up()
