"""Which section of the papers a line opens, if any."""

from __future__ import annotations

import re
from functools import lru_cache

from fledge.facts import FactBook

_MARKS = " \t\n#*_•▪●◦■➢►✓✔|:=~<>.–—-"
_NUMBERED = re.compile(r"^(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]\s+")
_SPACED_OUT = re.compile(r"^(?:[A-Z&] ){3,}[A-Z]$")
_BRACKETS = re.compile(r"\s*\([^(),]{0,40}\)$")
_LONGEST = 60
#: Headings that are also ordinary first words of a line, so that a colon or capitals must set them off.
_ALSO_WORDS = frozenset(
    ("project", "research", "training", "software", "tools", "technology", "technologies", "knowledge", "service",
     "leadership", "career", "languages", "platforms", "databases", "frameworks", "operating systems", "computer",
     "responsibility", "responsibilities", "media", "details", "statement", "address", "reference")
)  # fmt: skip


class Headings:
    """The headings of a book's wordings."""

    def __init__(self, book: FactBook) -> None:
        page = book.words.get("resume_headings", {})
        self.sections = {phrase: name for name, phrases in page.items() if name != "around" for phrase in phrases}
        self.around = frozenset(page.get("around", ()))

    def section(self, line: str) -> str:
        """The section that a line opens which holds nothing but a heading, "" if none.

        >>> from fledge.facts.load import load
        >>> Headings(load()).section("## PROFESSIONAL EXPERIENCE:")
        'experience'
        """
        bare = self._bare(line)
        if not bare or len(bare) > _LONGEST:
            return ""
        lower = bare.lower()
        if lower in self.sections:
            return self.sections[lower] if bare[0].isupper() or line.rstrip().endswith(":") else ""
        if not bare[0].isupper() or not (bare.isupper() or bare.istitle() or line.rstrip().endswith(":")):
            return ""
        return self._longer(lower.split())

    def _bare(self, line: str) -> str:
        if len(line) > 2 * _LONGEST:
            return ""
        bare = line.strip(_MARKS)
        if bare[1:2] == " " and _SPACED_OUT.match(bare):
            bare = bare.replace(" ", "")
        if bare[:1].isdigit() or bare[1:4].strip(" IVX")[:1] in (".", ")"):
            bare = _NUMBERED.sub("", bare)
        return " ".join((_BRACKETS.sub("", bare) if bare[-1:] == ")" else bare).split())

    def _longer(self, spoken: list[str]) -> str:
        """A heading with other words around it, all of which may stand in headings; the last one known counts."""
        if len(spoken) > 6:
            return ""
        for size in range(len(spoken) - 1, 0, -1):
            for at in range(len(spoken) - size, -1, -1):
                phrase = " ".join(spoken[at : at + size]).strip(",")
                rest = (*spoken[:at], *spoken[at + size :])
                if phrase in self.sections and all(w.strip(",") in self.around or w in self.sections for w in rest):
                    return self.sections[phrase]
        return ""

    def inline(self, line: str) -> tuple[str, int]:
        """The section and the length of a heading that stands before a colon on its line ("Skills: Java, SQL")."""
        colon = line.find(":", 0, _LONGEST)
        if colon < 0 or line.startswith("://", colon):
            return "", 0
        section = self.section(line[: colon + 1])
        return (section, colon + 1) if section else ("", 0)

    def may_be_a_word(self, line: str) -> bool:
        """Whether a line is a heading only for its place: one plain word that also labels a line inside a role."""
        return self._bare(line).lower() in _ALSO_WORDS


@lru_cache(maxsize=4)
def headings(book: FactBook) -> Headings:
    """The headings of a book, made once."""
    return Headings(book)
