"""Demands in the employer's own words as things to learn, and the original left standing around them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.audit.rewrite.potential import potential
from fledge.audit.rewrite.potential.taught import taught
from fledge.facts import FactBook
from fledge.posting import read

DAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("words", "learned"),
    [
        ("5+ years of hands-on experience building ovens in Rust", "Building ovens in Rust"),
        ("Strong programming skills in Python and familiarity with testing", "Programming in Python and testing"),
        ("Deep expertise in deep learning frameworks (PyTorch or JAX)", "Deep learning frameworks (PyTorch or JAX)"),
        ("You are familiar with Kafka is a plus", "Kafka"),
        ("Ability to write tests for ovens", "How to write tests for ovens"),
        ("Machine Learning: Hands-on experience in baking models", "Machine Learning: Baking models"),
        ("Experience running ovens in a cloud, preferably AWS", "Running ovens in a cloud"),
        ("5+ years in ovens, including 2.5 years with steam", "Ovens"),
        ("Knowledge of rye", "Rye"),
    ],
)
def test_a_demand_becomes_what_it_is_about(words: str, learned: str) -> None:
    assert taught(words) == learned


@pytest.mark.parametrize(
    "words",
    [
        "A PhD and 12 years of baking",
        "No experience with ovens required, we teach you",
        "You have built ovens that scale",
        "Experience with Kubernetes Experience with distributed ovens",
        "You thrive on hot days",
        "Familiar with or able to quickly gain expertise in rye",
        "Ability to lead a team of bakers",
        "10+ years as a baker",
        "Built ovens and ran them",
        "This is NOT a role for everyone and it demands drive",
        "Start-up experience building ovens",
    ],
)
def test_what_cannot_be_said_so_is_not_guessed(words: str) -> None:
    assert taught(words) == ""


_BEGINS = st.sampled_from(["", "5+ years of ", "Strong ", "Proven ", "You have ", "Deep "])
_PROOFS = st.sampled_from(
    ["experience with ", "knowledge of ", "proficiency in ", "expertise in ", "familiarity with "]
)
_THINGS = st.sampled_from(["Rust", "oven APIs (REST, gRPC)", "data pipelines and tests", "rye, wheat or oats"])


@given(begins=_BEGINS, proof=_PROOFS, thing=_THINGS)
def test_no_word_of_proof_is_left(begins: str, proof: str, thing: str) -> None:
    assert taught(begins + proof + thing).lower() == thing.lower()


TEXT = """Ovens Engineer

Location: Leeds
Team: Night shift

About us

We bake. You must love it.

Your day

- Write tests for every oven door
- Repair the importer of recipes, with care; and
  talk to bakers
- Guide and mentor junior bakers

You'll bring

- 7 years of Rust
- Experience with Kafka
- You are kind to bakers and customers
- Please send a loaf with your letter

Nice to have

- Experience with rye
- PhD

You will thrive here if you

- Like warm rooms
- Ask questions

Pay range

$90,000 - $120,000
"""


def lines(text: str, book: FactBook) -> list[str]:
    new = potential(read(text, book, title="Ovens Engineer"), book, DAY)
    return [line for line in new.text.split("\n") if line]


def test_everything_but_the_demands_stays_in_its_order(book: FactBook) -> None:
    found = lines(TEXT, book)
    kept = ["Location: Leeds", "Team: Night shift", "About us", "We bake. You must love it.", "Your day",
            "- Write tests for every oven door", "First projects", "What you bring",
            "- You are kind to bakers and customers", "- Please send a loaf with your letter", "What you'll learn",
            "- Kafka", "Welcome, not needed", "- Experience with rye", "What we promise", "You will thrive here if you",
            "- Like warm rooms", "- Ask questions", "Pay range", "$90,000 - $120,000"]  # fmt: skip
    assert [line for line in found if line in kept] == kept
    assert not any("7 years" in line or "PhD" in line or line == "Nice to have" for line in found)


def test_an_item_that_was_broken_in_two_is_whole_again(book: FactBook) -> None:
    text = TEXT.replace("- Guide", "- Clean the ovens of both shops\n- ensuring that they shine\n- Guide")
    assert "- Clean the ovens of both shops ensuring that they shine" in lines(text, book)


def test_a_list_that_lost_its_line_breaks_is_a_list_again(book: FactBook) -> None:
    listed = "Your day Here you: - Write tests for ovens - Repair the importer - Bake bread for all - Clean the shop"
    found = lines(TEXT.replace("Your day\n", listed + "\n"), book)
    assert {"- Repair the importer", "- Bake bread for all", "- Clean the shop"} <= set(found)


def test_a_label_stays_with_what_it_names(book: FactBook) -> None:
    found = lines(TEXT.replace("- Like warm rooms", "- Benefits: Warm rooms\n- Compensation: Bread"), book)
    assert {"- Benefits: Warm rooms", "- Compensation: Bread"} <= set(found)


def test_a_past_that_the_opening_wants_goes_and_the_sentence_stays(book: FactBook) -> None:
    found = lines(TEXT.replace("We bake.", "We seek a baker with deep experience in rye. We bake."), book)
    assert "We seek a baker. We bake. You must love it." in found


def test_guiding_others_stands_after_the_duties(book: FactBook) -> None:
    found = lines(TEXT, book)
    at = found.index("Later, when your own work is in hand:")
    assert found[at + 1] == "- Guide and mentor junior bakers"
