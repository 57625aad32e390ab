"""A kit: the same for everybody, close to the posting's own words, and never about a tool."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.facts import FactBook, Kind
from fledge.facts.interview import QuestionKind, Questionnaire
from fledge.facts.load_interview import load_questionnaire
from fledge.match.interview import Kit, kit
from fledge.posting import read
from fledge.problem import Problem

_QUESTIONS: Questionnaire = load_questionnaire()
_LINES = (
    "- Build retrieval pipelines over policy documents",
    "- Design services that stay up when a region goes down",
    "- Own the on-call rota of the payments team",
    "- Mentor two junior engineers",
    "- Write tests for what others ship",
    "- Explain findings to underwriters",
    "- 5+ years of Python and PostgreSQL",
    "- Experience with Kubernetes, Docker and Terraform",
    "- Strong statistics and A/B testing",
    "- Threat modelling of a public API",
    "- Expert in LangChain and Pinecone",
)
#: Young tools may stand in the posting and in a gap, never in a question to everybody.
_MANY = 8

lines = st.lists(st.sampled_from(_LINES), min_size=1, max_size=len(_LINES), unique=True)


def made(book: FactBook, *asked: str, gaps: tuple[str, ...] = ()) -> Kit:
    text = "Engineer\n\nWhat you will do\n" + "\n".join(asked) + "\n\nRequirements\n- Python\n"
    return kit(read(text, book, title="Engineer"), book, questionnaire=_QUESTIONS, gaps=gaps)


@given(lines)
def test_any_posting_gives_six_to_eight_questions_with_learning_first(book: FactBook, asked: list[str]) -> None:
    found = made(book, *asked)
    assert 6 <= len(found.questions) <= _MANY
    assert found.questions[0].topic.id == "learning"
    assert len({one.topic.id for one in found.questions}) == len(found.questions)


@given(lines)
def test_every_quote_stands_in_the_posting(book: FactBook, asked: list[str]) -> None:
    found = made(book, *asked)
    text = " ".join("\n".join(asked).split())
    for one in found.questions:
        for words in one.quoted.words:
            assert words == "Python" or words.strip("… ") in text


@given(lines)
def test_both_kinds_of_questions_are_asked(book: FactBook, asked: list[str]) -> None:
    kinds = [one.question.kind for one in made(book, *asked).questions]
    behavioural, situational = kinds.count(QuestionKind.BEHAVIOURAL), kinds.count(QuestionKind.SITUATIONAL)
    assert behavioural + situational == len(kinds)
    assert abs(behavioural - situational) <= 2


@given(lines, st.lists(st.sampled_from(("langchain", "pinecone", "kubernetes", "statistics")), max_size=4, unique=True))
def test_the_gaps_of_one_person_change_nothing_for_the_others(
    book: FactBook, asked: list[str], gaps: list[str]
) -> None:
    without, with_ = made(book, *asked), made(book, *asked, gaps=tuple(gaps))
    assert with_.questions == without.questions
    assert with_.work_sample == without.work_sample
    assert [one.skill for one in with_.of_one] == gaps[: len(with_.of_one)]
    assert {one.question.kind for one in with_.of_one} <= {QuestionKind.GAP}


@given(lines)
def test_the_work_sample_takes_three_hours_at_most_and_is_offered_to_all(book: FactBook, asked: list[str]) -> None:
    sample = made(book, *asked).work_sample
    assert 0 < sample.set.task.minutes <= 180
    assert sample.allowed
    assert sample.accommodations
    assert "{" not in sample.set.words
    assert not sample.set.duty or sample.set.duty in sample.set.words


def test_a_gap_is_asked_as_learning_and_says_what_kind_of_thing_it_is(book: FactBook) -> None:
    (asked,) = made(book, _LINES[0], gaps=("pinecone",)).of_one
    assert "Pinecone (vector databases)" in asked.ask
    assert "How would you get far enough" in asked.ask


def test_a_gap_that_the_book_does_not_have_is_refused(book: FactBook) -> None:
    with pytest.raises(Problem, match="no skill is called 'flux-capacitor'"):
        made(book, _LINES[0], gaps=("flux-capacitor",))


def test_a_posting_that_says_nothing_has_no_kit(book: FactBook) -> None:
    with pytest.raises(Problem, match="neither duties nor skills"):
        kit(read("We are a nice company.", book), book, questionnaire=_QUESTIONS)


def test_no_question_names_a_tool(book: FactBook) -> None:
    names = [
        name
        for skill in book.skills.values()
        if skill.kind is Kind.TOOL
        for name in (skill.name, *skill.also)
        if name.lower() not in _ORDINARY
    ]
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)")
    words = [
        (question.id, found[0])
        for topic in _QUESTIONS.topics
        for question in topic.questions
        for said in (question.ask, *question.follow_ups, *question.good, *question.anchors)
        for found in named.finditer(said)
    ]
    assert words == []


#: Names of tools that are ordinary words where they begin a sentence.
_ORDINARY = {"ask", "make", "go", "less", "node", "hurl", "notion", "chart", "slack", "word", "excel", "spring", "rust"}


@pytest.mark.parametrize("topic", _QUESTIONS.topics, ids=lambda topic: topic.id)
def test_every_topic_has_both_kinds_with_five_anchors_that_differ(topic) -> None:
    kinds = [question.kind for question in topic.questions]
    assert {QuestionKind.BEHAVIOURAL, QuestionKind.SITUATIONAL} <= set(kinds)
    for question in topic.questions:
        assert len(set(question.anchors)) == 5
        assert len(question.follow_ups) >= 2
        assert question.good


def test_there_are_topics_for_people_as_well_as_for_machines() -> None:
    ids = {topic.id for topic in _QUESTIONS.topics}
    assert {"learning", "communication", "mentoring", "domain-learning", "debugging", "system-design"} <= ids
    assert len(ids) >= 16
