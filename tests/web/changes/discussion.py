"""A small posting with changes proposed, for tests."""

from __future__ import annotations

from datetime import date

from tests.web.workspace import Place, role_of

from fledge.web.store.models import Member, Posting, Proposal
from fledge.web.store.queries import postings, proposals

#: Two lines of it are changed when no change is asked for beyond what has to be mended.
TEXT = "Data Engineer\n\nRequirements:\n- 5+ years of LangChain\n- Python\n- SQL\n- Master's degree\n\nPay is fair.\n"
DAY = date(2026, 6, 1)


def posting_of(place: Place, text: str = TEXT, title: str = "Data Engineer") -> Posting:
    return postings.add_posting(role_of(place, title), member=place.alice, text=text, title=title, judged_by=DAY)


def proposed(place: Place, purpose: str = "repaired", **asked: object) -> Proposal:
    return proposals.propose(posting_of(place), member=place.alice, purpose=purpose, **({"edits": 0} | asked))


def keys_of(proposal: Proposal) -> list[str]:
    """The keys of the changed lines, in reading order, each once."""
    lines = proposals.agreed_lines(proposal, proposals.rewrite_of(proposal))
    return list(dict.fromkeys(one.line.key for one in lines if one.line.key))


def decided(proposal: Proposal, member: Member, refused: int = 0) -> list[str]:
    """Every line agreed to but the first so many, with which somebody disagrees."""
    keys = keys_of(proposal)
    if refused:
        proposals.sign_off(proposal, member=member, words=dict.fromkeys(keys[:refused], False), why="We need it.")
    proposals.sign_off(proposal, member=member, words=dict.fromkeys(keys[refused:], True))
    return keys


def stands(proposal: Proposal) -> list[str]:
    """Where each changed line stands."""
    lines = proposals.agreed_lines(proposal, proposals.rewrite_of(proposal))
    return list({one.line.key: one.stands for one in lines if one.line.key}.values())


def address(posting: Posting, end: str = "", purpose: str = "repaired", slug: str = "harbour-bank") -> str:
    return f"/o/{slug}/roles/{posting.role_id}/{posting.number}/changes/{purpose}/{end}"
