"""What templates can say: an icon, whether somebody may do something, and a number with who says so."""

from __future__ import annotations

import itertools
import uuid
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from fledge.web.pages.icons import ICONS
from fledge.web.store.rights import May, allows

register = template.Library()
_numbers = itertools.count(1)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing beside words; it says nothing of its own."""
    return mark_safe(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{ICONS[name]}</svg>')  # noqa: S308


@register.simple_tag(takes_context=True)
def may(context: Any, right: str) -> bool:
    """Whether the seat of whoever looks has a right, by its name in the table, such as PUBLISH."""
    member = context.get("member")
    return bool(member) and allows(member.seat, May[right])


@register.simple_tag
def said(value: Any, how: str, source: str = "") -> SafeString:
    """A number with how it was computed and from what, for whoever points at it or reaches it by keyboard."""
    name = f"said-{next(_numbers)}"
    return format_html(
        '<span class="said-number" tabindex="0" aria-describedby="{0}">{1}'
        '<span role="tooltip" id="{0}">{2}{3}</span></span>',
        name, value, how, f" Source: {source}" if source else "",
    )  # fmt: skip


@register.simple_tag
def once() -> SafeString:
    """The hidden field by which a form that was sent twice is done once."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4().hex)


@register.inclusion_tag("entering/demo_people.html")
def demo_people() -> dict[str, Any]:
    """The invented people as whom anybody may look around; nobody where this is no demonstration."""
    from django.conf import settings

    from fledge.web.store.models import Seat
    from fledge.web.store.queries.entering import invented_seats

    order = {seat.value: place for place, seat in enumerate(Seat)}
    found = sorted(invented_seats(), key=lambda one: order[one.seat]) if settings.DEMO else []
    return {"invented": found}


@register.inclusion_tag("as_csv.html", takes_context=True)
def as_csv(context: Any, page: str, *values: object, of: str) -> dict[str, Any]:
    """The link to the whole table above it, as the address of the page narrows it; ``of`` says of what."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    address = reverse(page, args=[context["member"].organisation.slug, *values])
    return {"address": f"{address}?{query.urlencode()}" if query else address, "of": of}


@register.filter
def drawn(html: str) -> SafeString:
    """Page parts that ``publish`` made, in which everything from a posting is escaped already."""
    return mark_safe(html)  # noqa: S308


@register.filter
def percent(share: float | None) -> str:
    """A share as people say it.

    >>> percent(0.0391), percent(0.00001), percent(None)
    ('3.9%', 'under 0.01%', '')
    """
    if share is None:
        return ""
    if 0 < share < 0.0001:
        return "under 0.01%"
    return f"{float(f'{share * 100:.2g}'):g}%"


@register.filter
def grade_words(findings: dict[str, int] | None) -> list[tuple[str, int, str]]:
    """Findings by grade, heaviest first, as (grade, how many, what it is called)."""
    from fledge.audit import Grade

    counts = findings or {}
    return [(g.name.lower(), counts[g.name.lower()], g.value) for g in Grade if counts.get(g.name.lower())]
