"""Where in a posting something stands: its line, the sentence that asks it, the bullet before it."""

from __future__ import annotations

from bisect import bisect_right

from fledge.posting import Posting, Words


def ask_around(posting: Posting, at: Words) -> Words:
    """The stretch that says one thing and in which these words stand; their line where none was read."""
    number = bisect_right(posting.asks, at.start, key=lambda words: words.start) - 1
    if number >= 0 and posting.asks[number].end >= at.end:
        return posting.asks[number]
    return line_around(posting.text, at)


def line_around(text: str, at: Words) -> Words:
    """The whole line, or lines, in which the words stand."""
    start = text.rfind("\n", 0, at.start) + 1
    end = text.find("\n", at.end)
    return Words(start, len(text) if end < 0 else end)


def begins_a_line(text: str, at: int) -> bool:
    """Whether nothing but a bullet stands before this place on its line."""
    start = text.rfind("\n", 0, at) + 1
    return not any(c.isalnum() for c in text[start:at])


def begins_a_sentence(text: str, at: int) -> bool:
    """Whether a sentence or a line begins here, so that a capital letter is due; a lost space before it hides none."""
    before = text[max(0, at - 40) : at].rstrip(" ")
    glued = at > 0 and text[at - 1] not in " \n" and (text[at - 1].isalnum() or text[at - 1] == ")")
    return glued or begins_a_line(text, at) or before.endswith((".", "!", "?", "•", "*", "·"))


def named_in(posting: Posting, at: Words) -> frozenset[str]:
    """The skills and business domains that a stretch names."""
    skills = {m.skill for m in posting.mentions if at.start <= m.at.start < at.end}
    return frozenset(skills | {d.domain for d in posting.domains if at.start <= d.at.start < at.end})


def whole_sentence(posting: Posting, ask: Words) -> Words | None:
    """The sentence of an ask with the space after it, where a sentence ends before it and it is one itself."""
    text = posting.text
    end = ask.end + (text[ask.end : ask.end + 1] == ".")
    before = text[: ask.start].rstrip(" ")
    if text[end - 1] != "." or not before.endswith((".", "!", "?")) or text[end : end + 1] not in (" ", "", "\n"):
        return None
    return Words(len(before), end)
