"""Loads the worked example, once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from django.utils import timezone

from fledge.web.demo.papers.sent import arriving
from fledge.web.demo.people import gathered
from fledge.web.demo.story import CHAPTERS
from fledge.web.store.models import Member, Organisation, Seat, User
from fledge.web.store.queries.changes import together


def loaded(say: Callable[[str], None]) -> User:
    """The owner of the invented organisation, which is made if it is not there: whole or not at all."""
    if not Organisation.objects.filter(is_invented=True).exists():
        say("Loading the worked example. Everybody and everything in it is invented.")
        _told()
    owners = Member.objects.filter(organisation__is_invented=True, seat=Seat.OWNER, left=None)
    return owners.select_related("user").order_by("pk")[0].user


def _told() -> None:
    with _progress() as (chapter, paper), arriving(timezone.localdate(), paper) as papers, together():
        cast = gathered(papers)
        for tell in CHAPTERS:
            tell(cast)
            chapter()


@contextmanager
def _progress() -> Iterator[tuple[Callable[[], None], Callable[[], None]]]:
    """What to call after each chapter and after each paper; on a terminal, two bars show how far it is."""
    if not sys.stderr.isatty():
        yield _quietly, _quietly
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        story, papers = bar.add_task("Ten weeks of work", total=len(CHAPTERS)), bar.add_task("423 papers", total=423)
        yield partial(bar.advance, story), partial(bar.advance, papers)


def _quietly() -> None:
    """Nobody looks."""
