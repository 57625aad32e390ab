"""What can go wrong between people: somebody was quicker, a link ended, a right is missing."""

from __future__ import annotations

from fledge.problem import Problem


class NotThere(Problem):
    """There is no such thing, or none that this person may know of; both look alike."""


class NotKnown(Problem):
    """A program's key opens nothing, so nobody knows whose program it is."""


class NotAllowed(Problem):
    """The seat has no such right."""


class Stale(Problem):
    """Somebody else changed it since the page was opened."""


class Ended(Problem):
    """A link that has ended, was withdrawn or was used."""


class Field(Problem):
    """A field of a form that has to be mended; ``where`` is its name."""


def stale(what: str, who: str) -> Stale:
    """The sentence for two people who changed the same thing."""
    return Stale(
        f"{who} changed this {what} while you had it open", mend="look at what is there now and change it again"
    )
