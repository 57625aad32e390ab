"""Letters as a program writes them, and how long people may be kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fledge.client.answers import read
from fledge.client.answers_of_round import Hold, Kept, Letter, Message, Written
from fledge.client.walking import Walking


class Writing(Walking):
    """Letters, the outbox, and the end of keeping. Nobody is erased by a clock."""

    def letters(self) -> Iterator[Letter]:
        """The templates, by name."""
        return self._all(Letter, "/letters")

    def add_letter(self, name: str, subject: str, words: str) -> Letter:
        """Another template; it may hold {name}, {role}, {organisation}, and its words {link}."""
        return read(Letter, self._data("POST", "/letters", {"name": name, "subject": subject, "words": words}))

    def add_starters(self) -> int:
        """Add the letters to begin with that are not there yet; how many were added."""
        return int(self._data("POST", "/letters/starters")["added"])

    def write_letter(self, applicant: int, letter: int, *, tells: bool = False) -> Message:
        """Put a letter to somebody into the outbox; with ``tells`` about the last decision."""
        asked = {"letter": letter, "tells": tells}
        return read(Message, self._data("POST", f"/applicants/{applicant}/letters", asked))

    def write_to_many(self, role: int, applicants: Collection[int], letter: int, *, tells: bool = False) -> Written:
        """Put one letter to each of several people into the outbox."""
        asked = {"applicants": list(applicants), "letter": letter, "tells": tells}
        return read(Written, self._data("POST", f"/roles/{role}/letters", asked))

    def outbox(self, *, state: str = "") -> Iterator[Message]:
        """The letters that you see, newest first; all, or those that are waiting, sent, failed or stopped."""
        return self._all(Message, "/outbox", state=state)

    def words_to_send(self, message: int) -> str:
        """The words to send by other means, with a fresh private link where one belongs."""
        return str(self._data("POST", f"/outbox/{message}/words")["words"])

    def mark_as_sent(self, message: int) -> Message:
        """Say that somebody sent a letter by other means."""
        return read(Message, self._data("POST", f"/outbox/{message}/sent"))

    def stop_letter(self, message: int) -> Message:
        """A letter that has not left does not leave."""
        return read(Message, self._data("POST", f"/outbox/{message}/stop"))

    def passed(self, *, which: str = "passed") -> Iterator[Kept]:
        """Those whose time has ``passed``, whose ends ``soon``, or who asked to be erased (``waiting``)."""
        return self._all(Kept, "/retention", which=which)

    def ask_to_keep(self, people: Collection[int], letter: int) -> Written:
        """Write to people whether they may be kept longer, with a letter that holds {link}."""
        return read(Written, self._data("POST", "/retention/ask", {"people": list(people), "letter": letter}))

    def erase_passed(self, people: Collection[int]) -> int:
        """Erase those whose time has passed or who asked for it, for good; how many."""
        return int(self._data("POST", "/retention/erase", {"people": list(people)})["erased"])

    def erase_applicant(self, applicant: int) -> int:
        """Erase one person with all their applications, if their time has passed or they asked for it."""
        return int(self._data("POST", f"/applicants/{applicant}/erase")["erased"])

    def legal_hold(self) -> Hold:
        """Whether a legal hold stands, and why."""
        return read(Hold, self._data("GET", "/retention/hold"))

    def hold_everybody(self, hold: Hold, legal_hold: str) -> Hold:
        """Begin a legal hold with a reason that candidates read, or end it with an empty one."""
        return read(Hold, self._data("PUT", "/retention/hold", {"legal_hold": legal_hold, "edition": hold.edition}))
