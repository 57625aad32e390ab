"""What holds for every audit: the promises that make its verdicts worth reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fledge.audit import RULES, Audit, Grade, check
from fledge.facts import Birth, BirthKind, FactBook, Kind, PartialDate, Relation, Skill
from fledge.posting import DomainAsked, Mention, Posting, Status, Words, YearsAsked, read

_TODAY = date(2026, 2, 2)
_LIGHTEST = len(Grade)
TOOLS = (
    "Python", "PostgreSQL", "Kubernetes", "Terraform", "Docker", "PyTorch", "LangChain", "LangGraph", "scikit-learn",
    "TypeScript", "vLLM", "Figma", "FastAPI", "Snowflake", "dbt", "CrewAI", "Flutter", "MLflow", "Azure OpenAI",
)  # fmt: skip

days = st.dates(date(1990, 1, 1), _TODAY)
births = st.lists(
    st.builds(
        Birth,
        date=st.one_of(days.map(str), days.map(lambda d: str(d)[:7]), days.map(lambda d: str(d)[:4])).map(
            PartialDate.parse
        ),
        kind=st.sampled_from(BirthKind),
        source=st.just("this test"),
        verified=st.booleans(),
    ),
    max_size=4,
)
#: A handful of tools with whatever births, and how many days earlier each birth might have been.
old_and_older = st.lists(
    st.tuples(births, st.lists(st.integers(0, 9000), min_size=4, max_size=4)), min_size=1, max_size=3
)
durations = st.one_of(st.integers(0, 40), st.floats(0, 40))


@given(old_and_older, durations, durations, st.booleans(), st.booleans())
def test_asking_for_more_years_never_removes_a_years_finding_and_never_lightens_it(
    book: FactBook, tools: list[tuple[list[Birth], list[int]]], years: float, more: float, any_of: bool, of_tool: bool
) -> None:
    known = _book_of(book, [births for births, _ in tools])

    fewer = check(_asking(known, years, any_of=any_of, of_tool=of_tool), known, _TODAY)
    further = check(_asking(known, years + more, any_of=any_of, of_tool=of_tool), known, _TODAY)
    assert _weight(further, "years-exceed-age") <= _weight(fewer, "years-exceed-age")


@given(st.sampled_from(TOOLS), st.integers(1, 30), st.integers(1, 30), st.dates(date(2010, 1, 1), _TODAY))
def test_more_years_in_the_text_never_make_the_audit_milder(
    book: FactBook, tool: str, one: int, other: int, today: date
) -> None:
    fewer, more = (
        check(read(f"Requirements\n- {years}+ years of {tool}\n", book), book, today) for years in sorted((one, other))
    )
    assert _weight(more, "years-exceed-age") <= _weight(fewer, "years-exceed-age")


@given(births, st.lists(st.integers(0, 9000), min_size=4, max_size=4), durations, st.booleans())
def test_an_older_tool_never_adds_a_finding_and_never_makes_one_heavier(
    book: FactBook, found: list[Birth], days_earlier: list[int], years: float, of_tool: bool
) -> None:
    known, older = _book_of(book, [found]), _book_of(book, [list(map(_earlier, found, days_earlier))])

    assert _heavier(_asking(known, years, any_of=False, of_tool=of_tool), known, older) == {}


_SECOND_BETTER_KNOWN = [
    ([Birth(PartialDate.parse("2000-01-01"), BirthKind.RELEASED, "this test")], [0] * 4),
    (
        [
            Birth(PartialDate.parse("2000-01-01"), BirthKind.ANNOUNCED, "this test"),
            Birth(PartialDate.parse("2022-01-01"), BirthKind.AVAILABLE, "this test"),
        ],
        [1, 0, 0, 0],
    ),
]


@given(old_and_older, durations, st.booleans())
@example(tools=_SECOND_BETTER_KNOWN, years=7, any_of=True)
def test_one_older_tool_of_several_never_adds_a_finding_and_never_makes_one_heavier(
    book: FactBook, tools: list[tuple[list[Birth], list[int]]], years: float, any_of: bool
) -> None:
    known = _book_of(book, [births for births, _ in tools])
    older = _book_of(book, [list(map(_earlier, births, days)) for births, days in tools])

    assert _heavier(_asking(known, years, any_of=any_of, of_tool=True), known, older) == {}


@given(births.map(lambda found: [replace(b, verified=False) for b in found]), durations, st.booleans())
def test_dates_that_nobody_read_never_make_a_line_impossible(
    book: FactBook, found: list[Birth], years: float, any_of: bool
) -> None:
    known = _book_of(book, [found])

    grades = {f.grade for f in check(_asking(known, years, any_of=any_of, of_tool=True), known, _TODAY).findings}
    assert Grade.IMPOSSIBLE not in grades


@given(
    st.lists(st.tuples(days, st.sampled_from((BirthKind.AVAILABLE, BirthKind.NO_LATER_THAN))), max_size=3), durations
)
def test_dates_before_which_a_tool_may_have_been_used_never_make_its_years_a_finding(
    book: FactBook, seen: list[tuple[date, BirthKind]], years: float
) -> None:
    known = _book_of(book, [[Birth(PartialDate.parse(str(day)), kind, "this test") for day, kind in seen]])

    findings = check(_asking(known, years, any_of=False, of_tool=True), known, _TODAY).findings
    assert [f.says for f in findings if f.rule == "years-exceed-age"] == []


@given(old_and_older, durations, st.booleans(), st.booleans())
def test_years_of_examples_are_no_finding(
    book: FactBook, tools: list[tuple[list[Birth], list[int]]], years: float, any_of: bool, of_tool: bool
) -> None:
    known = _book_of(book, [births for births, _ in tools])
    posting = _asking(known, years, any_of=any_of, of_tool=of_tool)
    posting = replace(posting, years=tuple(replace(asked, examples=True) for asked in posting.years))

    assert [f.says for f in check(posting, known, _TODAY).findings if f.rule == "years-exceed-age"] == []


@given(st.sampled_from(TOOLS), st.integers(1, 30), st.dates(date(2010, 1, 1), _TODAY), st.integers(1, 4000))
def test_a_later_day_never_makes_the_years_heavier(
    book: FactBook, tool: str, years: int, day: date, later: int
) -> None:
    posting = read(f"Requirements\n- {years}+ years of {tool}\n", book)

    now, then = check(posting, book, day), check(posting, book, day + timedelta(later))
    assert _weight(then, "years-exceed-age") >= _weight(now, "years-exceed-age")


@given(st.lists(st.sampled_from(TOOLS), min_size=2, max_size=8, unique=True))
def test_a_choice_never_counts_more_than_its_members_apart(book: FactBook, tools: list[str]) -> None:
    either = _load(f"Requirements\n- {', '.join(tools[:-1])} or {tools[-1]}\n", book)
    apart = _load("Requirements\n" + "".join(f"- {tool}\n" for tool in tools), book)

    assert (either.named, either.asked, either.must) == (len(tools), 1, 1)
    assert (apart.named, apart.asked, apart.must) == (len(tools), len(tools), len(tools))


@given(st.lists(st.lists(st.sampled_from(TOOLS), min_size=1, max_size=4, unique=True), min_size=1, max_size=6))
def test_the_load_lies_between_nothing_and_the_names(book: FactBook, lines: list[list[str]]) -> None:
    load = _load("Requirements\n" + "".join(f"- {' or '.join(line)}\n" for line in lines), book)

    assert 1 <= load.asked <= load.named == len({tool for line in lines for tool in line})


@given(st.lists(st.sampled_from(TOOLS), min_size=1, max_size=8), st.integers(1, 20), st.dates(date(2015, 1, 1), _TODAY))
def test_every_finding_says_what_to_do_and_points_to_the_text_and_to_dated_sources(
    book: FactBook, tools: list[str], years: int, today: date
) -> None:
    text = (
        f"Junior {tools[0]} expert\n\nRequirements\n- Expert in {', '.join(tools)}\n- {years}+ years of {tools[-1]}\n"
        f"- {years}+ years in payments\n- Bachelor's degree in Computer Science\n- {years} years of {tools[0]}\n"
    )
    findings = check(read(text, book, title=f"Junior {tools[0]} expert"), book, today).findings

    assert findings
    for finding in findings:
        assert finding.says.endswith(".")
        assert finding.do.endswith(".")
        assert all(fact.source and fact.grade in "ABCD" and fact.value for fact in finding.because)
        assert all(0 <= q.start < q.end <= len(text) for q in finding.quotes)
    assert [f.grade.weight for f in findings] == sorted(f.grade.weight for f in findings)


@pytest.mark.parametrize("line", ["5+ years of LangChain. ", "- 5+ years of LangChain or vLLM\n", "5+ years"])
def test_ten_thousand_repeats_are_audited_to_the_end(book: FactBook, line: str) -> None:
    audit = check(read(line * 10_000, book), book, date(2024, 6, 1))

    assert "years-beyond-evidence" in {f.rule for f in audit.findings}


def test_the_same_posting_gives_the_same_audit(book: FactBook) -> None:
    text = "Requirements\n- 5+ years of LangChain\n- PyTorch, TensorFlow and JAX\n- PhD\n"

    assert check(read(text, book), book, _TODAY) == check(read(text, book), book, _TODAY)


def _book_of(book: FactBook, tools: Sequence[Sequence[Birth]]) -> FactBook:
    """The shipped constants and words with a few invented tools."""
    whole = Skill("whole", "orchards", Kind.CONCEPT, "test", "test")
    invented = [Skill(f"tool-{n}", f"Tool{n}", Kind.TOOL, "test", "test", births=tuple(b)) for n, b in enumerate(tools)]
    domain = Skill("grafting", "grafting", Kind.DOMAIN, "test", "test")
    relations = [Relation("part_of", tool.id, whole.id, "for this test") for tool in invented]
    return FactBook([whole, domain, *invented], relations, book.constants, book.words)


def _asking(book: FactBook, years: float, *, any_of: bool, of_tool: bool) -> Posting:
    """A posting that demands every tool of the book, and ``years`` of them together."""
    text = "every tool, with years, and grafting"
    tools = tuple(s.id for s in book.skills.values() if s.kind is Kind.TOOL)
    at = Words(0, len(text))
    return Posting(
        text,
        title="",
        company="",
        mentions=tuple(Mention(tool, Kind.TOOL, at, Status.MUST) for tool in tools),
        years=(YearsAsked(at, years, None, "", Status.MUST, tools, any_of, of_tool),),
        domains=(DomainAsked("grafting", at, Status.MUST),),
    )


def _earlier(birth: Birth, by_days: int) -> Birth:
    shift = timedelta(by_days)
    return replace(birth, date=PartialDate(birth.date.earliest - shift, birth.date.latest - shift, birth.date.text))


def _weight(audit: Audit, rule: str) -> int:
    """The weight of the heaviest finding of a rule; the lightest if it finds nothing."""
    return min((f.grade.weight for f in audit.findings if f.rule == rule), default=_LIGHTEST)


def _heavier(posting: Posting, known: FactBook, older: FactBook) -> dict[str, tuple[int, int]]:
    """The rules whose finding is heavier with the second book than with the first, with both weights."""
    before, after = check(posting, known, _TODAY), check(posting, older, _TODAY)
    weights = {rule.id: (_weight(before, rule.id), _weight(after, rule.id)) for rule in RULES}
    return {rule: both for rule, both in weights.items() if both[1] < both[0]}


def _load(text: str, book: FactBook):  # type: ignore[no-untyped-def]
    return check(read(text, book), book, _TODAY).load
