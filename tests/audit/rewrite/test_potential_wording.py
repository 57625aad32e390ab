"""How a posting for potential reads: few lines, plain words, nothing that the source does not say."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.audit.check import check
from fledge.audit.finding import Audit
from fledge.audit.rewrite.potential import potential
from fledge.audit.rewrite.potential.bring import bring
from fledge.audit.rewrite.potential.clauses import is_whole
from fledge.audit.rewrite.potential.expecting import expecting
from fledge.audit.rewrite.potential.fields import fields
from fledge.audit.rewrite.potential.learning import learning
from fledge.audit.rewrite.potential.role import role
from fledge.audit.rewrite.potential.verbs import is_infinitive
from fledge.facts import FactBook
from fledge.posting import Posting, read

DAY = date(2026, 6, 1)


def posting(musts: str, book: FactBook, title: str = "Data Engineer", company: str = "Harbour Lane") -> Posting:
    """Harbour Lane (invented) wants somebody with these lines."""
    text = f"What you'll do\n- Build the importer of orders\n\nRequirements\n{musts}\n"
    return read(text, book, title=title, company=company)


def lines(musts: str, book: FactBook, title: str = "Data Engineer", company: str = "Harbour Lane") -> list[str]:
    found = learning(posting(musts, book, title, company), book, frozenset())
    return [kin.line for kin in found.first]


def brought(musts: str, book: FactBook, title: str = "Data Engineer") -> list[str]:
    asked = posting(musts, book, title)
    return [each.words for each in bring(asked, book, role(title, (), mostly_ai=False), ())]


def test_and_stays_and_while_or_stays_or(book: FactBook) -> None:
    assert lines("- Tools such as Docker and Kubernetes", book) == ["Containers: Docker and Kubernetes"]
    assert lines("- Docker or Kubernetes", book) == ["Containers: Docker or Kubernetes"]


def test_what_the_title_says_is_not_learned_once_more(book: FactBook) -> None:
    found = lines("- Data science\n- Data analysis\n- Apache Spark", book, "Data Scientist")
    assert "Data science" not in found
    assert "Large amounts of data: Apache Spark" in found


def test_the_employers_own_product_is_nothing_to_learn(book: FactBook) -> None:
    assert lines("- Snowflake\n- Kafka", book, company="Snowflake Inc.") == ["Large amounts of data: Apache Kafka"]


def test_few_lines_with_few_names(book: FactBook) -> None:
    musts = (
        "- Docker, Kubernetes, Helm, Podman\n- Kafka, Spark, Flink, Hive\n- Snowflake, BigQuery\n- Tableau, Looker\n"
        "- Terraform, Pulumi\n- LangChain, LlamaIndex\n- PyTorch, JAX"
    )
    found = learning(posting(musts, book), book, frozenset())
    assert len(found.first) <= 4
    assert all(len(kin.skills) <= 3 for kin in found.first)
    assert len(found.later) <= 4


def test_a_field_of_a_degree_is_no_skill_to_learn(book: FactBook) -> None:
    found = lines("- Bachelor's degree in data science, machine learning or statistics\n- Kafka", book)
    assert found == ["Large amounts of data: Apache Kafka"]


def test_wishes_are_never_brought(book: FactBook) -> None:
    found = brought("- SQL\n\nNice to have\n- Python or R", book, "Data Analyst")
    assert found[0] == "SQL, or another language in which you answer questions from data."
    assert not any("Python" in words for words in found)


def test_the_same_fundamental_is_asked_once(book: FactBook) -> None:
    found = brought("- Distributed systems, distributed computing and algorithms", book)
    assert found[1:] == ["The fundamentals: distributed systems and algorithms."]


def test_at_most_four_lines_are_brought_beside_what_was_learned(book: FactBook) -> None:
    musts = (
        "- Python\n- Algorithms and data structures\n- Data modeling, A/B testing, code review\n- A Bachelor's degree\n"
        "- Excellent communication skills\n- Ability to plan routes by hand"
    )
    assert len(brought(musts, book)) <= 4


@pytest.mark.parametrize(
    ("musts", "expected"),
    [
        ("- Experience in lending", ("lending",)),
        ("- Background in the pharmaceutical industry", ("the pharmaceutical industry",)),
        ("- Experience with safety-critical systems", ()),
        ("- Experience with B2B SaaS", ()),
        ("- Experience with software supply chain security", ()),
        ("- Worked in the healthcare space; experience in healthcare", ("healthcare",)),
    ],
)
def test_a_business_is_named_only_where_experience_of_it_is_asked(
    book: FactBook, musts: str, expected: tuple[str, ...]
) -> None:
    assert fields(posting(musts, book), book) == expected


def _audit(text: str, book: FactBook, title: str) -> Audit:
    return check(read(text, book, title=title), book, DAY)


def test_a_role_that_mostly_leads_says_so_first(book: FactBook) -> None:
    text = (
        "What you'll do\n- Mentor the bakers\n- Lead the team of ovens\n- Set the technical direction of the shop\n"
        "- Write tests for ovens\n\nRequirements\n- Kafka\n"
    )
    audit = _audit(text, book, "Oven Engineer")
    said = expecting(audit, audit, role("Oven Engineer", (), mostly_ai=False), book)
    assert said[0].startswith("More than half of the duties are about guiding others.")
    doing = _audit(re.sub(r"- (?:Lead|Set).*\n", "", text), book, "Oven Engineer")
    assert expecting(doing, doing, role("Oven Engineer", (), mostly_ai=False), book)[0].startswith("Demanded by name")


_TRAPS = st.sampled_from(
    [
        "What you'll do", "Requirements", "Nice to have", "Our process", "", "- Hiring Manager Video Call",
        "- Engineers are assessed twice a year", "- Monitors and checks the ovens", "- Hands-on: Write code for ovens",
        "- Ability to planning of routes", "- Proven ability to plan routes by hand", "- Ability to own large problems",
        "- Experience with ovens is a plus", "- Design and development of new ovens", "- Build high-impact ovens used",
        "- Report to an Oven Manager, you'll collaborate with some bakers", "- Write tests for every oven door, using",
        "- Translate the wishes of bakers into practical", "- Running a bakery today means wearing many hats",
        "- Build pipelines for flour, normalization and", "- Publish a paper on ovens in a top journal",
        "- You will be responsible for designing, building and testing the importer", "- Python or R, 5+ years",
        "- Docker and Kubernetes", "- Learning and development stipend", "- Scale security as a force multiplier",
        "To build the future of predictive baking", "- Solve the 'Unbaked': debug ovens", "- Mentor junior bakers",
    ]
)  # fmt: skip


@given(found=st.lists(_TRAPS, min_size=3, max_size=25))
def test_no_line_is_half_a_sentence(book: FactBook, found: list[str]) -> None:
    asked = read("\n".join(found), book, title="Senior Data Engineer", company="Harbour Lane")
    if asked.unread:
        return
    new = potential(asked, book, DAY).text.split("\n")
    able = [line.split()[3] for line in new if line.startswith("- You can ")]
    assert all(is_infinitive(word) or word == "explain" for word in able)
    work = [
        line.split(": ", 1)[1].split(". Your own part")[0].rstrip(".") for line in new if line.startswith("- Months")
    ]
    assert all(thing.startswith("[") or is_whole(thing.removeprefix("help ")) for thing in work)
