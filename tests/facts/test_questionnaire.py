"""The pages of questions and work samples: what ships is whole, and each mistake is said with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from fledge.facts import FactBook
from fledge.facts.load_interview import load_questionnaire, read_questionnaire
from fledge.problem import Problem

_TOPIC = """
name: Baking
about: bread
skills: [debugging]
families: []
words: [bread]
questions:
  - called: A loaf
    kind: behavioural
    ask: Tell me about a loaf.
    settles: whether they bake
    follow_ups: [And what then]
    good: [a crust]
    anchors: {1: none, 2: flat, 3: bread, 4: good bread, 5: bread for others}
"""
_CRITERIA = "rises: {1: flat, 3: rises, 5: rises each time}\n"
_TASK = """
name: A loaf
for_work: baking
words: [bread]
minutes: 60
task: 'Bake, close to this duty: "{duty}".'
prepare: [flour]
hand_in: [a loaf]
criteria:
  - rises
  - crust: {1: none, 3: some, 5: all round}
  - crumb: {1: wet, 3: dry, 5: even}
  - taste: {1: salt, 3: bread, 5: more}
"""


def read(folder: Path, book: FactBook, *, topic: str = _TOPIC, task: str = _TASK, criteria: str = _CRITERIA):
    for name, text in (("interview/baking", topic), ("work_samples/loaf", task), ("work_samples/criteria", criteria)):
        file = folder / f"{name}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return read_questionnaire(folder, book)


def test_a_page_becomes_a_topic_and_a_task(tmp_path: Path, book: FactBook) -> None:
    found = read(tmp_path, book)
    (topic,), (task,) = found.topics, found.tasks
    assert (topic.id, topic.questions[0].id) == ("baking", "baking.a-loaf")
    assert topic.questions[0].anchors == ("none", "flat", "bread", "good bread", "bread for others")
    assert [criterion.name for criterion in task.criteria] == ["rises", "crust", "crumb", "taste"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("topic", "skills: [debugging]", "skills: [kneading]"), "baking.yaml: no skill is called kneading"),
        (("topic", "families: []", "families: [ovens]"), "baking.yaml: no family of skills is called ovens"),
        (("topic", ", 5: bread for others", ""), "write one each for [1, 2, 3, 4, 5]"),
        (("topic", "kind: behavioural", "kind: odd"), "baking.yaml: 'odd' is not a valid QuestionKind"),
        (("topic", "    settles: whether they bake\n", ""), "baking.yaml: lacks 'settles'"),
        (("topic", "good: [a crust]", "good: a crust"), "'a crust' should be a list"),
        (("topic", "words: [bread]", "words: [bread]\ncolour: brown"), "unknown key 'colour'"),
        (("task", "minutes: 60", "minutes: 240"), "takes 240 minutes; ask for at most 180"),
        (("task", "  - rises\n", ""), "has 3 criteria; use 4 to 6"),
        (("task", "  - rises\n", "  - falls\n"), "no shared criterion is called 'falls'"),
        (("criteria", ", 5: rises each time", ""), "criteria.yaml: rises"),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path: Path, book: FactBook, change, says: str) -> None:
    page, old, new = change
    pages = {"topic": _TOPIC, "task": _TASK, "criteria": _CRITERIA}
    assert old in pages[page]
    with pytest.raises(Problem) as problem:
        read(tmp_path, book, **pages | {page: pages[page].replace(old, new)})
    assert says in str(problem.value)


def test_anchors_may_come_from_the_pages_parsed_for_the_package(tmp_path: Path, book: FactBook) -> None:
    """JSON has no keys that are numbers."""
    as_json = json.dumps(yaml.safe_load(_TOPIC))
    assert read(tmp_path, book, topic=as_json).topics == read(tmp_path, book).topics


def test_what_ships_has_something_for_every_kind_of_work() -> None:
    found = load_questionnaire()
    assert len(found.topics) >= 20
    assert len(found.tasks) >= 8
    assert {len(task.criteria) for task in found.tasks} <= {4, 5, 6}
    assert [task.id for task in found.tasks if "{duty}" not in task.task or task.minutes > 180] == []
    assert [t.id for t in found.topics if t.id != "learning" and not (t.skills or t.families)] == []


def test_no_anchor_is_an_adjective() -> None:
    """A rating by words such as "excellent" is a rating by feeling."""
    vague = ("excellent", "strong", "good understanding", "solid", "impressive", "outstanding", "weak", "smart", "fit")
    said = [
        (question.id, words)
        for topic in load_questionnaire().topics
        for question in topic.questions
        for words in question.anchors
    ]
    assert [one for one in said if any(f" {word} " in f" {one[1].lower()} " for word in vague)] == []
