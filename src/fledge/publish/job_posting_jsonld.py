"""A rewritten posting as schema.org JobPosting, which search engines and job boards read from a page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from fledge.audit.rewrite import Purpose, Rewrite
from fledge.facts import FactBook
from fledge.posting import FOR_THE_DEGREE, DegreeAsked, Level, PayRange, Posting, Status
from fledge.publish.laid_out import Part, in_runs, laid_out
from fledge.publish.plain import fit
from fledge.publish.reading import name_of

Json = dict[str, Any]
_UNITS = {"year": "YEAR", "month": "MONTH", "day": "DAY", "hour": "HOUR"}
_CREDENTIALS = {
    Level.CERTIFICATE: "professional certificate",
    Level.ASSOCIATE: "associate degree",
    Level.BACHELOR: "bachelor degree",
    Level.MASTER: "postgraduate degree",
    Level.PHD: "postgraduate degree",
    Level.DEGREE: "degree",
}
_REMOTE = re.compile(r"\b(?:remote|telecommute)\b", re.IGNORECASE)
_MONTHS_A_YEAR = 12


def job_posting_jsonld(rewrite: Rewrite, asked: Posting, book: FactBook, *, posted: date, location: str = "") -> Json:
    """The new posting as data for a page's head. ``asked`` is the new text as Fledge reads it.

    Only properties that schema.org defines for JobPosting, and only those that are known.
    """
    found: Json = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": fit(rewrite.title),
        "description": description(rewrite),
        "datePosted": posted.isoformat(),
    }
    if rewrite.company:
        found["hiringOrganization"] = {"@type": "Organization", "name": fit(rewrite.company)}
    found |= dict(_place(location))
    if asked.pay:
        found["baseSalary"] = _salary(asked.pay[0])
    return found | dict(_demands(rewrite, asked)) | dict(_work(rewrite, asked, book))


def as_text(posting: Json, indent: int | None = 2) -> str:
    """The data as JSON that may stand inside a script block: nothing in it can end the block.

    >>> as_text({"title": "</script>"}, indent=None)
    '{"title": "\\\\u003c/script>"}'
    """
    return json.dumps(posting, ensure_ascii=False, indent=indent).replace("<", "\\u003c")


def as_script_block(posting: Json) -> str:
    """The data in the block that goes into a page's head."""
    return f'<script type="application/ld+json">\n{as_text(posting)}\n</script>\n'


def description(rewrite: Rewrite) -> str:
    """The whole text as simple HTML; the title is a property of its own."""
    return "\n".join(_blocks(rewrite))


def _blocks(rewrite: Rewrite) -> Iterator[str]:
    for part, lines in in_runs(laid_out(rewrite.text, rewrite.title)):
        words = [html.escape(fit(line), quote=False) for line in lines]
        if part is Part.ITEM:
            yield f"<ul>{''.join(f'<li>{line}</li>' for line in words)}</ul>"
        elif part is not Part.TITLE:
            tag = "h3" if part is Part.HEADING else "p"
            yield f"<{tag}>{words[0]}</{tag}>"


def _place(location: str) -> Iterator[tuple[str, Any]]:
    where = re.sub(r"[;,(\s]*\bremote\b[);,\s]*", " ", location, flags=re.IGNORECASE).strip()
    if _REMOTE.search(location):
        yield "jobLocationType", "TELECOMMUTE"
    if where:
        yield "jobLocation", {"@type": "Place", "address": fit(where)}


def _salary(pay: PayRange) -> Json:
    low, high = (int(amount) if amount.is_integer() else amount for amount in (pay.low, pay.high))
    value = {"@type": "QuantitativeValue", "minValue": low, "maxValue": high, "unitText": _UNITS[pay.period]}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _demands(rewrite: Rewrite, asked: Posting) -> Iterator[tuple[str, Any]]:
    """Months of experience and degrees that are required, and whether one stands in for the other."""
    years = max((y.minimum for y in asked.years if y.status is Status.MUST and y.inside is None), default=0.0)
    if years:
        months = round(years * _MONTHS_A_YEAR)
        yield "experienceRequirements", {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": months}
    elif rewrite.purpose is Purpose.POTENTIAL:
        yield "experienceRequirements", "no requirements"
    degrees = [d for d in asked.degrees if d.status is Status.MUST]
    if degrees:
        yield "educationRequirements", _credential(degrees)
        opened = any(promise.kind == FOR_THE_DEGREE for promise in asked.promises)
        yield "experienceInPlaceOfEducation", opened or any(d.or_experience for d in degrees)


def _credential(degrees: list[DegreeAsked]) -> Json:
    lowest = min(degrees, key=lambda d: list(Level).index(d.level))
    return {"@type": "EducationalOccupationalCredential", "credentialCategory": _CREDENTIALS[lowest.level]}


def _work(rewrite: Rewrite, asked: Posting, book: FactBook) -> Iterator[tuple[str, Any]]:
    skills = list(dict.fromkeys(name_of(m.skill, book) for m in asked.asked() if m.status is Status.MUST))
    if skills:
        yield "skills", fit(", ".join(skills))
    duties = [at.of(asked.text).strip(" -*•\n") for at in asked.duties]
    done = list(dict.fromkeys(" ".join(words.split()) for words in duties if words))
    if rewrite.purpose is Purpose.POTENTIAL:
        done = done[: _before(done, "Small and bounded first.")]
    if done:
        yield "responsibilities", fit("\n".join(done))


def _before(lines: list[str], words: str) -> int:
    return next((n for n, line in enumerate(lines) if line.startswith(words)), len(lines))
