"""What the role is called once it is open to people who learn it, and what kind of work it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.learning import capital
from fledge.audit.rewrite.potential.titles import discipline, has_noun, lowered, parts_of

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
TOPIC_WORDS = re.compile(
    r"\b(?:ai[- ]native|applied|gen(?:erative)?[- ]?ai|agentic|artificial intelligence|machine[- ]learning|"
    r"deep learning|machine intelligence|computer vision|natural language processing|large language models?|"
    r"generative|"
    r"prompt|llmops|llms?|mlops|ml ops|nlp|rag|a\.i\.|ai|ml|dl|agents?)(?![\w-]*\w)",
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
_LOOSE_ENDS = re.compile(r"^(?:and|of|in|for|or|/|&|learning)\s+|\s+(?:and|of|in|for|or|/)$", re.IGNORECASE)
#: What is left of a joint when a topic beside it is gone: "Research/ Engineer", "Engineer / Engineer".
_BEFORE_NOUN = re.compile(
    r"([\w+-]+)\s*(?:/|\bor\b|\band\b|&)\s*(?=(?:software )?(?:engineer|developer|scientist)\b)", re.IGNORECASE
)
_TWICE = re.compile(r"\b(\w+)\s*(?:/|\bor\b|\band\b|&)\s*\1\b", re.IGNORECASE)
_PLAIN = ("engineer", "developer", "software engineer", "software developer")
_NO_TITLE = "[title of the role]"


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
    >>> role("Staff Engineer, AI Security", (), mostly_ai=True).title
    'Security engineer, learning AI'
    >>> role("Sr. Data Engineer (Remote)", ("Spark", "Airflow"), mostly_ai=False).title
    'Data Engineer, learning Spark and Airflow'
    """
    parts = parts_of(title)
    core, team, topic = parts.core, parts.team, _topic(parts.core)
    if not topic and (topic := _topic(parts.beside) or _topic(_segment(title, core))):
        team = "" if _topic(team) else team
    topic = topic or (_topic(title) if core.lower() in _PLAIN else "")
    topic = topic or ("AI" if mostly_ai and not core else "")
    new = _titled(core, topic, title, [name for name in learns if not _said(name, core)])
    told = not team or _topic(team) or team.lower() in new.lower() or discipline(team)
    return Role(
        title=capital(new if told else f"{new} ({team})"),
        core=core,
        builds=bool(_BUILDS.search(core)) or (not core and mostly_ai),
        about_ai=bool(topic) or mostly_ai,
        leads=bool(_LEADS.search(title)),
    )


def _segment(title: str, core: str) -> str:
    """Where strokes part a title into fields, the one that names the role."""
    fields = title.split("|") if core and "|" in title else []
    return next((field for field in fields if core.split()[-1] in field), "")


def _topic(words: str) -> str:
    return next((name for name, named in _TOPICS if re.search(named, words, re.IGNORECASE)), "")


def _said(name: str, core: str) -> bool:
    """Whether the title says it already ("data science" in "Data Scientist")."""
    name, core = name.lower(), core.lower()
    return name in core or (len(name) > _LONG_NAME and name[:-2] in core)


def _titled(core: str, topic: str, title: str, learns: Sequence[str]) -> str:
    """The new title: "Engineer learning AI", or the old role with what it learns."""
    if not core:
        return f"Engineer learning {topic}" if topic else _NO_TITLE
    if not topic:
        return f"{core}, learning {' and '.join(learns[:2]) or 'on the job'}"
    rest = _without_topic(core)
    if topic != "AI" and not _topic(core):
        return f"{core}, new to {topic}"
    if topic != "AI" or not has_noun(rest) or rest.lower() in ("head", "lead", "head of"):
        return f"{core}, learning on the job"
    if rest.lower() not in _PLAIN:
        return f"{rest}, learning AI"
    noun = rest.lower().split()[-1]
    if field := discipline(title):
        return f"{field} {noun}, learning AI"
    return f"{noun.capitalize()} learning AI" if rest.lower() == noun else f"Software {noun}, learning AI"


def _without_topic(core: str) -> str:
    rest = " ".join(lowered(_JOINTS.sub(" ", TOPIC_WORDS.sub("", core)).strip()).split())
    rest = _BEFORE_NOUN.sub(lambda found: found[0] if has_noun(found[1]) else f"{found[1]} ", rest)
    rest = _TWICE.sub(r"\1", rest)
    while (shorter := _LOOSE_ENDS.sub("", rest).strip(" /&+-,")) != rest:
        rest = shorter
    return rest
