"""Posting × Applicant → Match: requirement by requirement, with the lines that show it."""

from __future__ import annotations

from datetime import date

from fledge.facts import FactBook
from fledge.match.adjacency import Adjacency
from fledge.match.ask import questions
from fledge.match.credit import part_of
from fledge.match.held import Held, held_by
from fledge.match.learn import learning
from fledge.match.near import Near
from fledge.match.part import Match
from fledge.match.remarks import risks, strengths
from fledge.match.required import Required, requirements_of
from fledge.match.settings import Settings, settings
from fledge.people import Applicant
from fledge.posting import Posting
from fledge.problem import Problem


def match(posting: Posting, applicant: Applicant, book: FactBook, adjacency: Adjacency, today: date) -> Match:
    """What one person brings to a posting: parts that add up, gaps, strengths, risks and questions.

    Raises a Problem where the posting asks nothing that could be matched.
    """
    known = settings(book.constants)
    required = required_of(posting, book, known)
    around = Near(book, adjacency, known)
    return matched(posting, required, held_by(applicant, book, known, today), around, known, today)


def required_of(posting: Posting, book: FactBook, known: Settings) -> Required:
    """What the posting asks for; a Problem where that is nothing."""
    required = requirements_of(posting, book, known)
    if not required.requirements:
        raise Problem(
            "the posting asks for nothing that the skill book knows, so that nobody can be matched with it",
            mend="check that the whole posting is in it, requirements included",
        )
    return required


def matched(posting: Posting, required: Required, held: Held, around: Near, known: Settings, today: date) -> Match:
    """The match, where what is asked and what is held have been worked out."""
    book = around.book
    parts = tuple(part_of(one, held, book, around, known) for one in required.requirements)
    left = learning(parts, held, book, around, known)
    return Match(
        posting,
        held.applicant,
        today,
        parts,
        left.hours,
        left.gaps,
        strengths(posting, required, held, book),
        risks(posting, parts, held, book, known, today),
        questions(parts, held, book, known),
        notes(required, held.applicant),
    )


def notes(required: Required, applicant: Applicant) -> tuple[str, ...]:
    """What could not be read or matched, in whole sentences."""
    said = list(applicant.notes)
    if applicant.unread:
        said.append(f"These papers could not be read: {applicant.unread}. Read them yourself.")
    if required.unknown:
        names = ", ".join(required.unknown)
        said.append(f"Not looked for, because the skill book has no such names: {names}. Read the papers for them.")
    return tuple(said)
