"""The parts of a posting for potential: titles, verbs, projects, promises about lines."""

from __future__ import annotations

import pytest

from fledge.audit.rewrite.potential import Offer
from fledge.audit.rewrite.potential.learning import in_a_row
from fledge.audit.rewrite.potential.moves import Old, Written, changes
from fledge.audit.rewrite.potential.outline import plain
from fledge.audit.rewrite.potential.projects import chosen, projects
from fledge.audit.rewrite.potential.role import role
from fledge.audit.rewrite.potential.units import retitled
from fledge.audit.rewrite.potential.verbs import clause, is_duty, leads
from fledge.audit.rewrite.rewritten import Change


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Senior AI Engineer", "Engineer learning AI"),
        ("Lead Generative AI Engineer (Remote)", "Engineer learning AI"),
        (
            "Staff Machine Learning Engineer, Rider Pricing",
            "Software engineer, learning machine learning (Rider Pricing)",
        ),
        ("AI Product Manager", "Product Manager, learning AI"),
        ("Senior Data Scientist - Fraud", "Data Scientist, learning Kafka and Rust (Fraud)"),
        ("Sr. Backend Engineer II", "Backend Engineer, learning Kafka and Rust"),
        ("SENIOR FRONTEND DEVELOPER", "Frontend Developer, learning Kafka and Rust"),
        ("Staff Software Engineer - AI", "Software engineer, learning AI"),
        ("Member of Technical Staff, Machine Learning", "Member of Technical Staff, learning machine learning"),
        ("Manager, Data and Analytics", "Data and Analytics Manager, learning Kafka and Rust"),
        ("Harbour Lane | Senior Go Engineer | Leeds | ONSITE", "Go Engineer, learning Kafka and Rust"),
        ("Kafka Engineer", "Kafka Engineer, learning Rust"),
        ("Junior ML Engineer", "Junior Engineer, learning machine learning"),
        ("Data Analyst (m/f/d)", "Data Analyst, learning Kafka and Rust"),
        ("Harbour Lane | Remote | Full-time", "[Title of the role], learning on the job"),
    ],
)
def test_a_title_keeps_its_role_and_says_what_is_learned(old: str, new: str) -> None:
    assert role(old, ("Kafka", "Rust"), mostly_ai=False).title == new


def test_a_text_without_title_about_ai_is_for_an_engineer_learning_ai() -> None:
    assert role("", (), mostly_ai=True).title == "Engineer learning AI"


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Designing, building, and shipping models", "design, build, and ship models"),
        (
            "You will maintain the pipelines of the shop (in Airflow), ensuring quality",
            "maintain the pipelines of the shop",
        ),
        ("Develops and tests web applications.", "develop and test web applications"),
        ("Model Development: Fine-tune language models using LoRA", "fine-tune language models"),
        ("The analyst will also prepare monthly reports for buyers", "prepare monthly reports for buyers"),
        ("A builder at heart", ""),
        ("Finding and reaching customers", ""),
    ],
)
def test_a_duty_becomes_a_short_thing_to_do(words: str, short: str) -> None:
    assert clause(words) == short


@pytest.mark.parametrize(
    ("words", "duty"),
    [
        ("Build ovens", True),
        ("You'll answer questions", True),
        ("Join us and bake", False),
        ("To help our staff grow, we pay for books", False),
        ("Our team builds ovens", False),
        ("Finding good people takes time", False),
    ],
)
def test_a_line_that_begins_with_work_is_a_duty(words: str, *, duty: bool) -> None:
    assert is_duty(words) is duty


def test_guiding_others_is_told_from_doing() -> None:
    assert [leads("Mentor juniors"), leads("You will lead a team"), leads("Build leads lists")] == [True, True, False]


def test_work_without_an_end_is_no_project() -> None:
    assert chosen(["Stay up to date", "Collaborate with sales", "Ensure alignment", "Build A Safer World"]) == ()


def test_a_single_duty_gives_the_whole_year_in_pieces() -> None:
    words = [project.words for project in projects(["Build a new importer"], Offer())]
    assert "as a part of this: build a new importer" in words[0]
    assert words[2].endswith("build a new importer.")


def test_without_duties_the_projects_are_blanks() -> None:
    assert all("[" in project.words and not project.work for project in projects([], Offer()))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A Senior AI Engineer, that is you.", "An engineer learning AI, that is you."),
        ("We seek a highly skilled Lead GenAI Engineer now.", "We seek an engineer learning AI now."),
        ("Our AI Engineers are kind.", "Our AI Engineers are kind."),
        ("As an AI Engineer you build.", "As an engineer learning AI you build."),
    ],
)
def test_the_role_is_named_anew_with_its_article(line: str, expected: str) -> None:
    assert retitled(line, "Senior AI Engineer", "AI Engineer", "Engineer learning AI") == expected


def test_other_titles_lose_their_level_only() -> None:
    new = "Data Engineer, learning Spark"
    assert retitled("We need a Senior Data Engineer.", "Senior Data Engineer", "Data Engineer", new) == (
        "We need a Data Engineer."
    )


def test_alternatives_in_a_list_cannot_be_misread() -> None:
    assert in_a_row(("Kubernetes", "Docker or Podman")) == "Kubernetes; Docker or Podman"


def test_marks_that_nobody_sees_are_taken_out() -> None:
    assert plain("\u202d • **Plan\u200bning** ") == "Planning"


def test_a_moved_line_stands_at_both_places_and_says_so() -> None:
    old = [Old("- a", "gone"), Old("- b", "gone"), Old("- c", "gone")]
    new = [Written("b", unit=1, bullet=True), Written("a", unit=0, bullet=True), Written("d", "new")]
    found = changes(old, new)
    assert [(c.before, c.after) for c in found] in (
        [("- a", None), ("- b", "- b"), ("- c", None), (None, "- a"), (None, "d")],
        [(None, "- b"), ("- a", "- a"), ("- b", None), ("- c", None), (None, "d")],
    )
    assert Change("- c", None, "gone") in found
    assert all(change.because for change in found if change.before != change.after)
