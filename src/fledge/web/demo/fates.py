"""What became of whom in the first round: planned by the kind of their papers, never by who they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle

from fledge.web.store.models import Stage, What

#: Days after somebody applied, what is decided, and the stage or the reason; where nothing is decided, the
#: interviewers hand in their scorecards, with numbers near the one that stands there.
Step = tuple[int, What | None, str]


@dataclass(frozen=True, slots=True)
class Fate:
    """The decisions about one person in their order; ``words`` are the reasons in words, taken in turn."""

    steps: tuple[Step, ...]
    words: tuple[str, ...] = ("",)


_REVIEW: Step = (5, What.MOVE, Stage.REVIEW)
_TALK: Step = (9, What.MOVE, Stage.INTERVIEW)
_POOR: Step = (12, None, "2")
_FAIR: Step = (12, None, "3")
_GOOD: Step = (12, None, "4")
_OFFER: Step = (20, What.MOVE, Stage.OFFER)

_NO_TOOL = (
    "Five years of LangChain are asked for; the papers show none.",
    "No PyTorch and no TensorFlow in production.",
    "No vector database, no RAG.",
    "No MLOps platform in the papers.",
    "Strong, but five years of machine learning in production are a must and there are none.",
    "No fine-tuning and no RLHF.",
    "Neither LangChain nor SageMaker.",
)
_NO_FIELD = ("Another line of work.", "Nothing here that the team builds.", "No software in the papers.")

WAITS = Fate(())
MISSING = Fate(((5, What.REJECT, "missing-must"),), _NO_TOOL)
ELSEWHERE = Fate(((6, What.REJECT, "missing-must"),), _NO_FIELD)
THIN = Fate(((6, What.REJECT, "evidence-thin"),), ("Names of tools, and no line that shows one in use.", ""))
PAY = Fate(((7, What.REJECT, "pay"),), ("Asks for more than the range.",))
PLACE = Fate(((7, What.REJECT, "right-to-work"),))
REVIEW = Fate((_REVIEW,))
TALK = Fate((_REVIEW, _TALK, _FAIR))
OFFER = Fate((_REVIEW, _TALK, _GOOD, _OFFER))
HIRED = Fate((_REVIEW, _TALK, _GOOD, _OFFER, (23, What.MOVE, Stage.HIRED)))
AFTER_TALK = Fate(
    (_REVIEW, _TALK, _POOR, (17, What.REJECT, "interview")), ("", "", "", "Could not say how any of it was run.")
)
AFTER_SAMPLE = Fate(
    (_REVIEW, _TALK, _FAIR, (18, What.REJECT, "work-sample")), ("", "", "", "The answers came without a test.")
)
TOO_QUICK = Fate(
    ((5, What.REJECT, "missing-must"), (5, What.UNDO, ""), (6, What.MOVE, Stage.REVIEW)),
    ("No LangChain.", "", "Read again: the retrieval is there, under another name."),
)
#: Juniors are rejected all at once, late in the round.
TOGETHER = Fate(())

#: In turn for everybody of a kind. The first six rejections are of those whose papers stand whole.
_OF_KIND: dict[str, tuple[Fate, ...]] = {
    "worth": (Fate(((2, What.REJECT, "missing-must"),), _NO_TOOL),),
    "adjacent": (*(MISSING,) * 7, TOO_QUICK, *(MISSING,) * 6, TALK, *(MISSING,) * 7, REVIEW, *(MISSING,) * 5, PAY),
    "stuffer": (THIN, THIN, REVIEW, THIN, AFTER_TALK, THIN, THIN, MISSING),
    "fit": (HIRED, TALK, AFTER_SAMPLE, OFFER, TALK, PAY, OFFER, TALK, AFTER_TALK, TALK, PLACE, REVIEW),
    "junior": (TOGETHER, TOGETHER, TOGETHER, WAITS),
    "misfit": (ELSEWHERE, ELSEWHERE, ELSEWHERE, PLACE),
    "changer": (MISSING, MISSING, MISSING, REVIEW, THIN),
    "returner": (MISSING, MISSING, MISSING, REVIEW),
}


def fates(kinds: Sequence[str]) -> Iterator[Fate]:
    """One for each, in their order."""
    turns = {kind: cycle(found) for kind, found in _OF_KIND.items()}
    yield from (next(turns[kind]) for kind in kinds)
