"""Which lines of a posting stay, which leave, and where they stand: nothing of the employer's own is lost."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.audit import Grade, check
from fledge.audit.rewrite import Rewrite
from fledge.audit.rewrite.potential import potential
from fledge.audit.rewrite.potential.asking import demands, employer_speaks, is_a_name, wants_a_person
from fledge.audit.rewrite.potential.cues import CONDITION
from fledge.audit.rewrite.potential.rescued import conditions_in
from fledge.facts import FactBook
from fledge.posting import read

DAY = date(2026, 6, 1)
DUTIES = "What you'll do\n- Build ovens in code\n- Write tests for every oven\n- Repair the importer of recipes\n\n"
MUST = "Requirements\n- 6 years of Rust\n- Kafka\n- Strong communication skills\n\n"


def new_text(text: str, book: FactBook, title: str = "Backend Engineer", company: str = "Acorn Ovens") -> list[str]:
    """The lines of the rewrite, without marks of a list."""
    found: Rewrite = potential(read(text, book, title=title, company=company), book, DAY)
    return [line.removeprefix("- ") for line in found.text.split("\n") if line]


def before(lines: list[str], first: str, then: str) -> bool:
    return lines.index(first) < lines.index(then)


@pytest.mark.parametrize(
    "line",
    [
        "We offer a culture in which knowledge is shared.",
        "Our ovens have changed how small towns eat.",
        "At Acorn Ovens, bold ideas become bread.",
        "These laws hold for every applicant in the state.",
        "Check out our one pager to see how we bake.",
        "This position has no direct reports.",
        "Offer amounts depend on experience and the place where you live.",
    ],
)
def test_what_the_employer_says_of_itself_after_the_demands_stays(book: FactBook, line: str) -> None:
    assert line in new_text(f"{DUTIES}{MUST}{line}\n", book)


def test_a_heading_over_the_employers_own_ends_the_demands(book: FactBook) -> None:
    lines = new_text(f"{DUTIES}{MUST}**Why Acorn?**\n\n- Warm bread at noon\n- A garden with pears\n", book)
    assert before(lines, "How we choose", "Why Acorn?")
    assert {"Warm bread at noon", "A garden with pears"} <= set(lines)


def test_what_we_bring_is_an_offer_and_no_demand(book: FactBook) -> None:
    lines = new_text(f"{DUTIES}{MUST}What we'll bring:\n\n- Competitive salary\n- Medical and dental coverage\n", book)
    assert {"Competitive salary", "Medical and dental coverage"} <= set(lines)


def test_its_own_way_of_choosing_stays_where_it_is_told(book: FactBook) -> None:
    steps = "A call with Ann\nA coding task of two hours\nA meeting with the bakers"
    listed = "\n".join(f"- {step}" for step in steps.split("\n"))
    lines = new_text(f"{DUTIES}{MUST}Our hiring process\n\n{listed}\n\nOvens are warm.\n", book)
    at = lines.index("Our hiring process")
    assert lines[at + 1 : at + 4] == steps.split("\n")
    assert before(lines, "How we choose", "Our hiring process")
    assert not any(line.startswith("A work sample") for line in lines)


@pytest.mark.parametrize(
    ("demand", "kept"),
    [
        ("- You are fluent in English", "You are fluent in English"),
        ("You are fluent in English", "You are fluent in English"),
        ("- 5 years of Java; must be able to travel up to 30%", "Must be able to travel up to 30%"),
        ("- Rust and Kafka. This role is based in our Leeds office.", "This role is based in our Leeds office."),
        ("- Comfortable with light travel (about 10%)", "Comfortable with light travel (about 10%)"),
        ("Preferred Location: Lisbon | London", "Preferred Location: Lisbon | London"),
        ("- Position requires periodic travel to mills", "Position requires periodic travel to mills"),
        (
            "- Bakers based in the greater Leeds area are preferred",
            "Bakers based in the greater Leeds area are preferred",
        ),
        ("- On-call one week in six", "On-call one week in six"),
    ],
)
def test_place_language_and_hours_outlive_a_line_that_goes(book: FactBook, demand: str, kept: str) -> None:
    assert kept in new_text(f"{DUTIES}{MUST}{demand}\n", book)


def test_a_technique_that_shares_a_word_with_a_condition_is_none() -> None:
    words = ["hybrid cloud deployments", "fluent in Kotlin", "fluency with SQL", "remote configuration systems"]
    assert [CONDITION.search(w) for w in words] == [None] * 4


def test_a_condition_that_the_text_keeps_is_not_said_again() -> None:
    assert list(conditions_in(["Java, and US citizenship is required."], "US citizenship is required.", {"Java"})) == []


def test_a_sentence_is_no_heading_over_what_follows(book: FactBook) -> None:
    text = f"{DUTIES}You will also help to build ovens that scale with the town.\n- Answer the bakers\n\n{MUST}"
    assert "You will also help to build ovens that scale with the town." in new_text(text, book)


def test_what_stood_before_the_duties_stands_before_them(book: FactBook) -> None:
    text = f"{MUST}About us\n\nWe bake by night.\n\n{DUTIES}We sleep by day.\n"
    lines = new_text(text, book)
    assert before(lines, "We bake by night.", "What you'll do")
    assert before(lines, "How we choose", "We sleep by day.")


def test_one_sentence_of_the_opening_that_begins_with_a_verb_is_no_duty(book: FactBook) -> None:
    lines = new_text(f"Test our bread first.\n\nWe bake in Leeds.\n\n{DUTIES}{MUST}", book)
    assert before(lines, "We bake in Leeds.", "What you'll do")


def test_a_duty_of_two_sentences_stays_one_item(book: FactBook) -> None:
    long = "Automate the night shift of the ovens with care and patience. Every baker in town depends on that work."
    text = DUTIES.replace("- Build", f"- {long}\n- Build")
    assert long in new_text(f"{text}{MUST}", book)


def test_a_sentence_that_looks_for_somebody_is_no_duty(book: FactBook) -> None:
    sought = "We're looking for bakers who write code and love the smell of fresh bread in the early morning."
    lines = new_text(f"About the role\n\n{sought}\n\n{DUTIES}{MUST}", book)
    assert before(lines, sought, "What you'll do")


def test_a_demand_among_duties_that_asks_for_a_past_leaves(book: FactBook) -> None:
    lines = new_text(DUTIES.replace("- Build", "- Have ten years of experience in ovens\n- Build") + MUST, book)
    assert not any("ten years" in line for line in lines)


def test_as_a_is_not_torn_from_its_sentence(book: FactBook) -> None:
    words = "As a Software engineer, you will build ovens in code for the whole town and its many bakers."
    lines = new_text(f"About us\n\nWe bake. {words} " + "We are open to all. " * 20 + f"\n\n{DUTIES}{MUST}", book)
    assert not any(re.search(r"\b(?:an?|the)$", line) for line in lines)


@pytest.mark.parametrize("name", ["AcornWorks", "dataCrumb"])
def test_a_name_with_a_capital_inside_is_not_cut(book: FactBook, name: str) -> None:
    block = (
        f"At {name} we bake. " + "Our ovens are warm all day and all night long. " * 9 + f"{name} was made in Leeds."
    )
    lines = new_text(f"{block}\n\n{DUTIES}{MUST}", book, company=name)
    assert sum(name in line for line in lines) >= 1
    assert not any(line.endswith((name[:5], name[:4])) for line in lines)


def test_the_initial_of_a_name_ends_no_sentence(book: FactBook) -> None:
    block = "Acorn is led by Maria J. Ortega and her team of forty bakers, who have baked bread since the year of snow."
    assert block in new_text(f"{block}\n\n{DUTIES}{MUST}", book)


def test_marks_of_a_job_board_are_taken_out_and_addresses_kept(book: FactBook) -> None:
    text = f"{DUTIES}{MUST}We answer at ann@acorn.example or https://acorn.example/jobs today.\n\n#LI-AB1\n\nURL:\n"
    lines = new_text(text, book)
    assert not any(line.startswith(("#LI", "URL")) for line in lines)
    assert any("ann@acorn.example" in line and "https://acorn.example/jobs" in line for line in lines)


def test_the_address_behind_a_link_is_kept(book: FactBook) -> None:
    text = f'<p>Write to <a href="mailto:ann@acorn.example">Ann</a>.</p>\n\n{DUTIES}{MUST}'
    assert "Write to Ann (ann@acorn.example)." in new_text(text, book)


def test_what_is_said_twice_word_for_word_is_said_once(book: FactBook) -> None:
    said = "We have baked for this town since the winter of the great snow."
    assert new_text(f"{said}\n\n{said}\n\n{DUTIES}{MUST}", book).count(said) == 1


def test_a_title_glued_to_the_first_sentence_is_cut_off(book: FactBook) -> None:
    lines = new_text(f"Senior Backend Engineer We bake in Leeds.\n\n{DUTIES}{MUST}", book, "Senior Backend Engineer")
    assert lines[1] == "We bake in Leeds."


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("Strong written communication", True),
        ("The ideal candidate has patience.", True),
        ("We're looking for somebody kind.", True),
        ("Bold ideas create impact here.", False),
        ("Our team has decades of experience.", False),
        ("Acorn requires nothing of you but bread.", False),
    ],
)
def test_a_demand_is_told_from_the_employers_own_words(words: str, *, asks: bool) -> None:
    assert demands(words, "Acorn") is asks


def test_small_signs_of_who_is_meant() -> None:
    assert [employer_speaks("Our ovens"), employer_speaks("Sound knowledge")] == [True, False]
    assert [is_a_name("Zero Waste Charter"), is_a_name("Bake bread daily")] == [True, False]
    assert [wants_a_person("Love ovens"), wants_a_person("Love-test the ovens")] == [True, True]
    assert not wants_a_person("Test the ovens")


_KEPT = (
    "The pay range is $90,000 - $120,000 a year.", "Write to ann@acorn.example.", "This role is fully remote.",
    "You must have the right to work in the UK.", "US citizenship is required.", "Visa sponsorship is not available.",
    "Travel up to 20% is required.", "We are an equal opportunity employer.", "See https://acorn.example/bread.",
)  # fmt: skip
_AROUND = (
    "Requirements", "What you'll do", "Benefits", "Nice to have", "About us", "- Build ovens in code",
    "- 7 years of Rust", "- Strong Python, SQL and Kafka", "We bake by night.", "", "**Why Acorn**", "You love bread.",
    "- Warm bread", "Skills:",
)  # fmt: skip


@given(lines=st.lists(st.sampled_from((*_KEPT, *_AROUND)), min_size=2, max_size=22))
def test_nothing_about_pay_place_law_or_the_way_in_is_ever_lost(book: FactBook, lines: list[str]) -> None:
    posting = read("\n\n".join(lines), book, title="Backend Engineer")
    if posting.unread:
        return
    new = potential(posting, book, DAY)
    assert [line for line in _KEPT if line in lines and line.rstrip(".") not in new.text] == []
    audit = check(read(new.text, book, title=new.title, company=new.company), book, DAY)
    assert [f.rule for f in audit.findings if f.grade.weight <= Grade.COSTLY.weight] == []


def test_an_item_between_duties_is_a_duty_whatever_it_begins_with(book: FactBook) -> None:
    text = "Build ovens in code\nHeat the whole town in winter\nWrite tests for the ovens"
    listed = "\n".join(f"- {line}" for line in text.split("\n"))
    lines = new_text(f"We bake in Leeds.\n\n{listed}\n\n{MUST}", book)
    at = lines.index("What you'll do")
    assert lines[at + 1 : at + 4] == text.split("\n")


def test_a_list_that_mostly_tells_of_the_employer_is_not_torn(book: FactBook) -> None:
    areas = ("Oven models that know the heat", "Bread for whole towns", "Repair Robots - Developing arms for ovens")
    listed = "\n".join(f"- {area}" for area in areas)
    lines = new_text(f"We bake in three areas:\n\n{listed}\n\n{DUTIES}{MUST}", book)
    at = lines.index("We bake in three areas:")
    assert lines[at + 1 : at + 4] == list(areas)


def test_work_told_only_in_prose_is_found(book: FactBook) -> None:
    told = "You'll design the ovens of the next decade. You'll make them safe for every baker in the town."
    lines = new_text(f"About us\n\nWe bake in Leeds.\n\nThe story\n\n{told}\n\n{MUST}", book)
    assert lines[lines.index("The story") + 1] == told
    assert before(lines, told, "First projects")


def test_the_rest_of_a_sentence_stays_with_its_beginning(book: FactBook) -> None:
    told = "You will own the kitchen and everything in it: from the data of the mill to the ovens that bake at night."
    lines = new_text(f"The Role\n\n{told}\n\n{DUTIES}{MUST}", book)
    assert not any(line.startswith("from the data") for line in lines)


def test_a_role_with_a_dash_in_it_does_not_tear_its_sentence(book: FactBook) -> None:
    words = "As a Baker of code - Ovens, you will build the warm heart of the town and keep it going through the night."
    assert words in " ".join(new_text(f"The Role\n\n{words} You will like it here.\n\n{DUTIES}{MUST}", book))


def test_hours_that_must_overlap_outlive_their_line(book: FactBook) -> None:
    kept = "Must be available to overlap with the bakery's hours for half of the day"
    assert kept in new_text(f"{DUTIES}{MUST}- {kept}\n", book)
