"""What an option of a survey is in the skill book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fledge.facts import FactBook
from fledge.facts.load import slug
from fledge.facts.skill import Kind


class Options:
    """The ids of a survey's options; what the book does not have gets an id of its own, so nothing ticked is lost.

    With ``tools_only``, an option that nobody said more about is only taken for a *tool* of its name: "Railway" is a
    host there, not the railways.
    """

    def __init__(
        self,
        book: FactBook,
        *,
        means: Mapping[str, tuple[str, ...]] | None = None,
        own: Mapping[str, str] | None = None,
        dropped: Iterable[str] = (),
        tools_only: bool = True,
    ) -> None:
        self._book = book
        self._tools_only = tools_only
        self._means = {_clean(option): names for option, names in (means or {}).items()}
        self._own = {_clean(option): name for option, name in (own or {}).items()}
        self._dropped = {_clean(option).lower() for option in dropped}

    def ids(self, option: str) -> tuple[str, ...]:
        """The skills that ticking this option shows; none for "Other"."""
        option = _clean(option)
        if not option or option.lower() in self._dropped:
            return ()
        if option in self._own:
            return (self._own_id(self._own[option]),)
        if option in self._means:
            return tuple(dict.fromkeys(map(self.id_of, self._means[option])))
        return (self.id_of(option) if self._is_named(option) else self._own_id(option),)

    def id_of(self, name: str) -> str:
        """The id behind a name that was written on purpose: the book's, whatever its kind, else one of its own."""
        return self._book.named(name).id if self._book.knows(name) else self._own_id(name)

    def _is_named(self, option: str) -> bool:
        return self._book.knows(option) and not (self._tools_only and self._book.named(option).kind is not Kind.TOOL)

    def _own_id(self, name: str) -> str:
        """An id that is no skill's of the book."""
        made = slug(name)
        return f"{made}-(survey)" if made in self._book.skills else made


def _clean(option: str) -> str:
    """An option without stray spaces and with straight apostrophes."""
    return " ".join(option.replace("’", "'").split())
