"""A second look on a terminal: person by person, what kept them out and what their papers show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from fledge.cli.match_text import LAST, drawn
from fledge.publish.match_rows import brief_words
from fledge.publish.second_look_sentences import sentences

if TYPE_CHECKING:
    from fledge.match.second_look import SecondLook
    from fledge.ramp import Brief

_QUOTES, _QUESTIONS = 3, 3


def second_look_text(
    looks: Sequence[SecondLook], chosen: str, unread: Sequence[str] = (), months: Sequence[Brief] = ()
) -> str:
    """Everybody who was looked at again, the oldest decision first."""
    parts: list[RenderableType] = []
    for look, brief in zip_longest(looks, months):
        parts += [*_look(look, chosen, brief), Text()]
    if not looks:
        parts += [Text("Nobody was looked at."), Text()]
    if unread:
        parts += [Text("Not read or not found; look at these yourself:"), *(Text(f"  {why}") for why in unread), Text()]
    return drawn(Group(*parts, Text(LAST, style="dim")))


def _look(look: SecondLook, chosen: str, months: Brief | None) -> Iterator[RenderableType]:
    one = look.rejected
    yield Rule(Text(one.person, style="bold"), align="left", style="dim")
    when = f"Decided on {one.decided.day} {one.decided:%B %Y}" if one.decided else "Decided on an unknown day"
    yield Text(f"{when}{f', because: {one.reason}' if one.reason else ''}.", style="dim")
    for sentence in sentences(look, chosen):
        yield Text(sentence)
    if months:
        yield Text(f"Months until independent work: {brief_words(months)}.")
    quotes = dict.fromkeys(quote for obstacle in look.carried for quote in obstacle.part.quotes[:1])
    for quote in list(quotes)[:_QUOTES]:
        yield Padding(Text(f"“{quote}”", style="dim"), (0, 0, 0, 2))
    if look.now.questions:
        yield Text("Ask first", style="bold")
    for question in look.now.questions[:_QUESTIONS]:
        yield Padding(Text(question.asks), (0, 0, 0, 2))
    for note in look.now.notes:
        yield Text(f"Note: {note}", style="dim")
