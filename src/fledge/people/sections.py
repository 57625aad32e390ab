"""Lines → lines with the section they stand in and the dated role they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fledge.people.dates import Dated, dated
from fledge.people.headings import Headings
from fledge.people.lines import Line, Papers
from fledge.people.listed import STUFFED
from fledge.people.words import Cue, Words

#: The sections in which a dated line is a role.
_JOBS = ("experience", "")
_HEADED = 14
#: The sections whose heading may have a date beside it, and how long such a heading is at most.
_DATED = ("education", "courses", "skills", "interests", "references", "other")
_LONGEST = 60
#: The subject of a course has at most so many words.
_SUBJECT = 3


@dataclass(slots=True)
class Place:
    """A line with all that is known of where it stands; ``head`` says that it is part of a role's own heading,
    ``after`` that it stands there after the dates.
    """

    line: Line
    text: str
    flat: str
    section: str
    cues: list[Cue]
    when: Dated | None = None
    heading: bool = False
    head: bool = False
    role: Job | None = None
    label: int = 0
    after: bool = False


@dataclass(slots=True)
class Job:
    """A dated stretch of the papers: the lines that head it, and when."""

    when: Dated
    section: str
    heads: list[Place] = field(default_factory=list)


def places(papers: Papers, known: Headings, words: Words, *, today: date) -> list[Place]:
    """Every line in its section and role."""
    walk = _Walk(known, today)
    cues = words.cues(papers.flat)
    at, size = 0, len(cues)
    for line in papers.lines:
        while at < size and cues[at].start < line.start:
            at += 1
        first = at
        while at < size and cues[at].start < line.end:
            at += 1
        inside = [cue.moved(-line.start) for cue in cues[first:at] if cue.end <= line.end]
        walk.take(Place(line, papers.text[line.start : line.end], papers.flat[line.start : line.end], "", inside))
    _list_named_courses(walk.places)
    return walk.places


def _list_named_courses(found: list[Place]) -> None:
    """Courses that go by nothing but a name are a list of skills where nobody can have taken so many."""
    named = [p for p in found if p.section == "courses" and not p.heading and len(p.text.split()) <= _SUBJECT]
    if len(named) > STUFFED:
        for place in named:
            place.section = "skills"


class _Walk:
    """Walks the lines once, keeping the section and the role that are open."""

    def __init__(self, known: Headings, today: date) -> None:
        self._known, self._today = known, today
        self.places: list[Place] = []
        self._section = ""
        self._job: Job | None = None
        self._untitled = 0

    def take(self, place: Place) -> None:
        text, line = place.text, place.line
        place.when = dated(text, today=self._today) if len(text) < 300 else None
        section = "" if line.bullet and self._job else self._known.section(text) or self._dated_heading(place)
        if section and self._job and self._section == "experience" and self._known.may_be_a_word(text):
            section = ""
        if section:
            self._open(section)
            place.section, place.heading = section, True
            self.places.append(place)
            return
        place.section = self._section
        self._inline(place)
        if place.when and self._opens_role(place):
            self._begin(place)
        elif self._untitled:
            self._title_after(place)
        place.role = self._job
        self.places.append(place)

    def _dated_heading(self, place: Place) -> str:
        """The section that a heading with a date beside it opens ("Courses, 2025"); jobs have dates of their own."""
        when = place.when
        if when is None or when.start < 3 or place.line.bullet or len(place.text) > _LONGEST:
            return ""
        rest = place.text[: when.start].rstrip(" ,(|–—-:") if place.text[when.end :].strip(" ).:") == "" else ""
        section = self._known.section(rest) if rest else ""
        return section if section in _DATED else ""

    def _title_after(self, place: Place) -> None:
        """Take one of the lines after a date that stood alone into the heading of its role."""
        self._untitled -= 1
        if self._job is None or not _may_head(place):
            self._untitled = 0
            return
        if self._names_a_title(place):
            place.head = place.after = True
            self._job.heads.append(place)
            self._untitled = 0

    def _open(self, section: str) -> None:
        self._section, self._job = section, None

    def _inline(self, place: Place) -> None:
        """A heading with its content on the same line opens its section; inside a role most are only labels."""
        section, length = self._known.inline(place.text)
        if not section:
            return
        inside = self._job is not None and section not in (
            "education",
            "personal",
            "references",
            "interests",
            "courses",
        )
        if inside and (section != "skills" or self._known.may_be_a_word(place.text[:length])):
            return
        self._open(section)
        place.section, place.label = section, length

    def _opens_role(self, place: Place) -> bool:
        """Whether a dated line heads a role, a project or a course of its own."""
        when = place.when
        assert when is not None
        rest = place.text[: when.start] + " " + place.text[when.end :]
        words = [w for w in rest.split() if any(map(str.isalnum, w))]
        if place.section in ("skills", "summary", "interests", "personal", "references", "other"):
            return not when.single and len(words) <= _HEADED and self._names_a_title(place) and not place.line.bullet
        if when.single:
            return len(words) <= 3 and not place.line.bullet
        if when.in_a_sentence(place.text) and not self._names_a_title(place):
            return False
        return len(words) <= _HEADED or (self._names_a_title(place) and len(words) <= 2 * _HEADED)

    def _names_a_title(self, place: Place) -> bool:
        return any(cue.page == "resume_titles" for cue in place.cues)

    def _begin(self, place: Place) -> None:
        """Open the role that this dated line heads, with the lines before it that belong to its heading."""
        if place.section in ("skills", "summary", "interests", "personal", "references", "other"):
            self._section = place.section = "experience"
        assert place.when is not None
        job = Job(place.when, self._section)
        before = self._heads_before(place)
        previous = self._job
        if place.when.single and previous and previous.section == self._section and not before:
            return
        for head in [*before, place]:
            if head.after and head.role:
                head.role.heads.remove(head)
                head.after = False
            head.role, head.head, head.section = job, True, self._section
            job.heads.append(head)
        self._untitled = 0 if any(map(self._names_a_title, job.heads)) else 2
        self._job = job

    def _heads_before(self, place: Place) -> list[Place]:
        """Up to three short lines directly before a dated one; fewer where it names the title itself."""
        most = 1 if self._names_a_title(place) else 3
        heads: list[Place] = []
        for earlier in reversed(self.places[-most:]):
            if earlier.heading or (earlier.head and not earlier.after) or earlier.when or not _may_head(earlier):
                break
            if most == 1 and not (earlier.line.gap and not place.line.gap):
                break
            heads.insert(0, earlier)
        return heads


def _may_head(place: Place) -> bool:
    """Whether a line can be part of a role's heading: short, no bullet, no sentence, no label."""
    text = place.text
    if (
        place.line.bullet
        or len(text) > 110
        or (text[-1:] in ".;:" and not text.endswith(("Inc.", "Ltd.", "Co.", "Corp.")))
    ):
        return False
    return ":" not in text and len(text.split()) <= _HEADED and not text[:1].islower()
