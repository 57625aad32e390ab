"""One applicant's complete file for the organisation, and what of it the candidate takes along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from fledge.publish.applicant_zip import ApplicantFile, Part
from fledge.web.store.models import Applicant, Card, Member, Message, Person, Request
from fledge.web.store.queries.own_file import OwnFile, own_file

Row = tuple[tuple[str, str], ...]


def candidates_file(person: Person) -> ApplicantFile:
    """Everything that a candidate may take along: who they are to us, their papers, what was read, how they stand.

    Notes and scorecards are about them too, and name colleagues; they stand in the organisation's file, and a person
    goes through them before they are given out.
    """
    own = own_file(person)
    sent = Message.objects.filter(applicant__person=person, colleague=None).exclude(sent=None)
    parts = (_who(person), _read(own), _applications(own), _asked(own), _letters(sent))
    says = (
        "Everything that you may take along. The files that you sent lie in the folder “papers”, those that came "
        "with letters in the folder “attached”."
    )
    return _file(person, f"What {person.organisation} keeps of you", says, parts, sent)


def applicants_file(applicant: Applicant, member: Member) -> ApplicantFile:
    """The complete file of somebody in one round: papers, evidence, decisions, letters, notes and scorecards.

    Whoever still has a scorecard of their own to hand in gets those of the others only afterwards.
    """
    person, own, written = applicant.person, own_file(applicant.person), applicant.messages.all()
    parts = (
        _who(person), _read(own), _decisions(applicant), _letters(written), _asked(own),
        _notes(applicant), _cards(applicant, member),
    )  # fmt: skip
    says = "The complete file, for those who decide. Notes and scorecards name colleagues."
    return _file(person, f"{person}: {applicant.role.title}", says, parts, written)


def _file(
    person: Person, title: str, says: str, parts: tuple[Part, ...], letters: QuerySet[Message]
) -> ApplicantFile:  # fmt: skip
    data = {"title": title, "made": timezone.now().isoformat(timespec="seconds")}
    told: dict[str, Any] = {part.heading: [dict(row) for row in part.rows] for part in parts}
    reading = getattr(person, "reading", None)
    evidence = {"kept": reading.kept, "taken out": reading.corrected} if reading else None
    papers = tuple((paper.name, bytes(paper.file)) for paper in person.papers.order_by("made", "pk"))
    kept = letters.exclude(file=None).order_by("made", "pk")
    attached = tuple((one.file_name, bytes(one.file or b"")) for one in kept)
    return ApplicantFile(title, says, parts, {**data, **told, "evidence": evidence}, papers, attached)


def _who(person: Person) -> Part:
    rows = {
        "Name": person.name, "E-mail address": person.email, "Telephone": person.phone,
        "Here since": f"{person.made:%Y-%m-%d}", "May be kept until": str(person.keep_until or ""),
        "How they agreed": person.consent,
    }  # fmt: skip
    return Part("Who it is about", (tuple((k, v) for k, v in rows.items() if v),))


def _read(own: OwnFile) -> Part:
    lines = own.reading.lines if own.reading else ()
    rows = tuple((("Line", line.quote), ("Counts towards", "; ".join(line.towards))) for line in lines)
    return Part("What was read in the papers", rows, "Nothing was read.")


def _applications(own: OwnFile) -> Part:
    return Part("Applications", tuple(
        (("Role", one.role), ("Applied", str(one.applied)), ("How it stands", one.says), ("Reason", one.reason),
         ("What was decided", "\n".join(f"{step.at:%Y-%m-%d}: {step.says}" for step in one.steps)))
        for one in own.applications
    ))  # fmt: skip


def _decisions(applicant: Applicant) -> Part:
    rows = applicant.decisions.select_related("by", "posting").order_by("at", "pk")
    return Part("Decisions", tuple(
        (("When", f"{one.at:%Y-%m-%d %H:%M} UTC"), ("Who", one.whose), ("What", one.get_what_display()),
         ("From", one.from_stage), ("To", one.to_stage), ("Reason", one.reason), ("In words", one.words),
         ("Version of the posting", str(one.posting.number if one.posting else "")))
        for one in rows
    ), "Nobody has decided anything yet.")  # fmt: skip


def _letters(letters: QuerySet[Message]) -> Part:
    rows = letters.select_related("colleague").defer("file").order_by("made", "pk")
    return Part("Letters", tuple(map(_letter, rows)), "No letter was sent.")


def _letter(one: Message) -> Row:
    told = {
        "Sent": f"{one.sent:%Y-%m-%d}" if one.sent else "not sent", "To": one.colleague.name if one.colleague else "",
        "About": one.subject, "Words": one.words.replace("{link}", "(a link)"), "With": one.file_name,
    }  # fmt: skip
    return tuple((name, says) for name, says in told.items() if says)


def _asked(own: OwnFile) -> Part:
    rows: Iterable[Row] = (
        (("When", f"{one.at:%Y-%m-%d}"), ("Asked for", one.get_wish_display()), ("Words", one.words),
         ("Answer", _answer(one)))
        for one in own.requests
    )  # fmt: skip
    return Part("What the candidate asked for", tuple(rows), "Nothing was asked for.")


def _answer(one: Request) -> str:
    if not one.answered:
        return "waits"
    return f"{'granted' if one.granted else 'declined'}: {one.answer}".removesuffix(": ")


def _notes(applicant: Applicant) -> Part:
    rows = applicant.remarks.select_related("by").order_by("at", "pk")
    return Part("Notes", tuple((("When", f"{n.at:%Y-%m-%d}"), ("Who", str(n.by)), ("Words", n.text)) for n in rows))


def _cards(applicant: Applicant, member: Member) -> Part:
    """Only what was handed in; a card that somebody is still writing is nobody else's."""
    waiting = applicant.interviews.filter(interviewers=member.user_id).exclude(
        cards__by=member.user_id, cards__handed_in__isnull=False
    )
    if waiting.exists():
        return Part("Scorecards", (), "Hand in your own scorecard first; those of the others come afterwards.")
    cards = Card.objects.filter(interview__applicant=applicant, handed_in__isnull=False).select_related("by")
    return Part("Scorecards", tuple(
        (("Who", str(card.by)), ("Handed in", f"{card.handed_in:%Y-%m-%d}"), ("Overall", str(card.overall or "")),
         ("Ratings", "; ".join(f"{k}: {v}" for k, v in card.ratings.items())),
         ("Words", "; ".join(f"{k}: {v}" for k, v in card.words.items() if v)))
        for card in cards.order_by("handed_in", "pk")
    ))  # fmt: skip
