"""Interviews as a program plans, moves and rates them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from fledge.client.answers import File, Interview, read
from fledge.client.answers_of_round import Card
from fledge.client.walking import Walking


class Talking(Walking):
    """Interviews of a round and your own scorecards; the others' are seen once yours is handed in."""

    def interviews(self, role: int) -> Iterator[Interview]:
        """The interviews of a round that you may see, by time."""
        return self._all(Interview, f"/roles/{role}/interviews")

    def interview(self, number: int) -> Interview:
        """One of them."""
        return read(Interview, self._data("GET", f"/interviews/{number}"))

    def plan_interview(self, applicant: int, begins: str, interviewers: Collection[int], **fields: Any) -> Interview:
        """An interview at what the clock shows (2026-03-02T15:30) in ``zone``; ``minutes``, ``place``, ``invite``."""
        asked = {"begins": begins, "interviewers": list(interviewers), **fields}
        return read(Interview, self._data("POST", f"/applicants/{applicant}/interviews", asked))

    def change_interview(self, interview: Interview, **fields: Any) -> Interview:
        """The interview at another time or place or with other people, unless somebody changed it since it was read."""
        asked = {**fields, "edition": interview.edition}
        return read(Interview, self._data("PATCH", f"/interviews/{interview.id}", asked))

    def cancel_interview(self, interview: Interview, *, invite: bool = False) -> Interview:
        """It does not take place; with ``invite`` everybody is told."""
        asked = {"invite": invite, "edition": interview.edition}
        return read(Interview, self._data("POST", f"/interviews/{interview.id}/cancel", asked))

    def calendar(self, interview: int, *, whose: str = "interviewers") -> File:
        """The invitation as a file for calendars, for the ``interviewers`` or for the ``applicant``."""
        return self._file(f"/interviews/{interview}/calendar?whose={quote(whose)}", "interview.ics")

    def card(self, interview: int) -> Card:
        """Your own scorecard as far as you have filled it in."""
        return read(Card, self._data("GET", f"/interviews/{interview}/card"))

    def put_card(self, interview: int, ratings: Mapping[str, int], *, hand_in: bool = False, **fields: Any) -> Card:
        """Keep your own scorecard as a draft, or hand it in for good."""
        asked = {"ratings": dict(ratings), "hand_in": hand_in, **fields}
        return read(Card, self._data("PUT", f"/interviews/{interview}/card", asked))

    def add_card_note(self, interview: int, text: str) -> Card:
        """A note below your own scorecard after it was handed in."""
        return read(Card, self._data("POST", f"/interviews/{interview}/card/notes", {"text": text}))
