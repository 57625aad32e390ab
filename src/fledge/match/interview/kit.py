"""The kit for one posting: the same questions for everybody, and a work sample close to the first duty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fledge.facts import Fact, FactBook, Kind
from fledge.facts.interview import Criterion, Question, QuestionKind, Questionnaire, Topic
from fledge.match.interview.called import LINES as _WEIGHED
from fledge.match.interview.called import Called, called
from fledge.match.interview.task import SetTask, set_task
from fledge.match.part import Question as Doubt
from fledge.posting import Posting
from fledge.problem import Problem

#: Fewer questions say little about a person, more leave no time for an answer.
_LEAST, _USUAL, _MOST = 6, 7, 8
#: So many topics in a posting are worth one more question.
_MANY = 9
_MINUTES_EACH, _MINUTES_AROUND = 7, 10
_QUOTES = 2
_GAPS, _DOUBTS = 3, 5
_LEARNING = "learning"
#: What any engineering work needs, for postings that say too little.
_ALWAYS = ("debugging", "communication", "planning", "software-engineering", "domain-learning", "testing")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Lines of the posting that a question settles; none where it is asked of everybody in work of this kind."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of this kit: its topic, what it settles with the posting's own words, and the question itself.

    ``ask`` is the question as it is read out; ``skill`` the gap that it is about, for a question to one
    person, and ``skill_name`` what that is usually called.
    """

    topic: Topic
    question: Question
    ask: str
    quoted: Quoted
    skill: str = ""
    skill_name: str = ""


@dataclass(frozen=True, slots=True)
class WorkSample:
    """What everybody is set, how it is rated, and what everybody is offered."""

    set: SetTask
    allowed: tuple[str, ...]
    not_allowed: tuple[str, ...]
    accommodations: tuple[str, ...]
    promises: tuple[str, ...]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """What it is rated by."""
        return self.set.task.criteria


@dataclass(frozen=True, slots=True)
class Kit:
    """An interview that is the same for everybody.

    ``of_one`` are questions about the gaps of one person, ``doubts`` what else that person's papers leave open; they
    are asked after the others and get no number, so that everybody is rated on the same. ``rules`` are for the
    interviewer, ``never`` is what nobody asks, ``because`` are how well an interview and a work sample tell
    performance.
    """

    title: str
    company: str
    questions: tuple[Asked, ...]
    of_one: tuple[Asked, ...]
    work_sample: WorkSample
    rules: tuple[str, ...]
    never: tuple[str, ...]
    because: tuple[Fact, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def minutes(self) -> int:
        """How long the questions take, with a beginning and an end."""
        return len(self.questions) * _MINUTES_EACH + _MINUTES_AROUND

    @property
    def of_one_minutes(self) -> int:
        """How much longer it takes with the questions to one person."""
        return len(self.of_one) * _MINUTES_EACH


def kit(
    posting: Posting,
    book: FactBook,
    *,
    questionnaire: Questionnaire,
    gaps: Iterable[str] = (),
    doubts: Iterable[Doubt] = (),
) -> Kit:
    """What to ask everybody for this posting, what to set, and how to rate it.

    The same posting always gives the same kit. ``gaps`` are ids of skills that one person's papers do not show,
    ``doubts`` the questions of that person's match. Raises a Problem where the posting says nothing that could be asked
    about.
    """
    if posting.unread and not posting.duties:
        mend = "check that the whole posting is in it, duties included"
        raise Problem("the posting names neither duties nor skills, so there is nothing to ask about", mend=mend)
    words = book.words["interview"]
    return Kit(
        title=posting.title,
        company=posting.company,
        questions=tuple(_questions(called(posting, book, questionnaire.topics), questionnaire)),
        of_one=tuple(_of_one(gaps, book, questionnaire.topic(_LEARNING))),
        work_sample=WorkSample(
            set_task(posting, questionnaire.tasks),
            words["allowed"],
            words["not_allowed"],
            words["accommodations"],
            words["promises"],
        ),
        rules=words["same_for_all"],
        never=words["never_asked"],
        because=(book.constants["structured_interview"], book.constants["work_sample"]),
        doubts=tuple(doubts)[:_DOUBTS],
    )


def _questions(found: Sequence[Called], questionnaire: Questionnaire) -> Iterator[Asked]:
    """Learning first, an easy beginning; then the topics that the posting is most about, as many kinds of each."""
    by_topic = {one.topic.id: one for one in found}
    counts = {QuestionKind.BEHAVIOURAL: 0, QuestionKind.SITUATIONAL: 0}
    quoted: set[str] = set()
    for topic in _topics(found, questionnaire):
        question = _of_rarer_kind(topic, counts)
        counts[question.kind] += 1
        words = _quotes(by_topic[topic.id], quoted) if topic.id in by_topic else ()
        quoted.update(words)
        yield Asked(topic, question, question.ask, Quoted(words))


def _quotes(one: Called, before: set[str]) -> tuple[str, ...]:
    """The lines that call for a topic most, those that no question before has quoted in front."""
    words = list(dict.fromkeys(ground.words for ground in one.grounds[:_WEIGHED]))
    return tuple(sorted(words, key=lambda line: line in before)[:_QUOTES])


def _topics(found: Sequence[Called], questionnaire: Questionnaire) -> list[Topic]:
    """The topics of the kit: learning, those called for, and for a posting that says little what any work needs."""
    others = [one.topic for one in found if one.topic.id != _LEARNING]
    wanted = _MOST if len(others) >= _MANY else _USUAL if len(others) >= _USUAL - 1 else _LEAST
    spare = [questionnaire.topic(name) for name in _ALWAYS]
    others += [topic for topic in spare if topic not in others]
    return [questionnaire.topic(_LEARNING), *others[: wanted - 1]]


def _of_rarer_kind(topic: Topic, counts: dict[QuestionKind, int]) -> Question:
    """The topic's first question of the kind that was asked less so far."""
    kinds = sorted(counts, key=lambda kind: counts[kind])
    return next(question for kind in kinds for question in topic.of_kind(kind))


def _of_one(gaps: Iterable[str], book: FactBook, learning: Topic) -> Iterator[Asked]:
    """How somebody would close the first gaps; what kind of thing a young tool is stands beside its name."""
    question = learning.of_kind(QuestionKind.GAP)[0]
    for skill in list(dict.fromkeys(gaps))[:_GAPS]:
        if skill not in book.skills:
            raise Problem(f"no skill is called {skill!r}", mend="fledge skills show tells what a name is known as")
        ask = question.ask.format(skill=_said(skill, book))
        yield Asked(learning, question, ask, Quoted(()), skill, book[skill].name)


def _said(skill: str, book: FactBook) -> str:
    """The name, for a tool with what it is: "Pinecone (vector databases)"."""
    wholes = [book[whole].name for whole in book.wholes_of(skill)] if book[skill].kind is Kind.TOOL else []
    return f"{book[skill].name} ({wholes[0]})" if wholes else book[skill].name
