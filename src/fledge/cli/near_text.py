"""What is near on a terminal: eighty columns, with or without colour, in pipes as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from fledge.charts.numbers import percent
from fledge.cli.pool_text import _drawn
from fledge.pool import listed

if TYPE_CHECKING:
    from fledge.match import Because, Credit

_REASONS = 2


def near_text(held: Sequence[str], found: Sequence[Credit], names: Mapping[str, str]) -> str:
    """Each skill with its credit, and below it why."""
    have = listed(tuple(names.get(skill, skill) for skill in held), "and")
    if not found:
        return f"Nothing is known to be near {have}.\n"
    parts: list[RenderableType] = [Text(f"Near {have}", style="bold"), Text()]
    for one in found:
        parts.append(Text(f"{percent(one.value):>5}  ").append(names.get(one.skill, one.skill), style="bold"))
        parts += [Padding(_because(reason, names), (0, 0, 0, 7)) for reason in one.because[:_REASONS]]
    parts += [Text(), Text("A credit is an estimate of what stands near, not a finding about a person.", style="dim")]
    return _drawn(Group(*parts))


def _because(reason: Because, names: Mapping[str, str]) -> Text:
    held = " and ".join(names.get(skill, skill) for skill in reason.skills)
    return Text(f"{held} {percent(reason.weight)}: {reason.reason}", style="dim")
