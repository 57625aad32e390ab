"""A posting as the row that ``fledge read`` prints."""

from __future__ import annotations

from typing import Any

from fledge.facts import Kind
from fledge.posting import Posting, YearsAsked


def as_row(posting_id: str, posting: Posting) -> dict[str, Any]:
    """One posting as read: mentions, years, degrees and domains with offsets in Unicode characters."""
    bound = {(y.at.start, skill): y for y in posting.years for skill in y.skills}
    by_skill: dict[str, list[YearsAsked]] = {}
    for (_, skill), years in bound.items():
        by_skill.setdefault(skill, []).append(years)
    return {
        "id": posting_id,
        "skills": [
            {
                "skill": m.skill,
                "kind": "tool" if m.kind is Kind.TOOL else "concept",
                "start": m.at.start,
                "end": m.at.end,
                "status": m.status.value,
                "group": m.group,
                "years": _years_of(m.at.start, by_skill.get(m.skill, ())),
            }
            for m in posting.mentions
        ],
        "years": [
            {
                "start": y.at.start,
                "end": y.at.end,
                "min": _plain(y.minimum),
                "max": _plain(y.maximum),
                "subject": y.subject,
                "skill": (y.skills[0] if y.skills else y.subject) if y.of_tool else None,
                "status": y.status.value,
            }
            for y in posting.years
        ],
        "education": [
            {
                "start": d.at.start,
                "end": d.at.end,
                "level": d.level.value,
                "status": d.status.value,
                "or_experience": d.or_experience,
            }
            for d in posting.degrees
        ],
        "domains": [
            {"domain": d.domain, "start": d.at.start, "end": d.at.end, "status": d.status.value}
            for d in posting.domains
        ],
        "unread": posting.unread,
    }


def _years_of(start: int, candidates: list[YearsAsked] | tuple[()]) -> dict[str, float | None] | None:
    """The years that bind to the mention at ``start``: those of a statement that it stands in or beside."""
    near = [y for y in candidates if y.at.start - 40 <= start < y.at.end]
    return {"min": _plain(near[0].minimum), "max": _plain(near[0].maximum)} if near else None


def _plain(years: float | None) -> float | int | None:
    """Whole years without a decimal point."""
    return int(years) if years is not None and years == int(years) else years
