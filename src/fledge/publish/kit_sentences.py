"""What a kit says to the people who use it, the same on the page, in Word, in Markdown and on the terminal."""

from __future__ import annotations

from fledge.facts import Fact
from fledge.facts.interview import QuestionKind
from fledge.match import Question as Doubt
from fledge.match.interview import Asked, Kit

KINDS = {
    QuestionKind.BEHAVIOURAL: "what somebody did",
    QuestionKind.SITUATIONAL: "what somebody would do",
    QuestionKind.GAP: "how somebody would close a gap",
}
NO_TOOLS = "No question asks for a tool by name. What counts is how somebody works, and how they learn what they lack."
OF_ONE = (
    "Asked of this person after the others, and given no number: what everybody is rated on stays the same. "
    "The sentences help to listen."
)
DECIDES = "A human decides: ratings are evidence, and no number here rejects anybody."
DOUBTS = "What the papers leave in doubt"
BETWEEN = "Give 2 or 4 where it lies between."
ALONE = "Two people rate every answer, each alone, so that two numbers are two looks."


def title(kit: Kit) -> str:
    """What the kit is called."""
    of = f", {kit.company}" if kit.company else ""
    return f"Interview kit: {kit.title or 'job posting'}{of}"


def in_short(kit: Kit) -> str:
    """How much there is and how long it takes."""
    besides = f"; {kit.of_one_minutes} minutes more for the gaps of one person" if kit.of_one else ""
    return (
        f"{len(kit.questions)} questions, the same for everybody, in about {kit.minutes} minutes{besides}. "
        f"One work sample of at most {hours(kit.work_sample.set.task.minutes)}."
    )


def tells(kit: Kit) -> str:
    """How much the ratings tell, with who says so."""
    interview, sample = kit.because
    return (
        f"How well ratings tell later performance, as a correlation: a structured interview about {_cited(interview)}, "
        f"a work sample about {_cited(sample)}. Most of what makes a good year stays open. {ALONE}"
    )


def _cited(fact: Fact) -> str:
    return f"{fact.value.split()[0]} ({fact.source}; grade {fact.grade})"


def settles(asked: Asked) -> str:
    """What a question settles, with the words of the posting that call for it."""
    what = f"Settles {asked.question.settles}."
    if asked.skill:
        return what
    if not asked.quoted.words:
        return f"{what} The posting does not say it; any work of this kind needs it."
    return f"{what} The posting says: {' and '.join(f'“{words}”' for words in asked.quoted.words)}."


def doubt_says(doubt: Doubt) -> str:
    """A question of somebody's match, with the line of the posting that it settles."""
    return f"{doubt.asks} (Settles: {doubt.about}.)"


def hours(minutes: int) -> str:
    """A length of time as people say it.

    >>> hours(150), hours(120)
    ('2½ hours', '2 hours')
    """
    whole, rest = divmod(minutes, 60)
    return f"{whole}{'½' if rest else ''} hours"
