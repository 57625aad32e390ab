"""What must not be lost with a line that goes: pay, an address to write to, law, place, language and hours."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from fledge.audit.rewrite.potential.cues import CONDITION
from fledge.audit.rewrite.potential.moves import Written
from fledge.posting import Posting

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w|https?://[^\s<>\"')\]]*[\w/]")
_PIECES = re.compile(r"(?<=[.;!?])\s+|;\s*|,\s+(?:and\s+)?|\s+[-–—]\s+|\s+and\s+(?=(?:able|willing|must|be|are)\b)")
_SENTENCES = re.compile(r"(?<=[.;!?])\s+|\s+[-–—•]\s+")
_BOUND = re.compile(
    r"\b\d+\s*(?:\+|[-–]\s*\d+)?\s*(?:years?|yrs?)\b(?! of age)|\byears?['’]? (?:of )?(?!age)experience|\bdegree\b",
    re.IGNORECASE,
)
#: A heading over conditions is none itself.
_ONLY_A_HEADING = re.compile(
    r"^(?:(?:required|preferred|work|the|and|location\w*|travel|language\w*|visa|sponsorship|clearance|physical|"
    r"demands|"
    r"security|background|check|requirements?|expectations?|on-?site|remote|hybrid|info\w*)\W*)+$",
    re.IGNORECASE,
)
#: What asks for a kind of person, whatever else it says.
_ASKS = re.compile(r"\b(?:looking for|seeking|experience (?:working|in|with))\b", re.IGNORECASE)
#: A kind of work that a title names in passing.
_KIND = re.compile(r"(?:fully )?remote|hybrid|on-?site|(?:full|part)[- ]time", re.IGNORECASE)
#: Where a title goes on with something besides the role.
_BESIDE = re.compile(r"\s*[|(),;\[\]]\s*|\s+[-–—]\s+")
_SHORT, _LONG, _QUOTED = 4, 240, 80


def conditions_in(gone: Sequence[str], kept: str = "", skills: Collection[str] = ()) -> Iterator[Written]:
    """The parts of lines that are gone which hold for everybody, unless the new text says them.

    ``skills`` are names that a part must not hold, for they would be demanded again.

    >>> [line.words for line in conditions_in(["5+ years of Java, and US citizenship is required."])]
    ['US citizenship is required.']
    """
    said = _flat(kept)
    for words in gone:
        for piece in _conditions(words, skills):
            if _flat(piece) not in said:
                said += f" {_flat(piece)}"
                because = f'From "{words[:_QUOTED]}": it holds for everybody.'
                said_so = f"The role is {piece.lower()}" if _KIND.fullmatch(piece) else piece[0].upper() + piece[1:]
                yield Written(said_so, because, bullet=True)


def _conditions(words: str, skills: Collection[str]) -> Iterator[str]:
    """Whole sentences where nothing else is demanded in them, and otherwise their parts."""
    for sentence in _SENTENCES.split(words):
        if not CONDITION.search(sentence):
            continue
        parts = [sentence] if _free(sentence, skills) else _PIECES.split(sentence)
        for part in parts:
            part = _between(part, skills).strip(" -–•*(),;")
            if CONDITION.search(part) and _free(part, skills) and not (_ONLY_A_HEADING.match(part) and ":" in words):
                if not _ASKS.search(part):
                    yield part


def _between(part: str, skills: Collection[str]) -> str:
    """The stretch around a condition in which no skill and no years stand."""
    found = CONDITION.search(part)
    if not found or _free(part, skills):
        return part
    named = [at for skill in skills for at in re.finditer(rf"(?<!\w){re.escape(skill)}(?!\w)", part)]
    named += _BOUND.finditer(part)
    start = max((at.end() for at in named if at.end() <= found.start()), default=0)
    end = min((at.start() for at in named if at.start() >= found.end()), default=len(part))
    return part[start:end]


def _free(part: str, skills: Collection[str]) -> bool:
    if _BOUND.search(part) or not _SHORT <= len(part) <= _LONG:
        return False
    flat = f" {_flat(part)} "
    return not any(f" {_flat(skill)} " in flat for skill in skills)


def _flat(words: str) -> str:
    """The words alone, to see whether two lines say the same."""
    return " ".join(re.sub(r"[^\w+#%$€£@]+", " ", words.lower()).split())


def tops_of(title: str, core: str) -> list[str]:
    """What a title says besides the role."""
    return [part for part in _BESIDE.split(title) if not core or part != core]


def facts_in(posting: Posting, kept: str) -> Iterator[Written]:
    """Pay and addresses of the original that the new text does not have."""
    said = " ".join(kept.split())
    for pay in posting.pay:
        words = " ".join(pay.at.of(posting.text).split())
        if words not in said:
            said += words
            yield Written(f"Pay: {words}", "Pay stays as it was said.")
    for address in dict.fromkeys(_ADDRESS.findall(posting.text)):
        if address not in said:
            yield Written(f"To apply or to ask: {address}", "The address stays as it was given.")
