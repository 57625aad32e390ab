"""The reading of papers on small invented snippets: `people/<trap>.yaml`. Every paper is read on 15 June 2025.

An example gives `text` and what must be read from it:

    work, project, course, listed   what shows in this way, at least these
    bare          what a line only names, at least these
    absent        what is not read at all
    roles         title, from and to (months), where given domains and seniority; exactly these
    months        months of work in all, overlaps counted once
    signals       skill: what its lines signal, exactly these
    instead       skill: the words from which it follows
    studies       level and field, exactly these
    quotes        quotes that stand in the evidence, whole
    quote_lacks   words that stand nowhere: not in a quote, not in a title, not in a field
    unread        true where nothing can be read, so that a reason must be given
    note_has      words of a note
"""

from __future__ import annotations

from datetime import date
from typing import Any

from fledge.facts import FactBook
from fledge.people import Applicant, How, Role, read

TODAY = date(2025, 6, 15)


def test_papers_are_read_as_a_careful_recruiter_would(people_case: dict[str, Any], book: FactBook) -> None:
    person = read(people_case["text"], book, today=TODAY, id="papers")

    seen, wanted = _as_read(person, people_case, book), _as_wanted(people_case, book)
    assert [f"{key}: read {seen[key]}, wanted {wanted[key]}" for key in wanted if seen[key] != wanted[key]] == []


def _as_wanted(case: dict[str, Any], book: FactBook) -> dict[str, Any]:
    named = {key: sorted(_id(book, n) for n in case[key]) for key in (*How, "bare") if key in case}
    exact = {key: case[key] for key in ("roles", "months", "studies") if key in case}
    by_skill = {
        key: {_id(book, n): told for n, told in case[key].items()} for key in ("signals", "instead") if key in case
    }
    return (
        named
        | exact
        | by_skill
        | {"unread": case.get("unread", False), "absent but read": [], "quotes missing": [], "stands in it": []}
        | ({"note": True} if "note_has" in case else {})
    )


def _as_read(person: Applicant, case: dict[str, Any], book: FactBook) -> dict[str, Any]:
    shown = {how.value: {e.skill for e in person.evidence if e.how is how} for how in How}
    shown["bare"] = {e.skill for e in person.evidence if e.bare}
    quotes = [e.quote for e in person.evidence]
    everything = "\n".join(
        (*quotes, *(f"{r.title}\n{r.quote}" for r in person.roles), *(f"{s.field}\n{s.quote}" for s in person.studies))
    )
    return {
        **{key: sorted(found & {_id(book, n) for n in case.get(key, ())}) for key, found in shown.items()},
        "roles": [
            _role(r, asked)
            for r, asked in zip(person.roles, [*case.get("roles", ()), *({} for _ in person.roles)], strict=False)
        ],
        "months": person.months_of_work,
        "studies": [{"level": s.level.value, "field": s.field} for s in person.studies],
        "signals": {_id(book, n): _signals(person, _id(book, n)) for n in case.get("signals", ())},
        "instead": {
            _id(book, n): next((e.instead for e in person.of(_id(book, n))), None) for n in case.get("instead", ())
        },
        "absent but read": sorted({_id(book, n) for n in case.get("absent", ())} & {e.skill for e in person.evidence}),
        "quotes missing": [quote for quote in case.get("quotes", ()) if quote not in quotes],
        "stands in it": [words for words in case.get("quote_lacks", ()) if words.lower() in everything.lower()],
        "unread": person.unread is not None,
        "note": any(case.get("note_has", "") in note for note in person.notes),
    }


def _role(role: Role, asked: dict[str, Any]) -> dict[str, Any]:
    span = role.span
    told = {
        "title": role.title,
        "from": f"{span.start:%Y-%m}" if span else None,
        "to": f"{span.end:%Y-%m}" if span else None,
        "domains": list(role.domains),
        "seniority": role.seniority,
    }
    return {key: told[key] for key in told if key in asked or not asked}


def _signals(person: Applicant, skill: str) -> list[str]:
    return sorted({signal.value for one in person.of(skill) for signal in one.signals})


def _id(book: FactBook, name: str) -> str:
    return book.named(name).id if book.knows(name) else name.lower()
