"""Papers → Applicant: first blind, then line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from fledge.facts import FactBook, Kind
from fledge.people.blind import blind
from fledge.people.evidence import Applicant, Evidence, Role, Studied
from fledge.people.headings import headings
from fledge.people.language import unread_language
from fledge.people.lines import Papers, papers, unescaped
from fledge.people.pace import pace
from fledge.people.roles import role
from fledge.people.sections import Job, Place, places
from fledge.people.several import several_people
from fledge.people.shown import Reader
from fledge.people.studies import studied
from fledge.people.words import words
from fledge.posting.lexicon import lexicon

#: Some 100 pages. What comes after it is not read, and that is said.
LIMIT_CHARACTERS = 400_000


def read(text: str, book: FactBook, *, today: date, id: str) -> Applicant:  # noqa: A002
    """What somebody's papers show, with the lines that show it and without who they are.

    ``id`` is what the user calls the papers. Nothing readable gives an Applicant whose ``unread`` says why.
    Linear in the length of the text; no text raises.
    """
    notes = _notes(text)
    text = unescaped(text[:LIMIT_CHARACTERS])
    if unread := _unread(text, book):
        return Applicant(id, notes=notes, unread=unread)
    known = headings(book)
    shaped = papers(blind(text, book).text, lexicon(book), known)
    found = places(shaped, known, words(book), today=today)
    return _applicant(id, shaped, found, book, notes)


def read_many(rows: Iterable[tuple[str, str]], book: FactBook, *, today: date) -> Iterator[Applicant]:
    """What the papers of many show, given as (id, text), in their order."""
    return (read(text, book, today=today, id=name) for name, text in rows)


def _notes(text: str) -> tuple[str, ...]:
    if len(text) <= LIMIT_CHARACTERS:
        return ()
    return (f"The papers are very long; the first {LIMIT_CHARACTERS:,} characters were read, the rest was not.",)


def _unread(text: str, book: FactBook) -> str:
    if not text.strip():
        return "the text is empty"
    return unread_language(text, book.words.get("resume_languages", {})) or several_people(text)


def _applicant(id: str, shaped: Papers, found: list[Place], book: FactBook, notes: tuple[str, ...]) -> Applicant:  # noqa: A002
    reader = _reader(book)
    shown = [(place, tuple(reader.evidence(shaped, place))) for place in found]
    evidence = tuple(_once(one for _, every in shown for one in every))
    degrees = tuple(_degrees(found))
    roles = tuple(_roles(shown))
    unread = None if evidence or degrees or roles else "no skill, role or degree was found in the text"
    return Applicant(id, evidence, roles, degrees, pace(evidence, book), (*notes, *_undated(found)), unread)


@lru_cache(maxsize=4)
def _reader(book: FactBook) -> Reader:
    return Reader(book)


def _once(found: Iterable[Evidence]) -> Iterator[Evidence]:
    """Each skill once for the same words on the same line."""
    seen = set()
    for one in found:
        key = (one.skill, one.line, one.quote)
        if key not in seen:
            seen.add(key)
            yield one


def _degrees(found: list[Place]) -> Iterator[Studied]:
    seen = set()
    for place in found:
        one = None if place.heading else studied(place, place.line.start)
        if one and (one.level, one.field) not in seen:
            seen.add((one.level, one.field))
            yield one


def _roles(shown: list[tuple[Place, tuple[Evidence, ...]]]) -> Iterator[Role]:
    """Every dated job with the fields of business that its lines show."""
    jobs: dict[int, tuple[Job, list[str]]] = {}
    for place, every in shown:
        if place.role and place.role.section in ("experience", ""):
            _, domains = jobs.setdefault(id(place.role), (place.role, []))
            domains += [one.skill for one in every if one.kind is Kind.DOMAIN]
    for job, domains in jobs.values():
        if made := role(job, tuple(dict.fromkeys(domains))):
            yield made


def _undated(found: list[Place]) -> Iterator[str]:
    """A note where there is a section of jobs and no date could be read in it."""
    jobs = [place for place in found if place.section == "experience"]
    if len(jobs) > 1 and not any(place.role for place in jobs):
        yield "No dates could be read beside the work, so that nothing is known of how long it lasted."
