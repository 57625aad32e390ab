"""Loads the worked example, once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from fledge.web.demo.people import gathered
from fledge.web.demo.story import CHAPTERS, Chapter
from fledge.web.store.models import Member, Organisation, Seat, User
from fledge.web.store.queries.changes import together


def loaded(say: Callable[[str], None]) -> User:
    """The owner of the invented organisation, which is made if it is not there: whole or not at all."""
    if not Organisation.objects.filter(is_invented=True).exists():
        say("Loading the worked example. Everybody and everything in it is invented.")
        with together():
            cast = gathered()
            for tell in _shown(CHAPTERS):
                tell(cast)
    owners = Member.objects.filter(organisation__is_invented=True, seat=Seat.OWNER, left=None)
    return owners.select_related("user").order_by("pk")[0].user


def _shown(chapters: tuple[Chapter, ...]) -> Iterator[Chapter]:
    if not sys.stderr.isatty():
        yield from chapters
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(chapters, description="Six weeks of work", console=console, transient=True)
