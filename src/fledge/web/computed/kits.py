"""The kit of a round: made once from a posting, kept as data in its published shape, and read back as it was."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fledge.facts import Fact
from fledge.facts.interview import Criterion, Question, QuestionKind, Task, Topic
from fledge.facts.load_interview import load_questionnaire
from fledge.match import Question as Doubt
from fledge.match.interview import Asked as Put
from fledge.match.interview import Kit, Quoted, WorkSample, kit
from fledge.match.interview.task import SetTask
from fledge.publish.kit_docx import kit_docx
from fledge.publish.kit_html import kit_html
from fledge.publish.kit_json import kit_json
from fledge.publish.kit_sentences import in_short, settles, tells
from fledge.web.computed.audited import Asked
from fledge.web.computed.knowledge import book
from fledge.web.computed.matched import one_match, posting_of
from fledge.web.computed.reviewed import Sources, shown_by

if TYPE_CHECKING:
    from fledge.match import Match

INTERVIEW, WORK_SAMPLE = "structured interview", "work sample"
#: Numbers that an anchor of a work sample stands for; 2 and 4 lie between.
_BETWEEN = "between the two beside it"


@dataclass(frozen=True, slots=True)
class Rated:
    """One thing on a scorecard: what it is called, the question or task, and five sentences to rate by."""

    id: str
    called: str
    method: str
    ask: str
    settles: str
    anchors: tuple[str, ...]
    follow_ups: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForOne:
    """What is worth asking one person besides: lines that the papers leave open, and gaps that could be learned."""

    doubts: tuple[Doubt, ...]
    gaps: tuple[Put, ...]


def made_kit(asked: Asked) -> dict[str, Any]:
    """The kit for a version of the posting, as data; a Problem where it asks nothing."""
    return kit_json(kit(posting_of(asked), book(), questionnaire=load_questionnaire()))


def for_one(asked: Asked, sources: Sources) -> ForOne | None:
    """What to ask one person besides; None where their papers could not be read."""
    person = shown_by(sources)
    if person.unread:
        return None
    match, _ = one_match(asked, person, asked.judged_by)
    more = kit(posting_of(asked), book(), questionnaire=load_questionnaire(), gaps=_gaps(match), doubts=match.questions)
    return ForOne(more.doubts, more.of_one)


def _gaps(match: Match) -> list[str]:
    """What the papers do not show, must-haves and the longest to learn in front."""
    found = sorted(match.gaps, key=lambda gap: (not gap.must, -gap.hours.mid))
    return [gap.skill for gap in found if gap.skill in book().skills]


def kit_file(data: Mapping[str, Any], kind: str) -> bytes | None:
    """A kept kit as a file: "page" to read and print, "docx" to change, "json" for ``fledge scorecards``; else None."""
    match kind:
        case "page":
            return kit_html(kit_of(data)).encode()
        case "docx":
            return kit_docx(kit_of(data))
        case "json":
            return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
    return None


def in_words(data: Mapping[str, Any]) -> tuple[str, str]:
    """How much there is and how long it takes, and how much the ratings tell."""
    found = kit_of(data)
    return in_short(found), tells(found)


def criteria_of(data: Mapping[str, Any]) -> tuple[Rated, ...]:
    """What a kit is rated by: its questions, then the criteria of its work sample."""
    sample = data["work_sample"]
    asked = (_rated(one, put) for one, put in zip(data["questions"], kit_of(data).questions, strict=True))
    return (*asked, *(_of_sample(one, sample) for one in sample["criteria"]))


def _rated(one: Mapping[str, Any], put: Put) -> Rated:
    anchors = tuple(one["anchors"][str(n)] for n in range(1, 6))
    good, further = tuple(one["good_evidence"]), tuple(one["follow_ups"])
    return Rated(one["id"], one["called"], INTERVIEW, one["ask"], settles(put), anchors, further, good)


def _of_sample(one: Mapping[str, Any], sample: Mapping[str, Any]) -> Rated:
    low, middle, high = (one["anchors"][n] for n in ("1", "3", "5"))
    anchors = (low, _BETWEEN, middle, _BETWEEN, high)
    return Rated(one["id"], one["name"], WORK_SAMPLE, "", f"Of the work sample: {sample['name']}.", anchors)


def kit_of(data: Mapping[str, Any]) -> Kit:
    """A kept kit as it was made, to be written as a page or a document."""
    return Kit(
        title=data["title"],
        company=data["company"],
        questions=tuple(_put(one) for one in data["questions"]),
        of_one=(),
        work_sample=_work_sample(data["work_sample"]),
        rules=tuple(data["rules"]),
        never=tuple(data["never_asked"]),
        because=tuple(Fact(**one) for one in data["because"]),
    )


def _put(one: Mapping[str, Any]) -> Put:
    question = Question(
        one["id"],
        one["called"],
        QuestionKind(one["kind"]),
        one["ask"],
        one["settles"],
        tuple(one["follow_ups"]),
        tuple(one["good_evidence"]),
        tuple(one["never_asked"]),
        tuple(one["anchors"][str(n)] for n in range(1, 6)),
    )
    return Put(_topic(one["topic"]), question, one["ask"], Quoted(tuple(one["quotes"])))


def _topic(name: str) -> Topic:
    """The topic of that id, by its id alone where no topic is called so any more."""
    found = (topic for topic in load_questionnaire().topics if topic.id == name)
    return next(found, Topic(name, name.replace("-", " "), "", frozenset(), frozenset(), (), ()))


def _work_sample(one: Mapping[str, Any]) -> WorkSample:
    criteria = tuple(_criterion(each) for each in one["criteria"])
    for_work = next((task.for_work for task in load_questionnaire().tasks if task.id == one["id"]), "work like this")
    prepare, hand_in = tuple(one["prepare"]), tuple(one["hand_in"])
    task = Task(one["id"], one["name"], for_work, (), one["minutes"], one["task"], (), prepare, hand_in, criteria)
    said: Sequence[Iterable[str]] = [one[n] for n in ("allowed", "not_allowed", "accommodations", "promises")]
    return WorkSample(SetTask(task, one["duty"], one["task"]), *(tuple(words) for words in said))


def _criterion(one: Mapping[str, Any]) -> Criterion:
    return Criterion(one["name"], one["anchors"]["1"], one["anchors"]["3"], one["anchors"]["5"])
