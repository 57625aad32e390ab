"""A posting for potential: what it keeps, what it asks, what it teaches, what it promises, and why each line is so."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.audit import Grade, check
from fledge.audit.rewrite import Purpose, Rewrite
from fledge.audit.rewrite.potential import Offer, potential
from fledge.facts import FactBook
from fledge.posting import read
from fledge.problem import Problem

DAY = date(2026, 6, 1)
SHOWN = (
    "- Something that you taught yourself in the last two years, and what you built with it. A side project counts. "
    "We ask everybody for this."
)
TITLE = "Senior AI Engineer"
POSTING = """Senior AI Engineer

Harbour Lane (invented) is a lender in Leeds. We are looking for an experienced Senior AI Engineer to join us.

About us

We lend to bakeries. Our first loan paid for an oven.

Responsibilities

- Design and own the question answering platform for advisers
- Build retrieval pipelines over loan contracts
- Write evaluations for every prompt that goes live
- Mentor junior engineers
- Work closely with the lending team

Requirements

- 8+ years of software engineering experience
- 5+ years of LangChain in production
- Expert-level Python and PyTorch
- Vector databases (Pinecone, Weaviate or Chroma)
- Strong knowledge of algorithms and distributed systems
- Experience in lending
- Master's degree in Computer Science
- Excellent communication skills, a rockstar attitude
- You must have the right to work in the UK

Nice to have

- Kubernetes and Terraform
- PhD

What we offer

- £70,000 - £90,000 a year
- 28 days of holiday

