"""Generated pages say what the code says, and leave nothing out."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

from fledge.audit import RULES
from fledge.facts import BirthKind
from fledge.facts.load import load

_MEND = "run: python tools/build_reference.py"


def test_generated_pages_are_up_to_date(reference: ModuleType, root: Path) -> None:
    stale = [str(p.relative_to(root)) for p, text in reference.pages().items() if p.read_text(encoding="utf-8") != text]
    assert stale == [], _MEND


def test_writing_the_pages_twice_changes_nothing(reference: ModuleType) -> None:
    pages = {page: text for page, text in reference.pages().items() if page in reference.session_pages()}
    assert {page: reference.with_output(text) for page, text in pages.items()} == pages


def test_every_rule_has_a_page_with_examples_both_ways(pages: dict[str, Any]) -> None:
    told = {rule.id: pages[f"docs/reference/rules/{rule.id}.md"].text for rule in RULES}
    assert [name for name, s in told.items() if "It speaks: " not in s or "It is silent: " not in s] == []
    assert [rule.id for rule in RULES if rule.why not in told[rule.id]] == []
    assert [rule.id for rule in RULES if f"(rules/{rule.id}.md)" not in pages["docs/reference/rules.md"].text] == []


def test_rules_give_only_the_grades_that_are_told(reference: ModuleType) -> None:
    assert {rule.id for rule in RULES if not reference.grades(rule)} == set()
    assert reference.grades(RULES[0]) == ["impossible", "practically nobody", "worth a look"]


def test_every_command_and_option_is_told(reference: ModuleType, pages: dict[str, Any]) -> None:
    sections = {s.partition("\n")[0]: s for s in pages["docs/reference/commands.md"].text.split("\n## ")[1:]}
    commands = dict(reference.commands())
    assert list(sections) == list(commands)
    options = [(n, o) for n, c in commands.items() for p in c.params if p.name != "help" for o in p.opts if o[0] == "-"]
    assert [(name, option) for name, option in options if f"`{option}`" not in sections[name]] == []


def test_every_constant_and_distribution_is_told(pages: dict[str, Any]) -> None:
    told = pages["docs/reference/evidence.md"].text
    book = load()
    assert [n for n in book.constants if f"## {n.replace('_', ' ').capitalize()}\n" not in told] == []
    assert [fact.source for fact in book.constants.values() if fact.source.partition(" [")[0] not in told] == []
    assert [spread.name for spread in book.distributions.values() if f"| {spread.name} |" not in told] == []


def test_births_that_bound_the_age_are_told(reference: ModuleType, pages: dict[str, Any]) -> None:
    page = pages["docs/explanation/when-is-a-line-impossible.md"]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.text.splitlines() if line[:1] == "|"]
    told = {row[0]: row[2] for row in rows if len(row) == 3 and row[0] in list(BirthKind)}
    assert told == {kind.value: "yes" if kind in reference.bounding() else "no" for kind in BirthKind}


def test_every_family_is_counted(pages: dict[str, Any]) -> None:
    told = pages["docs/reference/skills.md"].text
    assert [f for f in {s.family for s in load().skills.values()} if f"\n| {f} |" not in told] == []
