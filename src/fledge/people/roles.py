"""Dated jobs as values: the title as written, when, and the fields of business that their lines show."""

from __future__ import annotations

import re

from fledge.people.evidence import Role
from fledge.people.sections import Job, Place
from fledge.people.shown import quoted
from fledge.posting.offer import seniority

_PARTS = re.compile(r"\s+[-–—@|•·]\s+|[|•·;]|,\s|\s{2,}|\sat\s|\(|\)|\n|…")
_EDGES = " \t-–—,:;|/()[]•·…."


def role(job: Job, domains: tuple[str, ...]) -> Role | None:
    """The job as a Role, None where its heading names no title and it stands in no section of jobs."""
    title, place = _title(job)
    if not title and job.section != "experience":
        return None
    quote = quoted(" … ".join(head.text.strip() for head in job.heads))
    return Role(title, quote, place.line.number, job.when.span, domains, seniority(title))


def _title(job: Job) -> tuple[str, Place]:
    """The part of a job's heading that names its title, or its first words."""
    for head in job.heads:
        cues = [cue for cue in head.cues if cue.page == "resume_titles"]
        if cues:
            return _part_with(head, cues[0].start), head
    return "", job.heads[0]


def _part_with(head: Place, at: int) -> str:
    text = head.text
    if head.when:
        text = text[: head.when.start] + "\n" * (head.when.end - head.when.start) + text[head.when.end :]
    start = 0
    for joint in _PARTS.finditer(text):
        if joint.start() > at:
            return text[start : joint.start()].strip(_EDGES)
        start = joint.end()
    return text[start:].strip(_EDGES)
