"""What holds for reading any papers whatever."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from fledge.facts import FactBook, Kind
from fledge.people import LIMIT_CHARACTERS, How, Span, months_covered, read, read_many
from fledge.people.blind import blind
from fledge.people.dates import dated
from fledge.people.lines import lined, unescaped

TODAY = date(2025, 6, 15)
PIECES = (
    "Experience", "EDUCATION", "Skills:", "Projects", "Jan 2019 – Present", "2015 - 2018", "Summer 2020", "99/99/9999",
    "Q9 2020", "Backend Engineer", "Python", "Go", "R", "C++", "PostgreSQL", "led", "5 million users", "on call",
    "he", "Ms.", "University of", "BSc", "in Computer Science", "\n", "\n\n", "  ", "\t", "- ", "• ", ":", "…", "/",
    "@", "a@b.org", "(", ")", "12 Oak Street", "LS1 4AB", "\\xe2\\x80\\xa2", "\x00", "\x0b", "\u2028",
    "İ", "ﬁ", "👩🏽‍💻", "²",
    "'", "’s", "+44 20 7946 0958",
    "Technologies:", "Environment", "und der die das", "Name:", "Date of birth:", "[at]", "&amp;", "<EMAIL>",
)  # fmt: skip
any_text = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=80).map("".join),
)
months = st.tuples(st.integers(1990, 2024), st.integers(1, 12)).map(lambda m: date(m[0], m[1], 1))
spans = st.lists(st.tuples(months, months).map(lambda two: Span(min(two), max(two))), max_size=6)


@given(text=any_text)
@example(text="İ" * 50 + "\nSkills\nPython")
@example(text="a@" * 500)
@example(text="Experience\n" + "2015 - 2018 " * 200)
def test_any_text_is_read_and_keeps_its_shape(book: FactBook, text: str) -> None:
    person = read(text, book, today=TODAY, id="papers")

    assert person == read(text, book, today=TODAY, id="papers")
    lines = lined(blind(unescaped(text), book).text).count("\n") + 1
    assert [e for e in person.evidence if not 1 <= e.line <= lines] == []
    assert [e for e in person.evidence if e.span and not e.span.start <= e.span.end <= TODAY] == []
    assert [e for e in person.evidence if len(e.quote) > 800 or "\n" in e.quote or e.skill not in book.skills] == []
    assert [e for e in person.evidence if e.kind is not book[e.skill].kind] == []
    if not (person.evidence or person.roles or person.studies):
        assert person.unread


@given(stretches=spans)
def test_months_count_every_month_once(stretches: list[Span]) -> None:
    covered = {
        number
        for span in stretches
        for number in range(span.start.year * 12 + span.start.month, span.end.year * 12 + span.end.month + 1)
    }
    assert months_covered(stretches) == len(covered)


@given(start=months, end=months)
def test_a_written_range_is_read_as_written(start: date, end: date) -> None:
    start, end = min(start, end), max(start, end)
    for form in ("%b %Y", "%B %Y", "%m/%Y", "%Y-%m"):
        for dash in (" - ", " – ", " to ", "—"):
            found = dated(f"{start:{form}}{dash}{end:{form}}", today=TODAY)
            assert found is not None
            assert found.span == Span(start, end)


@given(
    names=st.lists(
        st.sampled_from(("Python", "Rust", "Haskell", "Terraform", "Kubernetes", "Scala")), min_size=1, unique=True
    )
)
def test_a_list_of_names_is_never_work(book: FactBook, names: list[str]) -> None:
    person = read("Skills\n" + ", ".join(names), book, today=TODAY, id="papers")

    assert {e.how for e in person.evidence} == {How.LISTED}
    assert {e.skill for e in person.evidence} == {book.named(name).id for name in names}


def test_bare_names_added_leave_the_evidence_of_work_as_it_was(book: FactBook) -> None:
    papers = "Experience\nBackend Engineer, Acme Tools\nJan 2019 – Mar 2021\n- Built reports in Python\n"
    bare = "Java, Scala, Kotlin, Spark, Hadoop, Docker, Kubernetes, Terraform, Ansible, Jenkins, React, Angular, Rust"
    before = read(papers, book, today=TODAY, id="papers")

    for added in (bare, f"Skills: {bare}", f"- {bare}", f"Technologies: {bare}, Haskell, Perl, Ruby, PHP"):
        after = read(papers + added, book, today=TODAY, id="papers")
        assert [e for e in after.evidence if e.how is How.WORK] == list(before.evidence)
        assert after.roles == before.roles


@given(
    names=st.lists(
        st.sampled_from(
            ("Rust", "Haskell", "Terraform", "Kubernetes", "Scala", "Kotlin", "Docker", "Jenkins", "Oracle")
        ),
        min_size=5,
        unique=True,
    ),
    joint=st.sampled_from((", ", " | ", " / ", "/", "; ")),
    small=st.booleans(),
    before=st.sampled_from(("", "- ", "  ", "Technical Skills: ")),
    at=st.integers(3, 6),
)
def test_a_line_of_names_takes_nothing_from_the_prose_around_it(
    book: FactBook, names: list[str], joint: str, small: bool, before: str, at: int
) -> None:
    rows = [
        "Experience", "Backend Engineer, Acme Tools", "Jan 2019 – Mar 2021",
        "- Built the stock reports of all the shops in Python and kept them running",
        "- Moved the ledger of all the shops to PostgreSQL and led the four who did it",
        "- Wrote the search of the catalogue on top of Elasticsearch for 2 million users",
    ]  # fmt: skip
    line = before + (joint.join(names).lower() if small else joint.join(names))

    alone, beside = (
        read("\n".join(text), book, today=TODAY, id="papers") for text in (rows, [*rows[:at], line, *rows[at:]])
    )

    said = [(e.skill, e.quote, e.span, e.signals) for e in alone.evidence]
    if before == "Technical Skills: ":
        said = said[: sum(e.line <= at for e in alone.evidence)]
    kept = [(e.skill, e.quote, e.span, e.signals) for e in beside.evidence if e.how is How.WORK and not e.bare]
    assert kept == said


def test_many_are_read_as_each_alone(book: FactBook) -> None:
    rows = [("a", "Skills\nPython"), ("b", ""), ("c", "Experience\nDeveloper, 2015 - 2018\n- Wrote Go")]

    assert list(read_many(rows, book, today=TODAY)) == [read(text, book, today=TODAY, id=name) for name, text in rows]


def test_very_long_papers_are_read_as_far_as_the_limit_and_say_so(book: FactBook) -> None:
    line = "- Built reports in Python for the shops\n"
    person = read(
        "Experience\nDeveloper, 2015 - 2018\n" + line * (LIMIT_CHARACTERS // 20), book, today=TODAY, id="papers"
    )

    assert person.notes == ("The papers are very long; the first 400,000 characters were read, the rest was not.",)
    assert person.of("python")


def test_pace_sets_first_use_against_the_birth_of_a_tool(book: FactBook) -> None:
    person = read(
        "Experience\nDeveloper, Jan 2019 – Mar 2021\n- Built pipelines with Apache Kafka",
        book,
        today=TODAY,
        id="papers",
    )
    born = book["apache-kafka"].first_known
    assert born is not None

    assert [(t.skill, t.first_seen) for t in person.pace] == [("apache-kafka", date(2019, 1, 1))]
    assert person.pace[0].years_after_birth == round((date(2019, 1, 1) - born.date.earliest).days / 365.25, 1)


def test_the_day_only_ends_what_goes_on(book: FactBook) -> None:
    text = "Experience\nDeveloper, 2015 - 2018\n- Wrote Go in the backend"
    one, other = (read(text, book, today=day, id="papers") for day in (TODAY, date(2030, 1, 1)))

    assert one == other
    assert Kind.TOOL in {e.kind for e in one.evidence}
