"""What an import finds that is there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from fledge.web.store.models import Member, Posting, Role
from fledge.web.store.queries.roles import roles_for


def there_already(member: Member, *, title: str, text: str, role: int | None = None) -> Posting | None:
    """The version that has these very words: in the role that was chosen, else in one of this title."""
    where = Q(role=role) if role else Q(title__iexact=title) | Q(role__title__iexact=title)
    return _seen_by(member).filter(where, text=text).order_by("pk").first()


def known_words(member: Member, texts: Iterable[str]) -> dict[tuple[str, str], Posting]:
    """The versions that have one of the texts, by the title in small letters and the text."""
    found: dict[tuple[str, str], Posting] = {}
    for some in _in_parts(dict.fromkeys(texts)):
        for posting in _seen_by(member).filter(text__in=some).order_by("-pk"):
            found |= {(title.casefold(), posting.text): posting for title in (posting.title, posting.role.title)}
    return found


def roles_by_title(member: Member) -> dict[str, list[Role]]:
    """The roles that this seat sees by their title in small letters, newest first."""
    found: dict[str, list[Role]] = {}
    for role in roles_for(member).order_by("-made", "-pk"):
        found.setdefault(role.title.casefold(), []).append(role)
    return found


def _seen_by(member: Member) -> QuerySet[Posting]:
    return Posting.objects.filter(role__in=roles_for(member)).select_related("role")


def _in_parts(texts: Iterable[str]) -> Iterator[list[str]]:
    listed = list(texts)
    return (listed[n : n + 100] for n in range(0, len(listed), 100))
