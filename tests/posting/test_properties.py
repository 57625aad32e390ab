"""What holds for reading any text whatever."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fledge.facts import FactBook
from fledge.posting import Posting, Words, read

#: Names that mean one skill in any company, so that what must be read is known.
TOOLS = (
    "Python", "PostgreSQL", "Kubernetes", "Terraform", "Docker", "PyTorch", "TensorFlow", "LangChain", "scikit-learn",
    "TypeScript", "Tableau", "Weights & Biases", "Power BI", "React Native", "Azure OpenAI", "GitHub Actions",
    "Spring Boot", "Apache Kafka", "Node.js", "C++", "Ruby on Rails", "Google Cloud Storage", "AWS", "Ansible",
)  # fmt: skip
PIECES = (
    "5+ years", "three (3) years", "8-10 yrs", "6 of which", "18 months", "of", "experience with", "in", "or", "and",
    "and/or", "/", ",", ";", ".", ":", "(", ")", "e.g.", "such as", "at least two of", "etc.", "\n", "\n\n", "\n- ",
    "\n• ", "\r\n", "\t", "Requirements", "Requirements:", "**What you bring**", "Nice to have", "Nice to have:",
    "Benefits", "About us", "a plus", "preferred", "not required", "you don't need", "BS/MS", "PhD", "degree",
    "or equivalent experience", "Go", "R", "C", "Spark", "React", "Express", "Less", "payments", "we use",
    "$100k - $200k a year", "mentoring", "İstanbul", "Straße", "ﬁne-tuning", "\u00a0", "\u200b", "\ufeff", "\x00",
    "\x0b", "\u2028", "👩🏽‍💻", "e\u0301", "١٢ years", "²", "½", *TOOLS,
)  # fmt: skip

pieces = st.lists(st.sampled_from(PIECES), max_size=60)
any_text = st.one_of(
    st.text(max_size=300),
    pieces.map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60).map("".join),
)
tool = st.sampled_from(TOOLS)
#: One requirement a line, as people write them.
requirements = st.lists(
    st.one_of(
        st.builds("Experience with {}, {} and {}".format, tool, tool, tool),
        st.builds("{} or {}, and the patience to explain either to people who have seen neither".format, tool, tool),
        st.builds("Solid knowledge of {}; some knowledge of {}".format, tool, tool),
        st.builds("You have run {} in production for a team that could not lose a single night".format, tool),
        st.builds("{}+ years of hands-on experience with {}".format, st.integers(1, 15), tool),
        st.builds("A feeling for tools such as {}, {} or {}".format, tool, tool, tool),
    ),
    min_size=3,
    max_size=12,
)  # fmt: skip


@given(any_text)
@example("5+ years" * 3)
@example("Requirements\r\n- 5+ years of Go\r\n- R")
def test_reading_never_fails_and_every_offset_lies_in_the_text(book: FactBook, text: str) -> None:
    posting = read(text, book, title=text[:40], company=text[40:60])

    assert posting.text == text
    assert [w for w in _all_words(posting) if not 0 <= w.start < w.end <= len(text)] == []


@given(requirements)
def test_quoted_words_are_the_words_that_were_written(book: FactBook, lines: list[str]) -> None:
    posting = read(_posting(lines), book)

    for mention in posting.mentions:
        words = " ".join(mention.at.of(posting.text).split())
        assert book.named(words).id == mention.skill
    for years in posting.years:
        assert f"{years.minimum:g}+ years" in years.at.of(posting.text)


@given(requirements)
@example(["Tools such as AWS, Docker or Ansible"])
def test_mentions_come_in_the_order_of_the_text(book: FactBook, lines: list[str]) -> None:
    posting = read(_posting(lines), book)

    starts = [m.at.start for m in posting.mentions]
    assert starts == sorted(set(starts))


def test_a_name_that_the_book_does_not_have_stands_in_its_place(book: FactBook) -> None:
    posting = read("Requirements\n- Experience with Docker, Frobnicator and Ansible\n", book)

    assert [m.skill for m in posting.mentions] == ["docker", "frobnicator", "ansible"]


@given(any_text)
def test_a_posting_in_which_no_skill_is_asked_says_why_it_was_not_read(book: FactBook, text: str) -> None:
    posting = read(text, book)

    assert (posting.unread is None) == bool(posting.asked())
    assert posting.asked() or len(posting.unread or "") > 10


@given(any_text)
def test_reading_is_deterministic(book: FactBook, text: str) -> None:
    assert read(text, book) == read(text, book)


@given(requirements, st.text(alphabet=" \t\n", max_size=20), st.text(alphabet=" \t\n", max_size=20))
def test_white_space_around_a_posting_moves_offsets_and_nothing_else(
    book: FactBook, lines: list[str], before: str, after: str
) -> None:
    prefix = before + "\n" if before else ""
    posting = read(_posting(lines), book)
    moved = read(prefix + posting.text + after, book)

    assert _everything(moved, -len(prefix)) == _everything(posting, 0)


@given(requirements, st.integers(0, 3))
def test_spaces_at_the_ends_of_lines_change_nothing(book: FactBook, lines: list[str], spaces: int) -> None:
    text = _posting(lines)

    assert _essence(read(text.replace("\n", " " * spaces + "\n"), book)) == _essence(read(text, book))


@given(pieces.map(" ".join))
def test_windows_and_unix_line_ends_read_alike(book: FactBook, text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")

    assert _essence(read(unix.replace("\n", "\r\n"), book)) == _essence(read(unix, book))


@given(requirements, st.sampled_from("-*•▪●◦–·■➢✓"), st.sampled_from("-*•▪●◦–·■➢✓"))
def test_the_make_of_the_bullets_changes_nothing(book: FactBook, lines: list[str], one: str, other: str) -> None:
    assert _essence(read(_posting(lines, one), book)) == _essence(read(_posting(lines, other), book))


@pytest.mark.parametrize("pair", [("a)", "A)"), ("a.", "A."), ("i.", "I."), ("o", "O")])
def test_the_case_of_a_lettered_bullet_changes_nothing(book: FactBook, pair: tuple[str, str]) -> None:
    lines = ["Experience with Python, SQL and Docker", "PyTorch or TensorFlow", "3+ years of Kubernetes"]
    small, capital = (read(_posting(lines, marker), book) for marker in pair)

    assert _essence(small) == _essence(capital)


@given(requirements, st.integers(50, 100))
def test_wrapping_at_any_column_leaves_the_skills_as_they_are(book: FactBook, lines: list[str], width: int) -> None:
    assert _skills(read(_wrapped(_posting(lines), width), book)) == _skills(read(_posting(lines), book))


@given(requirements, st.integers(50, 100))
@example([f"{'x' * 30} and experience with Google Cloud Storage, Power BI and React Native"], 50)
def test_wrapping_under_the_bullet_leaves_the_skills_as_they_are(book: FactBook, lines: list[str], width: int) -> None:
    assert _skills(read(_wrapped(_posting(lines), width, "  "), book)) == _skills(read(_posting(lines), book))


@given(requirements)
def test_the_order_of_bullets_changes_no_skill(book: FactBook, lines: list[str]) -> None:
    assert _skills(read(_posting(lines[::-1]), book)) == _skills(read(_posting(lines), book))


@given(st.integers(1, 30), st.integers(1, 30), st.sampled_from(TOOLS))
def test_a_range_is_read_with_both_its_ends(book: FactBook, one: int, other: int, tool: str) -> None:
    low, high = sorted((one, other))
    posting = read(f"Requirements\n- {low}-{high} years of {tool}\n", book)

    wanted = (float(low), float(high) if high > low else None)
    assert [(y.minimum, y.maximum, y.skills) for y in posting.years] == [(*wanted, (book.named(tool).id,))]


CHOICES = (
    "Experience with {most} or {last}", "Experience with {most}, or {last}", "Tools such as {most} and {last}",
    "Tools (e.g. {most}, {last})", "Tools like {most}, {last}", "At least one of {most} and {last}",
    "Either {most} or {last}", "{most}, {last} or similar", "Tools ({most}, {last}, etc.)",
)  # fmt: skip
DEMANDS = ("Experience with {most} and {last}", "{most}, {last}", "Solid knowledge of {most}, and {last}")
tools_of_a_list = st.lists(st.sampled_from(TOOLS), min_size=2, max_size=6, unique=True)


@pytest.mark.parametrize("choice", CHOICES)
@given(tools_of_a_list)
@example(["AWS", "Docker", "Ansible"])
def test_a_list_offered_as_a_choice_is_one_group(book: FactBook, choice: str, tools: list[str]) -> None:
    posting = read("Requirements\n- " + choice.format(most=", ".join(tools[:-1]), last=tools[-1]) + "\n", book)
    wanted = {book.named(tool).id for tool in tools}

    assert [wanted & set(group.skills) for group in posting.groups] == [wanted]


@pytest.mark.parametrize("demand", DEMANDS)
@given(tools_of_a_list)
def test_a_list_without_a_choice_is_no_group(book: FactBook, demand: str, tools: list[str]) -> None:
    posting = read("Requirements\n- " + demand.format(most=", ".join(tools[:-1]), last=tools[-1]) + "\n", book)

    assert posting.groups == ()
    assert {m.skill for m in posting.asked()} == {book.named(tool).id for tool in tools}


@pytest.mark.parametrize("words", ["5+ years", "5+ years of Python. ", "- 5+ years of Python or Go\n"])
def test_ten_thousand_repeats_are_read_to_the_end(book: FactBook, words: str) -> None:
    posting = read(words * 10_000, book)

    assert len(posting.years) == 10_000
    assert {y.minimum for y in posting.years} == {5.0}


def _posting(lines: list[str], bullet: str = "-") -> str:
    return "\n".join(["Requirements", "", *(f"{bullet} {line}" for line in lines), ""])


def _wrapped(text: str, width: int, indent: str = "") -> str:
    fill = textwrap.TextWrapper(width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False).fill
    return "\n".join(map(fill, text.split("\n")))


def _skills(posting: Posting) -> set[tuple[str, str]]:
    return {(m.skill, m.status.value) for m in posting.mentions}


def _all_words(posting: Posting) -> Iterator[Words]:
    """Every stretch of the text that the posting points to."""
    yield from (found.at for found in _findings(posting))
    yield from (years.inside for years in posting.years if years.inside is not None)
    yield from (*posting.duties, *posting.asks)


def _findings(posting: Posting) -> Iterator[Any]:
    """Everything that keeps the words it was read from."""
    yield from (*posting.mentions, *posting.groups, *posting.years, *posting.degrees, *posting.domains)
    yield from (*posting.pay, *posting.promises)


def _everything(posting: Posting, shift: int) -> list[Any]:
    """All that was read, with offsets moved by ``shift``."""
    moved = [replace(found, at=_moved(found.at, shift)) for found in _findings(posting)]
    moved = [replace(y, inside=_moved(y.inside, shift)) if getattr(y, "inside", None) else y for y in moved]
    return [*moved, *(_moved(words, shift) for words in (*posting.duties, *posting.asks)), posting.unread]


def _moved(words: Words, shift: int) -> Words:
    return Words(words.start + shift, words.end + shift)


def _essence(posting: Posting) -> list[Any]:
    """All that was read, by its words instead of its offsets."""
    text = posting.text

    def said(words: Words) -> str:
        return re.sub(r"\s+", " ", words.of(text)).strip()

    return [
        [(m.skill, m.status, m.group, said(m.at)) for m in posting.mentions],
        [(g.group, g.skills, g.status, g.at_least) for g in posting.groups],
        [(y.minimum, y.maximum, y.subject, y.status, y.skills) for y in posting.years],
        [(y.any_of, y.of_tool, y.inside is None) for y in posting.years],
        [(d.level, d.status, d.or_experience) for d in posting.degrees],
        [(d.domain, d.status, said(d.at)) for d in posting.domains],
        [(p.low, p.high, p.currency, p.period) for p in posting.pay],
        posting.unread,
    ]


def test_a_line_of_nothing_but_headings_is_read(book: FactBook) -> None:
    assert read("You will " * 20_000, book).unread
