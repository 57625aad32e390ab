"""What holds for every repaired posting: nothing new is asked, and what is not mended is not touched."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from fledge.audit import Grade, check
from fledge.audit.repair.edit import Edit, EditKind
from fledge.audit.rewrite.draft import Splice, draft_of
from fledge.audit.rewrite.lost import lost_words
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
endings = st.sampled_from(
    (
        "",
        " clusters in production",
        " for image processing",
        " and the data platform behind it",
        ", but curiosity counts more",
    )
)
phrases = st.one_of(
    st.tuples(tools, endings).map(lambda p: f"Experience with {_and(p[0])}{p[1]}"),
    st.tuples(tools, endings).map(lambda p: f"You understand {_and(p[0])}{p[1]}"),
    tools.map(lambda names: f"Libraries like {_and(names)}, and the patience to read their source"),
    tools.map(lambda names: f"Databases: {', '.join(names)}"),
    tools.map(lambda names: f"Containerised services ({', '.join(names)}, etc.) and alerting"),
    tools.map(lambda names: f"Strong {_and(names)} skills"),
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
    assert [c for c in rewrite.changes if c.before != c.after and (c.before or c.after) and not c.because] == []


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


chosen_kinds = st.sampled_from((EditKind.NICE, EditKind.DROP))


def _edits(posting: Posting, book: FactBook, data: st.DataObject) -> tuple[Edit, ...]:
    """Some of what is demanded, moved or dropped."""
    needs = needs_of(posting, book)
    picked = data.draw(st.lists(st.sampled_from(needs), max_size=3, unique=True)) if needs else []
    return tuple(Edit(data.draw(chosen_kinds), (need,), None, "so it was chosen") for need in picked)


listed = st.lists(phrases, min_size=1, max_size=8, unique=True).map(
    lambda lines: "\n".join(["Requirements", *(f"- {line}" for line in lines), "- Clear writing"])
)


@given(listed, st.data())
def test_no_word_of_a_line_that_stays_is_lost(book: FactBook, text: str, data: st.DataObject) -> None:
    posting = read(text, book, title="AI Engineer")
    rewrite = repaired(posting, book, _DAY, _edits(posting, book, data))
    names = " ".join(m.at.of(text) for m in posting.mentions)
    changed = [(c.before, c.after) for c in rewrite.changes if c.before and c.after and c.before != c.after]
    assert [words for before, after in changed if (words := lost_words(before, after, names))] == []


@given(listed, st.data())
def test_chosen_edits_leave_nothing_ugly_and_ask_nothing_new(book: FactBook, text: str, data: st.DataObject) -> None:
    posting = read(text, book, title="AI Engineer")
    rewrite = repaired(posting, book, _DAY, _edits(posting, book, data))
    after = read(rewrite.text, book, title="AI Engineer")
    ugly = [c.after for c in rewrite.changes if c.after and c.after != c.before]
    assert [
        line for line in ugly if re.search(r"\(a plus\)|helpful, not required|\bany of\b|[a-z][.,][A-Z]", line)
    ] == []
    assert [c.after for c in rewrite.changes if c.after and not reads_well(c.after, c.before or c.after)] == []
    assert {m.skill for m in after.asked() if m.in_book} <= {m.skill for m in posting.asked()}


@given(listed)
def test_what_will_be_learned_was_asked_before_and_is_asked_no_more(book: FactBook, text: str) -> None:
    posting = read(text, book, title="AI Engineer")
    rewrite = repaired(posting, book, _DAY)
    _, found, section = rewrite.text.partition("What you will learn here")
    learned = {m.skill for m in read(section, book).mentions} if found else set()
    asked = {m.skill for m in posting.asked()}
    assert learned <= asked | {whole for skill in asked for whole in _wholes(book, skill)}
    after = read(rewrite.text, book, title="AI Engineer")
    start = len(rewrite.text) - len(section)
    assert [m.skill for m in after.asked() if found and m.at.start >= start] == []
