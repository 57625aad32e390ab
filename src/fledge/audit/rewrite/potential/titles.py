"""A job title taken apart: the role without level, place and reference number, and the team or topic beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fledge.audit.rewrite.potential.learning import capital

_HIGH = re.compile(
    r"\b(?:senior|snr|sr|(?<!technical )(?<!partnerships )staff|principal|distinguished|expert|mid[- ]?level|"
    r"mid[- ]senior|intermediate|experienced|seasoned|founding|"
    r"level \d|l\d|i{2,3}|iv|vi)\b\.?(?:\s*[/&]\s*(?=\b(?:senior|sr|staff|"
    r"principal|lead)\b))?|^lead\b|\b[iv]$|\s\d$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?:engineers?|engineering|developers?|programmers?|architects?|scientists?|analysts?|designers?|managers?|"
    r"researchers?|consultants?|specialists?|administrators?|admin|director|officer|technicians?|testers?|writers?|"
    r"coordinators?|strategists?|associates?|interns?(?:hip)?|fellows?|partners?|executives?|representatives?|"
    r"advisors?|trainers?|sre|sdet|swe|mts|member of technical staff|head|lead|owner|evangelists?|advocates?|"
    r"statisticians?|apprentice|auditors?|curators?|instructors?|lecturers?|accountants?|recruiters?|editors?)\b",
    re.IGNORECASE,
)
#: Nouns that say what is done, and not only at which rank.
_WORK = re.compile(
    r"\b(?:engineers?|developers?|programmers?|architects?|scientists?|analysts?|designers?|researchers?|managers?|"
    r"consultants?|specialists?|administrators?|testers?|writers?|auditors?|member of technical staff|sdet|sre)\b",
    re.IGNORECASE,
)
_RANK_ALONE = re.compile(
    r"^(?:group |general |regional )?(?:manager|director|head|associate|lead|officer)$", re.IGNORECASE
)
_NOT_A_TITLE = re.compile(
    r"\((?:[^)]*\b(?:remote|m/f|f/m|all genders|w/m|m/w|h/f|hybrid|on-?site|contract|us|usa|uk|eu|full[- ]time|"
    r"part[- ]time|visa)\b[^)]*|[mfwdx]\s*/[^)]*|[^)]*\d{3,}[^)]*)\)|\b(?:req(?:uisition)?|job) ?(?:id|"
    r"#)?:? ?[\w-]*\d{3,}\b|#\s?\d+|\br?-?\d{4,}\b",
    re.IGNORECASE,
)
_NO_TEAM = re.compile(
    r"\d|[$€£]|https?|\b(?:remote|hybrid|on-?site|us|usa|uk|eu|emea|apac|united states|united kingdom|india|germany|"
    r"london|new york|nyc|san francisco|san jose|san diego|sf|bay area|palo alto|los angeles|berlin|paris|bangalore|"
    r"bengaluru|singapore|toronto|boston|seattle|austin|chicago|atlanta|denver|washington|full[- ]time|part[- ]time|"
    r"contract|fixed[- ]term|urgent|hiring|multiple|visa|salary|required|ca|ny|wa|tx|ma|il|de)\b",
    re.IGNORECASE,
)
#: Teams of one word; other single words after a comma are mostly towns.
_TEAMS = frozenset((
    "ads", "agents", "analytics", "automation", "backend", "commerce", "enterprise", "finance", "fraud", "frontend",
    "growth", "healthcare", "infrastructure", "integrations", "logistics", "marketing", "mobile", "operations",
    "payments", "platform", "pricing", "privacy", "product", "prototyping", "risk", "robotics", "safety", "scheduling",
    "search", "security", "startups",
))  # fmt: skip
_ENDS = re.compile(r"\s+at (?=[A-Z])|\s*(?:\||•|·|,|: )\s*|\s+[-–—]\s*|\s*[-–—]\s+")
#: What a title may say of the work besides the topic, and how it is called before "engineer".
_DISCIPLINES = (
    ("Security", r"security|appsec|devsecops"),
    ("DevOps", r"devops"),
    ("Site reliability", r"sre|site reliability"),
    ("Full-stack", r"full[- ]?stack"),
    ("Front-end", r"front[- ]?end"),
    ("Back-end", r"back[- ]?end"),
    ("Embedded", r"embedded|firmware"),
    ("Mobile", r"mobile|ios|android"),
    ("Test", r"qa|quality assurance|test(?:ing)?|sdet"),
)
#: What a title page, a board or a copy left in a title.
_DEBRIS = re.compile(
    r"\(?\bcopy of\b\)?|^remote\s|\sremote$|^(?:we are |now |urgent(?:ly)? )?hiring:?\s|"
    r"\bjobs?\b(?: in [A-Z][\w ,-]*)?$|"
    r"\b(?:job )?(?:position|role|opening|vacancy|opportunity)\b$|\b(?:immediate (?:start|joiner)|no visa)\b.*$",
    re.IGNORECASE,
)
_LONGEST_TEAM, _LONGEST_CORE = 5, 7
_SMALL_WORDS = frozenset(("a", "an", "the", "of", "for", "our", "is", "are", "to", "hiring", "seeking", "with"))


@dataclass(frozen=True, slots=True)
class Parts:
    """The role itself, the team it is in, and everything beside it in which a topic may be named."""

    core: str
    team: str
    beside: str


def parts_of(title: str) -> Parts:
    """What a title is made of; the core is empty where no role is named.

    >>> parts_of("Senior Data Scientist, Farm Design (Remote)")
    Parts(core='Data Scientist', team='Farm Design', beside='Farm Design')
    """
    title = re.sub(r"(?<=\w)-(?=(?:remote|hybrid|on-?site)\b)", " - ", title, flags=re.IGNORECASE)
    title = _DEBRIS.sub("", _DEBRIS.sub("", title).strip()).strip()
    plain = " ".join(_NOT_A_TITLE.sub(" ", title).replace("_", " ").replace("(", " | ").replace(")", " ").split())
    parts = [part for part in (lowered(part.strip(" -–—,()[]/:")) for part in _ENDS.split(plain)) if part]
    at = _of_role(parts, many="|" in title)
    if at is None:
        return Parts("", "", "")
    core, beside = cased(_fitting(parts[at])), parts[at + 1 :]
    teams = [part for part in beside if _is_team(part) and part.lower() not in core.lower()]
    if _RANK_ALONE.match(core) and teams:
        return Parts(f"{teams[0]} {core}", "", " ".join(beside))
    return Parts(core, "" if "|" in title or not teams else teams[0], "" if "|" in title else " ".join(beside))


def discipline(title: str) -> str:
    """What kind of engineer a title means where the role itself does not say; "" if it does not say either.

    >>> discipline("Staff Engineer, AI Security and Product Security")
    'Security'
    """
    return next((name for name, words in _DISCIPLINES if re.search(rf"\b(?:{words})\b", title, re.IGNORECASE)), "")


def _of_role(parts: list[str], *, many: bool) -> int | None:
    """Which part names the role; a title of one kind of words may name it without a known noun."""
    for wanted in (_WORK, _NOUN):
        for n, part in enumerate(parts):
            if wanted.search(part):
                return n
    return (
        0 if parts and not many and len(parts[0].split()) <= _LONGEST_TEAM and not _NO_TEAM.search(parts[0]) else None
    )


def _is_team(part: str) -> bool:
    if (
        _NO_TEAM.search(part)
        or _NOUN.search(part)
        or re.match(r"(?:and|or|with|for)\b", part)
        or len(part.split()) > _LONGEST_TEAM
    ):
        return False
    return " " in part or part.lower() in _TEAMS


def has_noun(words: str) -> bool:
    """Whether words name a role."""
    return bool(_NOUN.search(words))


def cased(core: str) -> str:
    """A title in capitals as other titles are written.

    >>> cased("SENIOR BI ANALYST")
    'Senior BI Analyst'
    """
    if not core.isupper() or len(core) < 8:
        return core
    return " ".join(word if len(word) < 4 else word.capitalize() for word in core.split())


def lowered(part: str) -> str:
    """A part of a title without words of high level.

    >>> lowered("Sr. Staff Engineer II")
    'Engineer'
    """
    return re.sub(r"^(?:[/&+-]\s*)+|(?:\s*[/&+-])+$", "", " ".join(_HIGH.sub(" ", part).split())).strip(" -–—,.")


def _fitting(core: str) -> str:
    """Titles that are whole sentences end after their noun."""
    if len(core.split()) <= _LONGEST_CORE:
        return core
    noun = _NOUN.search(core)
    words = core[: noun.end()].split() if noun else core.split()
    small = [n for n, word in enumerate(words) if word.lower() in _SMALL_WORDS]
    last = " ".join(words[small[-1] + 1 if small else 0 :][-_LONGEST_TEAM:])
    return capital(re.sub(r"^(?:and|or|&) ", "", last))
