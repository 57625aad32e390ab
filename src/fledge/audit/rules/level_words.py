"""Words of level where the work to be done should stand."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule

_MANY = 3


def check(case: Case) -> Iterator[Finding]:
    """Several such words in the lines that ask; one or two are the way people write."""
    found = [level.at for level in case.posting.levels if level.vague]
    if len(found) < _MANY:
        return
    words = list(dict.fromkeys(at.of(case.posting.text).lower() for at in found))
    quoted = ", ".join('"' + w + '"' for w in words[:6])
    yield Finding(
        level_words.id,
        Grade.LOOK,
        f"{len(found)} phrases name a level instead of the work ({quoted}). Each reader sets the bar somewhere else, "
        "and careful people set it too high.",
        "Say the work instead: what the person will build first, how big it is, and who helps.",
        tuple(found),
        (case.book.constants["stating_the_bar"],),
    )


level_words = Rule(
    "level-words",
    "Three or more words of level instead of work to be done",
    "In a field experiment, saying precisely what the bar is raised the talent of those who applied.",
    check,
)
