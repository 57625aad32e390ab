"""A posting that says nothing about learning, mentoring, or what is judged when."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.audit.tool_load import tool_load

_WANTED = {
    "mentoring": "who mentors",
    "training": "what training is paid for",
    "time": "how much time is protected for learning",
    "judging": "what is judged, and when",
}

_MUCH = 8


def check(case: Case) -> Iterator[Finding]:
    """Say what is missing; silence weighs more where much is asked."""
    said = {promise.kind for promise in case.posting.promises}
    missing = [words for kind, words in _WANTED.items() if kind not in said]
    if len(missing) < 3:
        return
    facts = case.book.constants
    says = "The posting does not say " + ", ".join(missing[:-1]) + f" or {missing[-1]}."
    yield Finding(
        silent_on_learning.id,
        Grade.COSTLY if not said and tool_load(case.posting, case.book).asked >= _MUCH else Grade.LOOK,
        f"{says} Whoever has most of it but not all cannot tell whether to apply.",
        "Add three sentences: what we teach and with whom, the hours a week kept free for it, and what we "
        "look at after twelve months.",
        (),
        (facts["adjacent_ramp"], facts["onboarding_retention"]),
    )


silent_on_learning = Rule(
    "silent-on-learning",
    "Nothing said about learning, mentoring or what is judged when",
    "Ready on day one is the most expensive way to say that nothing was planned.",
    check,
)
