"""A posting that says nothing about learning, mentoring, or what is judged when."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule

_MUCH = 8


def check(case: Case) -> Iterator[Finding]:
    """Speak only where nothing at all is said; it weighs more where much is asked."""
    if case.posting.promises or not case.posting.asked():
        return
    facts = case.book.constants
    yield Finding(
        silent_on_learning.id,
        Grade.COSTLY if case.load.asked >= _MUCH else Grade.LOOK,
        "The posting does not say who mentors, what training there is, how much time is kept free to learn, or what is "
        "looked at after the first year. Somebody who meets most of the list cannot tell whether to apply.",
        "Add three sentences: what we teach and with whom, the hours a week kept free for it, and what we "
        "look at after "
        "twelve months.",
        (),
        (facts["adjacent_ramp"], facts["onboarding_retention"]),
    )


silent_on_learning = Rule(
    "silent-on-learning",
    "Nothing said about learning, mentoring or what is judged when",
    "Ready on day one is the most expensive way to say that nothing was planned.",
    check,
)
