"""One audit made by hand: every kind of value in it, every grade, overlapping quotes, and hostile words."""

from __future__ import annotations

from datetime import date

import pytest

from fledge.audit import Audit, Finding, Grade, ToolLoad
from fledge.facts import Fact, FactBook, Kind, Skill, Spread
from fledge.posting import (
    AnyOf,
    DegreeAsked,
    DomainAsked,
    Level,
    LevelWord,
    Mention,
    PayRange,
    Posting,
    Promise,
    Status,
    Words,
    YearsAsked,
)

TEXT = """Senior AI Engineer <script>alert("1")</script>

Requirements
• 5+ years of LangChain & *Python*
- AWS or Azure; 3 to 5 years, 2 of them in lending
1. Master's degree in [anything](javascript:alert(1))

Nice to have: Rust. We use Slack_and_Jira.
$100,000 - $120,000 a year, and a mentor."""
STUDY = Fact("validity of years", "0.07 correlation", "Roth 2019, doi 10.1111/peps.12335 (81 samples)", "A", "2019")
ADDRESS = "https://example.org/langchain?a=1&b=2."
RELEASE = Fact("LangChain: first public release", "2022-10-25", ADDRESS, "B", "2022-10-25")
MEASURED = Fact("separate tools asked", "n = 5", "measured for this test", "C", "2026-11")


def at(words: str) -> Words:
    start = TEXT.index(words)
    return Words(start, start + len(words))


@pytest.fixture(scope="session")
def small_book() -> FactBook:
    """Three skills and a distribution to compare with."""
    skills = [
        Skill("langchain", "LangChain", Kind.TOOL, "LLM", "ai"),
        Skill("c++", "C++ & <friends>", Kind.TOOL, "languages", "backend"),
        Skill("aws", "Amazon Web Services", Kind.TOOL, "cloud", "cloud"),
    ]
    return FactBook(skills, distributions={"tech": Spread("tech", (), (1, 2, 4, 6, 9), MEASURED)})


@pytest.fixture(scope="session")
def posting() -> Posting:
    """The posting as a reader might have read it."""
    must, nice, context = Status
    tools = [(must, None, "LangChain"), (must, None, "Python"), (must, 1, "AWS"), (must, 1, "Azure")]
    tools += [(nice, None, "Rust"), (context, None, "Slack_and_Jira")]
    long, short = at("3 to 5 years"), at("2 of them in lending")
    return Posting(
        TEXT,
        "Senior AI Engineer <b>",
        "Trust & Sons",
        mentions=tuple(Mention(w.lower(), Kind.TOOL, at(w), status, group) for status, group, w in tools),
        groups=(AnyOf(1, ("aws", "azure"), at("AWS or Azure"), Status.MUST),),
        years=(
            YearsAsked(at("5+ years"), 5, None, "LangChain", Status.MUST, ("langchain",), of_tool=True),
            YearsAsked(long, 3, 5, "", Status.MUST),
            YearsAsked(short, 2, None, "lending", Status.NICE, inside=long),
        ),
        degrees=(DegreeAsked(at("Master's degree"), Level.MASTER, Status.MUST, or_experience=False),),
        domains=(DomainAsked("lending", at("lending"), Status.MUST),),
        pay=(PayRange(at("$100,000 - $120,000 a year"), 100_000, 120_000, "USD", "year"),),
        promises=(Promise(at("a mentor"), "mentoring"),),
        seniority="senior",
        duties=(),
        levels=(LevelWord(at("Senior"), mastery=False, vague=True),),
        asks=(at("• 5+ years of LangChain & *Python*"),),
    )


@pytest.fixture(scope="session")
def audit(posting: Posting) -> Audit:
    """Findings of every grade; the first two overlap, the last quotes nothing."""
    line, years = at("5+ years of LangChain & *Python*"), at("5+ years of LangChain")
    impossible, nobody, costly, look = Grade
    both = (years, at("3 to 5 years"))
    findings = (
        Finding(
            "years-exceed-age", impossible, "Nobody has 5 years of <LangChain>.", "Ask *less*.", (years,), (RELEASE,)
        ),
        Finding(
            "made-up-rule", nobody, "Practically nobody has C++ & a_b_c.", "1. Ask | less.", (line, years), (STUDY,)
        ),
        Finding("years-stacked", costly, "Years are stacked.", "# Keep one.", both, (STUDY, RELEASE)),
        Finding("silent-on-learning", look, "Nothing is said about learning.", "Say something."),
    )
    load = ToolLoad(named=6, asked=4, must=3, percentile=0.5, compared_with=MEASURED)
    return Audit(posting, date(2026, 2, 1), findings, load, notes=("Read as <text>.",))
