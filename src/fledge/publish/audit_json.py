"""An audit as data: everything read, everything found, every source, in a shape that is published and checked."""

from __future__ import annotations

from typing import Any

from fledge.audit import Audit, Finding, ToolLoad
from fledge.facts import Fact, FactBook
from fledge.posting import (
    AnyOf,
    DegreeAsked,
    DomainAsked,
    LevelWord,
    Mention,
    PayRange,
    Posting,
    Promise,
    Words,
    YearsAsked,
)
from fledge.publish.pool_json import pool_json
from fledge.publish.reading import name_of
from fledge.publish.repair_json import repair_json
from fledge.publish.verdict import verdict

Json = dict[str, Any]
#: Names the shape; a change that would break a reader of it gets a new number.
SCHEMA = "fledge:audit:1"


def as_json(audit: Audit, book: FactBook) -> Json:
    """The whole audit as plain dictionaries and lists, valid against ``audit_schema()``.

    The posting's text is in it, because every place is given in characters of that text. The same audit gives
    the same data, in the same order.
    """
    from fledge import __version__

    posting = audit.posting
    return {
        "schema": SCHEMA,
        "made_by": f"Fledge {__version__}",
        "judged_by": audit.today.isoformat(),
        "verdict": verdict(audit),
        "posting": _posting(posting, book),
        "load": _load(audit.load),
        "findings": [_finding(finding, posting.text) for finding in audit.findings],
        "pool": pool_json(audit.pool) if audit.pool else None,
        "repair": repair_json(audit.repair) if audit.repair else None,
        "notes": list(audit.notes),
        "unread": posting.unread,
    }


def _posting(posting: Posting, book: FactBook) -> Json:
    text = posting.text
    return {
        "title": posting.title,
        "company": posting.company,
        "seniority": posting.seniority,
        "text": text,
        "mentions": [_mention(mention, text, book) for mention in posting.mentions],
        "groups": [_group(group, text, book) for group in posting.groups],
        "years": [_years(asked, text) for asked in posting.years],
        "degrees": [_degree(asked, text) for asked in posting.degrees],
        "domains": [_domain(asked, text, book) for asked in posting.domains],
        "pay": [_pay(pay, text) for pay in posting.pay],
        "promises": [_promise(promise, text) for promise in posting.promises],
        "duties": [_words(at, text) for at in posting.duties],
        "asks": [_words(at, text) for at in posting.asks],
        "levels": [_level(level, text) for level in posting.levels],
    }


def _words(at: Words, text: str) -> Json:
    return {"start": at.start, "end": at.end, "words": at.of(text)}


def _mention(mention: Mention, text: str, book: FactBook) -> Json:
    return {
        "skill": mention.skill,
        "name": name_of(mention.skill, book),
        "kind": mention.kind.value,
        "status": mention.status.value,
        "group": mention.group,
        "in_book": mention.in_book,
        "at": _words(mention.at, text),
    }


def _group(group: AnyOf, text: str, book: FactBook) -> Json:
    return {
        "group": group.group,
        "skills": list(group.skills),
        "names": [name_of(skill, book) for skill in group.skills],
        "at_least": group.at_least,
        "status": group.status.value,
        "at": _words(group.at, text),
    }


def _years(asked: YearsAsked, text: str) -> Json:
    return {
        "minimum": asked.minimum,
        "maximum": asked.maximum,
        "subject": asked.subject,
        "status": asked.status.value,
        "skills": list(asked.skills),
        "any_of": asked.any_of,
        "of_tool": asked.of_tool,
        "examples": asked.examples,
        "at": _words(asked.at, text),
        "inside": _words(asked.inside, text) if asked.inside else None,
    }


def _degree(asked: DegreeAsked, text: str) -> Json:
    return {
        "level": asked.level.value,
        "status": asked.status.value,
        "or_experience": asked.or_experience,
        "at": _words(asked.at, text),
    }


def _domain(asked: DomainAsked, text: str, book: FactBook) -> Json:
    return {
        "domain": asked.domain,
        "name": name_of(asked.domain, book),
        "status": asked.status.value,
        "at": _words(asked.at, text),
    }


def _pay(pay: PayRange, text: str) -> Json:
    return {
        "low": pay.low,
        "high": pay.high,
        "currency": pay.currency,
        "period": pay.period,
        "at": _words(pay.at, text),
    }


def _promise(promise: Promise, text: str) -> Json:
    return {"kind": promise.kind, "at": _words(promise.at, text)}


def _level(level: LevelWord, text: str) -> Json:
    return {"mastery": level.mastery, "vague": level.vague, "at": _words(level.at, text)}


def _load(load: ToolLoad) -> Json:
    return {
        "named": load.named,
        "asked": load.asked,
        "must": load.must,
        "percentile": load.percentile,
        "compared_with": _fact(load.compared_with) if load.compared_with else None,
    }


def _finding(finding: Finding, text: str) -> Json:
    return {
        "rule": finding.rule,
        "grade": finding.grade.value,
        "says": finding.says,
        "do": finding.do,
        "quotes": [_words(quote, text) for quote in finding.quotes],
        "because": [_fact(fact) for fact in finding.because],
    }


def _fact(fact: Fact) -> Json:
    return {
        "about": fact.about,
        "value": fact.value,
        "date": fact.date,
        "source": fact.source,
        "grade": fact.grade,
    }
