"""Applicants and postings made by hand, and strategies that make many."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from fledge.facts import Kind
from fledge.facts.load import load
from fledge.match import curated
from fledge.people import Applicant, Evidence, How, Role, Signal, Span, Studied
from fledge.posting import Level, Posting, read

BOOK = load()
ADJACENCY = curated(BOOK)
TODAY = date(2026, 2, 1)
TEXT = """AI Engineer

What you'll do
- Build and deploy LLM services and keep them reliable in production
- Design the architecture of our retrieval platform

Requirements
- 5+ years of software engineering
- Python, Docker and Kubernetes
- Experience with LangChain or LlamaIndex
- Experience with Pinecone, Weaviate or Chroma
- Machine learning with PyTorch or TensorFlow
- Experience in payments
- Bachelor's degree in Computer Science

Nice to have
- Airflow
- Apache Kafka
"""
POSTING = read(TEXT, BOOK, title="AI Engineer")
#: Skills that the posting asks for, some that stand near them, and some that do not.
SKILLS = (
    *("python", "docker", "kubernetes", "langchain", "llamaindex", "pinecone", "weaviate", "pytorch", "tensorflow"),
    *("machine-learning", "payments", "software-engineering", "system-design", "debugging", "apache-kafka", "podman"),
    *("scikit-learn", "jax", "haystack", "banking", "java", "distributed-systems", "retail", "microsoft-excel"),
)


def shows(
    skill: str,
    how: How = How.WORK,
    *,
    since: date | None = date(2022, 1, 1),
    until: date = TODAY,
    line: int = 1,
    quote: str = "",
    signals: tuple[Signal, ...] = (),
    bare: bool = False,
) -> Evidence:
    """A line that shows a skill."""
    span = Span(since, until) if since and how is How.WORK else None
    quote = quote or f"Did something with {skill}, line {line}"
    return Evidence(skill, BOOK[skill].kind, how, quote, line, span, signals, bare=bare)


def lists(*skills: str, line: int = 90) -> tuple[Evidence, ...]:
    """A bare list of names."""
    return tuple(shows(skill, How.LISTED, line=line, quote=", ".join(skills), bare=True) for skill in skills)


def job(title: str = "Engineer", since: date = date(2022, 1, 1), until: date = TODAY, seniority: str = "") -> Role:
    """A dated job."""
    return Role(title, f"{title}, {since.year} to {until.year}", 1, Span(since, until), (), seniority)


BACKEND = Applicant(
    "backend",
    (
        shows("software-engineering", since=date(2014, 2, 1), line=2),
        shows("payments", since=date(2020, 2, 1), line=3),
        shows("distributed-systems", since=date(2016, 2, 1), line=4, signals=(Signal.DESIGNED, Signal.ON_CALL)),
        shows("system-design", since=date(2016, 2, 1), line=4, signals=(Signal.DESIGNED, Signal.ON_CALL)),
        shows("docker", since=date(2018, 2, 1), line=5),
        shows("java", since=date(2014, 2, 1), line=6),
        shows("machine-learning", How.COURSE, line=20),
        shows("scikit-learn", How.PROJECT, line=21),
    ),
    (job("Senior Backend Engineer", date(2020, 2, 1)), job("Backend Engineer", date(2014, 2, 1), date(2020, 1, 1))),
)
STUFFER = Applicant(
    "stuffer",
    (
        shows("software-engineering", since=date(2025, 2, 1), line=2),
        *lists(*(skill for skill in SKILLS if BOOK[skill].kind is Kind.TOOL)),
        *lists("machine-learning", "system-design", line=91),
    ),
    (job("Software Trainee", date(2025, 2, 1)),),
)

_months = st.dates(date(2005, 1, 1), TODAY).map(lambda day: day.replace(day=1))


@st.composite
def spans(draw: st.DrawFn) -> Span | None:
    """A stretch of months, or none."""
    one, other = sorted((draw(_months), draw(_months)))
    return draw(st.sampled_from((Span(one, other), None)))


@st.composite
def evidences(draw: st.DrawFn, skills: tuple[str, ...] = SKILLS) -> Evidence:
    """Any line that shows one of the skills."""
    skill = draw(st.sampled_from(skills))
    how = draw(st.sampled_from(How))
    signals = tuple(draw(st.sets(st.sampled_from(Signal), max_size=4)))
    line = draw(st.integers(1, 60))
    span = draw(spans()) if how is How.WORK else None
    quote = f"{skill} in line {line}"
    return Evidence(skill, BOOK[skill].kind, how, quote, line, span, signals, bare=draw(st.booleans()))


@st.composite
def applicants(draw: st.DrawFn) -> Applicant:
    """Anybody."""
    roles = [
        Role(title, f"{title} somewhere", 1, span, (), "")
        for title, span in draw(
            st.lists(st.tuples(st.sampled_from(("Engineer", "Trainee", "Manager")), spans()), max_size=4)
        )
    ]
    studies = [Studied(level, "", f"{level} of something", 50) for level in draw(st.sets(st.sampled_from(Level)))]
    return Applicant("anybody", tuple(draw(st.lists(evidences(), max_size=25))), tuple(roles), tuple(studies))


def posting(text: str, title: str = "AI Engineer") -> Posting:
    """A posting as read."""
    return read(text, BOOK, title=title)