Harbour Lane is an equal opportunity employer. Write to jobs@harbourlane.example to apply.
"""


def rewritten(text: str, book: FactBook, title: str = "", offer: Offer | None = None) -> Rewrite:
    return potential(read(text, book, title=title, company="Harbour Lane"), book, DAY, offer)


def section(rewrite: Rewrite, heading: str) -> list[str]:
    """The lines under a heading of the new text."""
    lines = rewrite.text.split("\n")
    found = []
    for line in lines[lines.index(heading) + 2 :]:
        if line and not line.startswith("- ") and line[0].isupper() and not line.endswith((".", ":")):
            break
        if line:
            found.append(line)
    return found


def heavier(rewrite: Rewrite, book: FactBook) -> list[str]:
    """Rules that would still cost people, or that nothing is said of learning."""
    audit = check(read(rewrite.text, book, title=rewrite.title, company=rewrite.company), book, DAY)
    grave = [f.rule for f in audit.findings if f.grade.weight <= Grade.COSTLY.weight]
    return grave + [f.rule for f in audit.findings if f.rule == "silent-on-learning"]


@pytest.fixture(scope="module")
def new(book: FactBook) -> Rewrite:
    return rewritten(POSTING, book, TITLE)


def test_the_sections_stand_in_the_order_in_which_a_reader_asks(new: Rewrite) -> None:
    headings = [
        *("Engineer learning AI", "About us", "Responsibilities", "First projects", "What you bring"),
        *("What the job needs from everybody", "What you'll learn", "Welcome, not needed", "What we promise"),
        *("How we judge", "How we choose", "What we offer"),
    ]
    assert [line for line in new.text.split("\n") if line in headings] == headings
    assert (new.purpose, new.title, new.company) == (Purpose.POTENTIAL, "Engineer learning AI", "Harbour Lane")


def test_employer_pay_benefits_and_law_keep_their_own_words(new: Rewrite) -> None:
    for words in (
        "We lend to bakeries. Our first loan paid for an oven.",
        "- £70,000 - £90,000 a year",
        "- 28 days of holiday",
        "Harbour Lane is an equal opportunity employer. Write to jobs@harbourlane.example to apply.",
    ):
        assert words in new.text.split("\n")


def test_the_role_goes_by_its_new_title_without_praise(new: Rewrite) -> None:
    assert "We are looking for an engineer learning AI to join us." in new.text
    assert "Senior" not in new.text


def test_duties_are_kept_and_leading_others_comes_last(new: Rewrite) -> None:
    assert section(new, "Responsibilities") == [
        "- Design and own the question answering platform for advisers",
        "- Build retrieval pipelines over loan contracts",
        "- Write evaluations for every prompt that goes live",
        "- Work closely with the lending team",
        "Later, when your own work is in hand:",
        "- Mentor junior engineers",
    ]


def test_the_first_projects_come_from_the_duties_smallest_first(new: Rewrite) -> None:
    months = [line for line in section(new, "First projects") if line.startswith("- Months")]
    assert [line.split(": ", 1)[1].split(". ")[0] for line in months] == [
        "help write evaluations for every prompt that goes live",
        "build retrieval pipelines over loan contracts.",
        "[the third piece: yours from beginning to end].",
    ]
    assert "By month 12 you do the last of these on your own." in new.text.split("\n")


def test_few_fundamentals_are_asked_and_learning_is_shown(new: Rewrite) -> None:
    assert section(new, "What you bring") == [
        "- One programming language that you know well: Python or a similar one.",
        "- Software engineering fundamentals: you have designed, built and tested something, and kept it running.",
        "- The fundamentals: algorithms and distributed systems.",
        "- A degree or equivalent experience. What you know counts, not where you learned it.",
        "- You can explain your work to people who do other work.",
        SHOWN,
    ]


def test_what_the_law_asks_stays(new: Rewrite) -> None:
    assert section(new, "What the job needs from everybody") == ["- You must have the right to work in the UK"]


def test_tools_are_learned_in_the_employers_words_and_wishes_stay_wishes(new: Rewrite) -> None:
    assert section(new, "What you'll learn") == [
        "Nobody expects these of you on the first day. You learn them here, on the work.",
        "- LangChain in production",
        "- Python and PyTorch",
        "- Vector databases (Pinecone, Weaviate or Chroma)",
        "- The business itself: lending, from the people here who know it.",
    ]
    assert section(new, "Welcome, not needed") == ["- Kubernetes and Terraform"]


def test_nobody_is_asked_for_years(new: Rewrite, book: FactBook) -> None:
    again = read(new.text, book, title=new.title)
    assert [y.minimum for y in again.years if y.status.asked] == []


def test_it_audits_itself_without_a_finding_that_costs(new: Rewrite, book: FactBook) -> None:
    assert heavier(new, book) == []


def test_what_is_not_promised_is_a_marked_blank(new: Rewrite) -> None:
    assert new.blanks == (
        *(
            "[the first piece: small, with a clear end]",
            "[the third piece: yours from beginning to end]",
            "[mentor: name or role]",
            "[mentor hours]",
        ),
        *("[protected hours]", "[training budget]", "[work sample hours]", "[days until an answer]"),
    )
    assert all(new.text.count(blank) == 1 for blank in new.blanks)


def test_what_is_promised_stands_there_with_its_numbers(book: FactBook) -> None:
    offer = Offer("Dana, our lead engineer", 3, 8.5, "£2,000", ("Answer ten questions from contracts",), months=9)
    new = rewritten(POSTING, book, TITLE, offer)
    assert section(new, "What we promise") == [
        "- You'll have a mentor, Dana, our lead engineer, for 3 hours a week, at fixed times.",
        "- You'll have 8.5 hours a week to learn, within your working hours. Urgent work does not take them.",
        "- You'll have £2,000 for courses, books and exams in the first 9 months.",
    ]
    assert "- Months 1 to 3, next to your mentor: Answer ten questions from contracts." in new.text
    assert "By month 9 you do the last of these on your own." in new.text
    assert new.blanks == ("[work sample hours]", "[days until an answer]")


def test_every_line_is_in_the_changes_and_every_change_has_its_reason(new: Rewrite) -> None:
    after = [change.after for change in new.changes if change.after is not None]
    assert after == [line for line in new.text.split("\n") if line]
    gone = {change.before for change in new.changes if change.before is not None}
    assert {line for line in POSTING.split("\n") if line} == gone
    assert [c for c in new.changes if bool(c.because) == (c.before == c.after)] == []


def test_the_reason_names_the_fact_and_where_it_went(new: Rewrite) -> None:
    why = {change.before: change.because for change in new.changes if change.after is None}
    assert why["- 5+ years of LangChain in production"].startswith("Nobody can have 5 years of LangChain")
    assert (
        'Learned on the work, now under "What you\'ll learn": LangChain.'
        in why["- 5+ years of LangChain in production"]
    )
    assert 'Kept, now under "What you bring": Python.' in why["- Expert-level Python and PyTorch"]
    assert "equivalent experience counts" in why["- Master's degree in Computer Science"]


def test_what_to_expect_promises_no_more_than_was_measured(new: Rewrite) -> None:
    said = " ".join(new.expect)
    assert "rose by 7 per cent" in said
    assert "Demanded by name: 4 tools before, 1 tool now, and years of experience twice before, never now." in said
    assert not re.search(r"\b(?:10x|ten times|x10)\b", said)


def test_a_posting_that_could_not_be_read_is_a_problem(book: FactBook) -> None:
    with pytest.raises(Problem, match="give the whole posting"):
        rewritten("Hello.\n\nWe are nice people.", book, "Baker")


def test_one_paragraph_without_headings_is_taken_apart(book: FactBook) -> None:
    text = (
        "We are a shop in Ghent. You will build dashboards for our buyers. You will write tests for the importer. "
        "Requirements: 6+ years of SQL and Tableau, Bachelor's degree required. "
        "The salary range is €50,000 - €60,000 a year. We are an equal opportunity employer."
    )
    new = rewritten(text, book, "Data Analyst")
    assert new.title == "Data Analyst, learning Tableau"
    assert "help write tests for the importer" in new.text
    assert "€50,000 - €60,000" in new.text
    assert heavier(new, book) == []


def test_tags_left_in_a_text_are_taken_out(book: FactBook) -> None:
    text = (
        "<p>About us</p><p>We &amp; you.</p><h2>What you'll do</h2><ul><li>Build <b>APIs</b> for shops</li></ul>"
        "<h2>Requirements</h2><ul><li>7+ years of Java</li><li>Kafka</li></ul>"
    )
    new = rewritten(text, book, "Backend Engineer")
    assert "<" not in new.text
    assert "- Build APIs for shops" in new.text
    assert new.title == "Backend Engineer, learning Apache Kafka"


def test_three_lines_are_enough(book: FactBook) -> None:
    new = rewritten("Data Engineer\nMust have Spark and Airflow\n10 years of experience", book, "Data Engineer")
    assert new.title == "Data Engineer, learning Apache Spark and Apache Airflow"
    assert "[what the person does in a normal week, in three to six lines]" in new.blanks
    assert heavier(new, book) == []


def test_a_role_outside_technology_keeps_what_it_asks_in_plain_words(book: FactBook) -> None:
    text = (
        "What you'll do\n- Plan the week's deliveries\n- Answer questions of drivers\n\nRequirements\n"
        "- Proven ability to plan routes by hand\n- 5+ years of SAP\n- Excel\n- Passionate team player\n"
    )
    new = rewritten(text, book, "Logistics Coordinator")
    assert new.title == "Logistics Coordinator, learning SAP"
    assert section(new, "What you bring")[0] == "- You can plan routes by hand."
    assert "what you did with it" in new.text
    assert "Passionate" not in new.text


def test_a_kept_line_that_would_cost_people_is_turned_around(book: FactBook) -> None:
    text = (
        "About us\n\nWe want a person with 12+ years of experience in software.\n\nWe bake.\n\nWhat you'll do\n\n"
        "- Build ovens in code\n- 9+ years of experience in C++ required\n\nRequirements\n\n- Rust\n"
    )
    new = rewritten(text, book, "Embedded Engineer")
    assert heavier(new, book) == []
    assert "We bake." in new.text
    assert "years" not in new.text.split("What you bring")[0]


def test_years_go_from_wherever_they_stand(book: FactBook) -> None:
    text = (
        "About us\n\nWe bake.\n\nRequirements\n- Rust\n\nWhat we offer\n- 4+ years of engineering experience\n- Cake\n"
    )
    new = rewritten(text, book, "Engineer")
    assert "4+ years" not in new.text
    assert "- Cake" in new.text


def test_a_promise_of_the_original_is_kept(book: FactBook) -> None:
    text = POSTING.replace("- 28 days of holiday", "- 28 days of holiday\n- A training budget of £1,500 and a buddy")
    assert "- A training budget of £1,500 and a buddy" in rewritten(text, book, TITLE).text


def test_pay_and_addresses_survive_a_line_that_goes(book: FactBook) -> None:
    text = "Requirements\n- 9 years of Java, US citizenship required, questions to ann@example.org\n"
    new = rewritten(text, book, "Developer")
    assert "- US citizenship required" in new.text
    assert "To apply or to ask: ann@example.org" in new.text


_LINES = st.sampled_from(
    [
        *POSTING.split("\n"),
        "Requirements:", "Nice to have", "Our stack: Go, Kafka, Redis", "What you'll do", "Benefits", "",
        "3-5 years with Kubernetes AND Docker; PhD required", "Must be an expert in Java, Scala and Spark",
        "• Lead a team of five", "2+ years of React, Vue and Angular", "<li>Rust</li>", "**Must have**: SQL", "[blank]",
        "10+ years in banking, LangChain, RAG and CrewAI", "You have 7 years of AWS, Azure and GCP", "$90k - $120k",
    ]
)  # fmt: skip


@given(
    lines=st.lists(_LINES, min_size=1, max_size=25), title=st.sampled_from([TITLE, "", "Data Scientist II", "VP | X"])
)
def test_any_mixture_of_lines_gives_a_whole_posting_that_costs_nobody(
    book: FactBook, lines: list[str], title: str
) -> None:
    posting = read("\n".join(lines), book, title=title)
    if posting.unread:
        return
    new = potential(posting, book, DAY)
    assert heavier(new, book) == []
    assert [c.after for c in new.changes if c.after is not None] == [line for line in new.text.split("\n") if line]
    assert [c for c in new.changes if c.before != c.after and not c.because] == []
    assert all(blank in new.text for blank in new.blanks)
