"""Papers without who wrote them: the first step of reading, and the only one that sees the person."""

from fledge.people.blind.cut import CUT, Blinded, blind

__all__ = ["CUT", "Blinded", "blind"]
