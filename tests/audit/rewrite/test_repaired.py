"""What holds for every repaired posting: nothing new is asked, and what is not mended is not touched."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from fledge.audit import Grade, check
from fledge.audit.repair.edit import Edit, EditKind
from fledge.audit.rewrite.draft import Splice, draft_of
from fledge.audit.rewrite.repaired import repaired
from fledge.audit.rewrite.wording import reads_well
from fledge.facts import FactBook
from fledge.pool import needs_of
from fledge.posting import Posting, Status, read

_DAY = date(2026, 2, 2)
TOOLS = (
    "Python", "PostgreSQL", "Kubernetes", "Terraform", "Docker", "PyTorch", "TensorFlow", "LangChain", "LangGraph",
    "scikit-learn", "TypeScript", "vLLM", "FastAPI", "Snowflake", "dbt", "CrewAI", "MLflow", "AWS", "Azure", "Spark",
)  # fmt: skip
tools = st.lists(st.sampled_from(TOOLS), min_size=1, max_size=6, unique=True)


def _and(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


asks = st.one_of(
    tools.map(lambda names: f"Experience with {_and(names)}"),
    tools.map(lambda names: f"Expert-level {_and(names)}"),
    tools.map(lambda names: f"Modern tooling ({', '.join(names)})"),
    st.tuples(st.integers(1, 15), st.sampled_from(TOOLS)).map(lambda y: f"{y[0]}+ years of experience with {y[1]}"),
    st.integers(1, 20).map(lambda y: f"{y}+ years of software engineering experience"),
    st.sampled_from(
        (
            "Bachelor's degree in Computer Science",
            "Master's degree in Physics, Mathematics or a related field",
            "Knowledge of banking",
            "Clear writing",
            "Deep expertise in distributed systems and databases",
        )
    ),
)
bullets = st.sampled_from(("- ", "* ", "• "))
postings = st.builds(
    lambda musts, nice, bullet: "\n".join(
        [
            "About us",
            "We sell tea, and have for 12 years.",
            "",
            "Requirements",
            *(bullet + ask for ask in musts),
            *(["", "Nice to have", *(bullet + ask for ask in nice)] if nice else []),
            "",
            "Benefits",
            bullet + "Four weeks of vacation",
        ]
    ),
    st.lists(asks, min_size=1, max_size=8, unique=True),
    st.lists(asks, max_size=3, unique=True),
    bullets,
)


def _musts(posting: Posting) -> set[str]:
    return {m.skill for m in posting.mentions if m.status is Status.MUST}


@given(postings)
def test_untouched_lines_are_the_same_and_in_their_order(book: FactBook, text: str) -> None:
    rewrite = repaired(read(text, book, title="AI Engineer"), book, _DAY)
    assert "\n".join(c.before for c in rewrite.changes if c.before is not None) == text
    assert "\n".join(c.after for c in rewrite.changes if c.after is not None) == rewrite.text
    assert [c.because for c in rewrite.changes if c.before == c.after and c.because] == []
    assert [c for c in rewrite.changes if c.before != c.after and not c.because] == []


@given(postings)
def test_nothing_new_is_asked(book: FactBook, text: str) -> None:
    before = read(text, book, title="AI Engineer")
    rewrite = repaired(before, book, _DAY)
    after = read(rewrite.text, book, title="AI Engineer")
    named = {m.skill for m in before.asked()} | {w for m in before.asked() for w in _wholes(book, m.skill)}
    assert {m.skill for m in after.asked() if m.in_book} <= named
    assert max((y.minimum for y in after.years), default=0) <= max((y.minimum for y in before.years), default=0)
    assert len(after.years) <= len(before.years)


def _wholes(book: FactBook, skill: str) -> tuple[str, ...]:
    return book.wholes_of(skill) if skill in book.skills else ()


@given(postings)
def test_no_graver_finding_is_added_and_most_go(book: FactBook, text: str) -> None:
    posting = read(text, book, title="AI Engineer")
    rewrite = repaired(posting, book, _DAY)
    before = {f.rule for f in check(posting, book, _DAY).findings if f.grade is not Grade.LOOK}
    again = check(read(rewrite.text, book, title="AI Engineer"), book, _DAY)
    left = [f for f in again.findings if f.grade is not Grade.LOOK]
    assert {f.rule for f in left} <= before
    assert len(left) == sum(said.startswith("Left as it is") for said in rewrite.expect)


@given(postings)
def test_every_changed_line_reads_well(book: FactBook, text: str) -> None:
    rewrite = repaired(read(text, book, title="AI Engineer"), book, _DAY)
    changed = [c for c in rewrite.changes if c.before != c.after and c.after]
    assert [c.after for c in changed if not reads_well(c.after or "", c.before or "")] == []


@given(postings)
def test_a_repaired_posting_needs_no_second_repair(book: FactBook, text: str) -> None:
    once = repaired(read(text, book, title="AI Engineer"), book, _DAY)
    twice = repaired(read(once.text, book, title="AI Engineer"), book, _DAY)
    if not any(said.startswith("Left as it is") for said in once.expect):
        assert twice.text == once.text


@given(postings, st.sampled_from(("python", "kubernetes", "pytorch", "aws", "docker")))
def test_kept_skills_are_demanded_as_before(book: FactBook, text: str, kept: str) -> None:
    posting = read(text, book, title="AI Engineer")
    rewrite = repaired(posting, book, _DAY, keep=frozenset((kept,)))
    after = read(rewrite.text, book, title="AI Engineer")
    assert (kept in _musts(after)) == (kept in _musts(posting))


@given(postings, st.data())
def test_a_chosen_edit_is_made_or_said_to_be_missing(book: FactBook, text: str, data: st.DataObject) -> None:
    posting = read(text, book, title="AI Engineer")
    needs = needs_of(posting, book)
    if not needs:
        return
    need = data.draw(st.sampled_from(needs))
    kind = data.draw(st.sampled_from((EditKind.NICE, EditKind.DROP)))
    rewrite = repaired(posting, book, _DAY, (Edit(kind, (need,), None, "so it was chosen"),))
    made = any("So it was chosen." in c.because for c in rewrite.changes)
    missing = any(said.startswith("Not done") for said in rewrite.expect)
    assert made or missing


@given(st.text(max_size=400))
def test_any_text_can_be_repaired(book: FactBook, text: str) -> None:
    rewrite = repaired(read(text, book), book, _DAY)
    assert "\n".join(c.before for c in rewrite.changes if c.before is not None) == text


@given(st.lists(st.text("ab \n", max_size=8), max_size=6), st.data())
def test_splices_change_the_text_as_if_made_one_by_one(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = data.draw(st.text("xy\n", max_size=5))
    assert draft_of(text).spliced([Splice(start, end, words, "why")]).text == text[:start] + words + text[end:]
