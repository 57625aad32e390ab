"""The reader on small invented snippets: `reading/<trap>.yaml`.

An example gives `text` (and `title`, `company` where they matter) and what must be read from it:

    must, nice    the tools asked, exactly these, and the concepts asked, at least these
    context       what is named but not asked, at least these
    absent        what is not read at all: the word is not this skill here
    any_of        the alternatives asked, exactly these groups
    years         the statements of experience in order: min; max where there is one; status where it is not must;
                  and if you like of (skills), of_tool, any_of, subject_has, inside (part of a longer statement)
    degrees       level; or_experience where true; status where it is not must
    domains       the business domains asked
    unread        true where no skill is asked, so that a reason must be given; false where must or nice name one

What an example does not mention must not be read: no `years` means no statement of years. Concepts and domains
are the exception, since nearly any word may be one: they count only where an example lists them.
"""

from __future__ import annotations

from typing import Any

from fledge.facts import FactBook, Kind
from fledge.posting import DegreeAsked, Posting, Status, YearsAsked, read


def test_snippet_is_read_as_a_careful_recruiter_would(reading_case: dict[str, Any], book: FactBook) -> None:
    case = reading_case
    posting = read(case["text"], book, title=case.get("title", ""), company=case.get("company", ""))

    seen, wanted = _as_read(posting, case, book), _as_wanted(case, book)
    assert [f"{key}: read {seen[key]}, wanted {wanted[key]}" for key in wanted if seen[key] != wanted[key]] == []


def test_every_trap_has_examples(case_count: dict[str, int]) -> None:
    assert {name[:2] for name in case_count} >= {f"{n:02d}" for n in range(1, 15)}
    assert min(case_count.values()) >= 8
    assert sum(case_count.values()) >= 240


def _as_wanted(case: dict[str, Any], book: FactBook) -> dict[str, Any]:
    asks = bool(case.get("must") or case.get("nice"))
    wanted: dict[str, Any] = {
        key: sorted(_id(book, name) for name in case.get(key, ())) for key in ("must", "nice", "context", "domains")
    }
    return (
        wanted
        | {
            "absent but read": [],
            "any_of": sorted(sorted(_id(book, name) for name in group) for group in case.get("any_of", ())),
            "years": case.get("years", []),
            "degrees": [{"status": "must", "or_experience": False, **degree} for degree in case.get("degrees", ())],
        }
        | ({"unread": not asks} if asks or "unread" in case else {})
    )


def _as_read(posting: Posting, case: dict[str, Any], book: FactBook) -> dict[str, Any]:
    found = _by_status(posting)
    tools = {m.skill for m in posting.mentions if m.kind is Kind.TOOL}
    listed = {
        key: {_id(book, name) for name in case.get(key, ())} for key in ("must", "nice", "context", "absent", "domains")
    }
    domains = {d.domain for d in posting.domains}
    everything = {m.skill for m in posting.mentions} | domains
    wanted_years = [*case.get("years", ()), *({} for _ in posting.years)]
    return {
        "must": sorted(found[Status.MUST] & (tools | listed["must"])),
        "nice": sorted(found[Status.NICE] & (tools | listed["nice"])),
        "context": sorted(found[Status.CONTEXT] & listed["context"]),
        "domains": sorted(domains) if "domains" in case else [],
        "absent but read": sorted(everything & listed["absent"]),
        "any_of": _groups(posting, tools | {_id(book, name) for group in case.get("any_of", ()) for name in group}),
        "years": [_years(y, asked, book) for y, asked in zip(posting.years, wanted_years, strict=False)],
        "degrees": [_degree(d) for d in posting.degrees],
        "unread": posting.unread is not None,
    }


def _by_status(posting: Posting) -> dict[Status, set[str]]:
    """The skills by status: what is asked anywhere is asked, however often it is only named."""
    order = list(Status)
    status: dict[str, Status] = {}
    for m in posting.mentions:
        status[m.skill] = min(m.status, status.get(m.skill, m.status), key=order.index)
    return {one: {skill for skill, found in status.items() if found is one} for one in Status}


def _groups(posting: Posting, kept: set[str]) -> list[list[str]]:
    groups = [sorted(s for s in group.skills if s in kept) for group in posting.groups if group.status.asked]
    return sorted(group for group in groups if len(group) > 1)


def _id(book: FactBook, name: str) -> str:
    return book.named(name).id if book.knows(name) else name.lower()


def _years(found: YearsAsked, wanted: dict[str, Any], book: FactBook) -> dict[str, Any]:
    """The statement in the words of the example, so that the difference is seen at a glance."""
    subject = " ".join((found.subject, *(book[s].name for s in found.skills if s in book.skills))).lower()
    same_skills = sorted(found.skills) == sorted(_id(book, name) for name in wanted.get("of", ()))
    details = {
        "max": found.maximum,
        "status": found.status.value,
        "of_tool": found.of_tool,
        "any_of": found.any_of,
        "inside": found.inside is not None,
        "of": wanted.get("of") if same_skills else list(found.skills),
        "subject_has": wanted.get("subject_has") if wanted.get("subject_has", "").lower() in subject else subject,
    }
    unusual = {"max"} if found.maximum is not None else set()
    unusual |= {"status"} if found.status is not Status.MUST else set()
    return {"min": found.minimum} | {key: value for key, value in details.items() if key in unusual | set(wanted)}


def _degree(found: DegreeAsked) -> dict[str, Any]:
    return {"level": found.level.value, "or_experience": found.or_experience, "status": found.status.value}
