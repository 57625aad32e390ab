"""What the role is called once it is open to people who learn it, and what kind of work it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.titles import has_noun, lowered, parts_of

_AI = (
    r"\b(?:gen(?:erative)?[- ]?ai|a\.?i|artificial intelligence|llm(?:s|ops)?|agentic|agents?|rag|generative|prompt|"
    r"large language models?)\b"
)
_TOPICS = (
    ("machine learning", r"machine[- ]learning|\bml\b(?!ops)|\bmachine intelligence\b"),
    ("MLOps", r"\bml ?ops\b"),
    ("computer vision", r"\bcomputer vision\b"),
    ("deep learning", r"\bdeep learning\b"),
    ("natural language processing", r"\bnlp\b|\bnatural language processing\b"),
    ("AI", _AI),
)
_TOPIC_WORDS = re.compile(
    r"\b(?:applied|gen(?:erative)?[- ]?ai|agentic|artificial intelligence|machine[- ]learning|deep learning|"
    r"computer vision|natural language processing|large language models?|generative|prompt|llmops|llms?|mlops|"
    r"ml ops|nlp|rag|ai|ml|agents?)\b",
    re.IGNORECASE,
)
_BUILDS = re.compile(
    r"\b(?:engineers?|engineering|developers?|programmers?|architects?|swe|sdet|sre|member of technical staff)\b", re.I
)
_LEADS = re.compile(
    r"\b(?:manager|director|head of|vp|vice president|chief|lead|principal|(?<!technical )staff|distinguished|cto)\b",
    re.I,
)
_LONG_NAME = 8
_JOINTS = re.compile(r"^\s*[/&+]\s*|\s*[/&+]\s*$|\s*[/&+](?=\s*[/&+])|\(\s*[/&,]*\s*\)")
_LOOSE_ENDS = re.compile(r"^(?:and|of|in|for|/|&)\s+|\s+(?:and|of|in|for)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Role:
    """A title, what the role is without its level, and what kind of work it is."""

    title: str
    core: str
    builds: bool
    about_ai: bool
    leads: bool


def role(title: str, learns: Sequence[str], *, mostly_ai: bool) -> Role:
    """The role behind a title. ``learns`` are the first things to be learned, for titles that do not say it.

    >>> role("Senior AI Engineer", (), mostly_ai=True).title
    'Engineer learning AI'
    >>> role("Sr. Data Engineer (Remote)", ("Spark", "Airflow"), mostly_ai=False).title
    'Data Engineer, learning Spark and Airflow'
    """
    parts = parts_of(title)
    core, topic = parts.core, _topic(parts.core)
    team = parts.team
    if not topic and (topic := _topic(parts.beside)):
        team = "" if _topic(team) else team
    topic = topic or ("AI" if mostly_ai and not core else "")
    new = _titled(core, topic, [name for name in learns if not _said(name, core)])
    return Role(
        title=f"{new} ({team})" if team else new,
        core=core,
        builds=bool(_BUILDS.search(core)) or (not core and mostly_ai),
        about_ai=bool(topic) or mostly_ai,
        leads=bool(_LEADS.search(title)),
    )


def _topic(words: str) -> str:
    return next((name for name, named in _TOPICS if re.search(named, words, re.IGNORECASE)), "")


def _said(name: str, core: str) -> bool:
    """Whether the title says it already ("data science" in "Data Scientist")."""
    name, core = name.lower(), core.lower()
    return name in core or (len(name) > _LONG_NAME and name[:-2] in core)


def _titled(core: str, topic: str, learns: Sequence[str]) -> str:
    """The new title: "Engineer learning AI", or the old role with what it learns."""
    if not core:
        return f"Engineer learning {topic}" if topic else "[Title of the role], learning on the job"
    if not topic:
        return f"{core}, learning {' and '.join(learns[:2]) or 'on the job'}"
    rest = _LOOSE_ENDS.sub("", " ".join(lowered(_JOINTS.sub(" ", _TOPIC_WORDS.sub("", core)).strip()).split()))
    if not has_noun(rest) or rest.lower() in ("head", "lead", "head of"):
        return f"{core}, learning on the job"
    if rest.lower() in ("engineer", "developer"):
        return f"{rest.capitalize()} learning AI" if topic == "AI" else f"Software {rest.lower()}, learning {topic}"
    if rest.lower() in ("software engineer", "software developer"):
        return f"{rest.capitalize()}, learning {topic}"
    return f"{rest}, learning {topic}"
