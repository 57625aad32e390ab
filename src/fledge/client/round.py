"""A round as a program sees it: people, evidence, decisions, second looks, interviews."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any
from urllib.parse import quote, urlencode

from fledge.client.answers import Applicant, Decision, Match, SecondLook, Work, read
from fledge.client.answers_of_round import Many
from fledge.client.arriving import Arriving
from fledge.client.talking import Talking
from fledge.client.writing import Writing


class RoundOfRole(Arriving, Talking, Writing):
    """What a client can do in the round of a role. Nobody is rejected without a reason and your name."""

    def applicants(self, role: int, *, who: bool = False, **wanted: str) -> Iterator[Applicant]:
        """Everybody in a round whom a search finds (``q``, ``stage``, ``standing``, ``tag``, ``order`` and so on)."""
        return self._all(Applicant, f"/roles/{role}/applicants", **wanted, **_who(who))

    def applicant(self, number: int, *, who: bool = False) -> Applicant:
        """One of them."""
        return read(Applicant, self._data("GET", f"/applicants/{number}?{urlencode(_who(who))}"))

    def add_applicant(self, role: int, name: str, email: str = "", **fields: str) -> Applicant:
        """Somebody in a round; the same address is the same person."""
        return read(
            Applicant, self._data("POST", f"/roles/{role}/applicants", {"name": name, "email": email, **fields})
        )

    def upload_paper(self, applicant: int, name: str, content: bytes) -> dict[str, Any]:
        """A file of somebody's, by its name and content; ``unread`` says why it could not be read."""
        return dict(self._asking.ask("POST", f"/api/v1/applicants/{applicant}/papers", file=(name, content)).data)

    def match(self, applicant: int, *, version: int | None = None) -> Match:
        """What somebody's papers show of a version, the one in force unless another is named."""
        query = f"?version={version}" if version else ""
        return read(Match, self._data("GET", f"/applicants/{applicant}/match{query}"))

    def decide(
        self, applicant: Applicant, what: str, *, to: str | None = None, reason: str | None = None, words: str = "",
        seen: Match | None = None,
    ) -> Decision:  # fmt: skip
        """``move`` somebody, ``reject`` them with a reason code, ``reopen`` with words; ``seen`` is what was read."""
        fields: dict[str, Any] = {
            "what": what,
            "to": to,
            "reason": reason,
            "words": words,
            "edition": applicant.edition,
        }
        fields |= {"evidence": seen.evidence, "version": seen.version} if seen else {}
        return read(Decision, self._data("POST", f"/applicants/{applicant.id}/decisions", fields))

    def undo(self, role: int, decision: int) -> Decision:
        """Take back a decision while its time is open."""
        return read(Decision, self._data("POST", f"/roles/{role}/decisions/{decision}/undo"))

    def decide_for_many(self, role: int, applicants: Collection[int], what: str, **fields: Any) -> Many:
        """The same for many: ``move`` (``to``), ``reject`` (``reason``), ``tag``, or ``task`` (with ``who``, ``due``).

        Beyond a hundred people it is done in the background, by the ``work`` of the answer.
        """
        asked = {"applicants": list(applicants), "what": what, **fields}
        return read(Many, self._data("POST", f"/roles/{role}/decisions", asked))

    def undo_together(self, role: int, together: str) -> Many:
        """Take back what was done for many, as far as its time is open and nobody decided since."""
        return read(Many, self._data("POST", f"/roles/{role}/decisions/together/{quote(together)}/undo"))

    def ledger(self, role: int) -> Iterator[Decision]:
        """Every decision of a role, the last one first."""
        return self._all(Decision, f"/roles/{role}/decisions")

    def look_again(self, role: int, *, others: bool = False) -> Work | None:
        """Look again at everybody who was rejected under another version; None where there is nobody."""
        work = self._data("POST", f"/roles/{role}/second-looks", {"others": others})["work"]
        return read(Work, work) if work else None

    def second_looks(self, role: int, *, state: str = "open") -> Iterator[SecondLook]:
        """Who may be brought back, the oldest decision first."""
        return self._all(SecondLook, f"/roles/{role}/second-looks", state=state)

    def accept(self, role: int, look: int, reason: str) -> SecondLook:
        """Bring somebody back, with your reason."""
        path = f"/roles/{role}/second-looks/{look}/accept"
        return read(SecondLook, self._data("POST", path, {"reason": reason}))

    def decline(self, role: int, look: int, reason: str) -> SecondLook:
        """Let the rejection stand, with your reason."""
        path = f"/roles/{role}/second-looks/{look}/decline"
        return read(SecondLook, self._data("POST", path, {"reason": reason}))


def _who(who: bool) -> dict[str, str]:
    return {"who": "true"} if who else {}
