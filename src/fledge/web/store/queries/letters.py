"""Letters to people who applied: templates with places, and what is written from them for one person or many."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils import timezone

from fledge.web.store.models import Applicant, Decision, Letter, Member, Message, Organisation, What
from fledge.web.store.queries.changes import changed, locked, recorded, removed, together
from fledge.web.store.queries.problems import Field, NotThere, Stale
from fledge.web.store.queries.starters import STARTERS
from fledge.web.store.queries.words import plain

#: What stands in curly brackets in a template and is filled in for each person.
PLACES = {
    "name": "the name of whoever applied",
    "role": "the title of the role",
    "organisation": "the name of your organisation",
    "link": "a private link to what was read in their papers; it is made when the letter leaves",
}
_PLACE = re.compile(r"\{([^{}\n]*)\}")
LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as one person would read it; {link} still stands where the private link will be."""

    to: str
    subject: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """What came of writing to many: the letters, and who was left out with why."""

    written: tuple[Message, ...]
    left_out: tuple[tuple[int, str], ...]


def letters_of(organisation: Organisation) -> QuerySet[Letter]:
    """The templates of an organisation, by name."""
    return organisation.letters.order_by("name", "pk")


def letter_of(organisation: Organisation, pk: int) -> Letter:
    """One template."""
    found = organisation.letters.filter(pk=pk).first()
    if found is None:
        raise NotThere("there is no such letter here", mend="go back to the letters")
    return found


@together
def made(member: Member, *, name: str, subject: str, words: str) -> Letter:
    """A new template; a place that nothing is known of is a problem."""
    fields = _checked(name=name, subject=subject, words=words)
    _refuse_double(member.organisation, fields["name"])
    new = Letter(organisation=member.organisation, **fields)
    recorded(new, by=member.user)
    return new


@together
def edited(letter: Letter, *, member: Member, edition: int, name: str, subject: str, words: str) -> Letter:
    """The template with other words, unless somebody changed it meanwhile. What is in the outbox stays as it is."""
    held = locked(Letter.objects.filter(pk=letter.pk))
    fields = _checked(name=name, subject=subject, words=words)
    _refuse_double(held.organisation, fields["name"], but=held.pk)
    changed(held, edition=edition, who=member.user, what="letter", **fields)
    return held


@together
def started(member: Member) -> int:
    """Add the starting letters whose names are not there yet; how many were added."""
    there = set(member.organisation.letters.values_list("name", flat=True))
    missing = [starter for starter in STARTERS if starter.name not in there]
    for starter in missing:
        made(member, name=starter.name, subject=starter.subject, words=starter.words)
    return len(missing)


def taken_away(letter: Letter, *, member: Member) -> None:
    """The template is gone; letters that were written from it stay."""
    removed(letter, by=member.user)


def _refuse_double(organisation: Organisation, name: str, but: int | None = None) -> None:
    same = organisation.letters.filter(name__iexact=name)
    if (same.exclude(pk=but) if but else same).exists():
        raise Field("there is a letter of this name already", where="name")


def _checked(*, name: str, subject: str, words: str) -> dict[str, str]:
    found = {
        "name": plain(name, most=80, where="name", wanted="say what the letter is called"),
        "subject": plain(subject, most=150, where="subject", wanted="say what the letter is about"),
        "words": _lines(words),
    }
    _refuse_unknown(found["subject"], "subject")
    _refuse_unknown(found["words"], "words")
    if "{link}" in found["subject"]:
        raise Field("the link cannot stand in the subject", where="subject", mend="put {link} into the words")
    return found


def _lines(words: str) -> str:
    """Several lines without control characters and marks that turn words round."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in words if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn", "Cf"))
    if not kept.strip():
        raise Field("there are no words", where="words")
    if len(kept) > LONGEST:
        raise Field(f"this is longer than {LONGEST:,} characters", where="words")
    return kept.strip() + "\n"


def _refuse_unknown(text: str, where: str) -> None:
    unknown = sorted({place for place in _PLACE.findall(text) if place not in PLACES})
    known = ", ".join(f"{{{place}}}" for place in PLACES)
    if unknown:
        named = ", ".join(f"{{{place}}}" for place in unknown[:3])
        raise Field(f"nothing is known to put in the place of {named}", where=where, mend=f"use {known}")
    if text.replace("{", "").replace("}", "") != _PLACE.sub(lambda m: m[1], text):
        raise Field("a curly bracket stands alone", where=where, mend=f"write places as {known}")


def written(applicant: Applicant, *, subject: str, words: str) -> Written:
    """A letter as this person will read it."""
    person, role = applicant.person, applicant.role
    filled = {
        "name": plain_name(person.name), "role": role.title, "organisation": role.organisation.name,
    }  # fmt: skip
    return Written(person.email, _one_line(_filled(subject, filled)), _filled(words, filled))


def plain_name(name: str) -> str:
    """A name on one line, with nothing in it that could be taken for a place; "there" where no name is known."""
    return _one_line(name).replace("{", "(").replace("}", ")")[:160] or "there"


def _one_line(text: str) -> str:
    from fledge.web.store.queries.words import one_line

    return one_line(text)[:200]


def _filled(text: str, filled: Mapping[str, str]) -> str:
    """Places are filled with plain words: a name that looks like a place stays a name."""
    plain_words = {place: words.replace("{", "(").replace("}", ")") for place, words in filled.items()}
    return _PLACE.sub(lambda found: plain_words.get(found[1], found[0]), text)


def write(
    applicants: Iterable[Applicant],
    letter: Letter,
    member: Member,
    decision: Mapping[int, Decision] | Decision | None = None,
    *,
    site: str = "",
    subject: str = "",
    words: str = "",
) -> Told:
    """Put a letter to each of the people into the outbox; whoever cannot be written to is left out and named.

    ``decision`` is the decision that the letter tells of, or one for each applicant by number. Such a letter waits
    until the time to undo it has passed, and nobody is written to twice for the same decision. ``subject`` and
    ``words`` stand in place of those of the template where somebody changed them for this once. ``site`` is the
    address of the workspace as its visitors see it, for the private link.
    """
    fields = _checked(name=letter.name, subject=subject or letter.subject, words=words or letter.words)
    done: list[Message] = []
    left_out: list[tuple[int, str]] = []
    for applicant in applicants:
        about = decision.get(applicant.pk) if isinstance(decision, Mapping) else decision
        try:
            done.append(_kept(applicant, fields, member, about, site))
        except (Stale, NotThere, Field) as problem:
            left_out.append((applicant.pk, problem.what))
    return Told(tuple(done), tuple(left_out))


def _kept(
    applicant: Applicant, fields: Mapping[str, str], member: Member, about: Decision | None, site: str
) -> Message:
    if applicant.role.organisation_id != member.organisation_id:
        raise NotThere("there is nobody here, or they are not yours to see")
    if applicant.person.erased:
        raise NotThere("this person has been erased")
    if not applicant.person.email:
        raise Field("no e-mail address is known", where="email")
    if about:
        _refuse_undone(applicant, about)
    told = written(applicant, subject=fields["subject"], words=fields["words"])
    now = timezone.now()
    try:
        with together():
            return Message.objects.create(
                applicant=applicant, decision=about, to=told.to, subject=told.subject, words=told.words, by=member.user,
                due=max(now, about.counts_from) if about else now, site=site[:200],
            )  # fmt: skip
    except IntegrityError as error:
        raise Stale("a letter about this decision was written already") from error


def _refuse_undone(applicant: Applicant, decision: Decision) -> None:
    if decision.applicant_id != applicant.pk:
        raise NotThere("this decision is about somebody else")
    if Decision.objects.filter(undoes=decision).exists():
        raise Stale("this decision was undone")


def decision_to_tell(applicant: Applicant) -> Decision | None:
    """The last decision, if it is one to write about and nobody has written about it yet."""
    last = applicant.decisions.order_by("-at", "-pk").first()
    if last is None or last.what not in (What.REJECT, What.REOPEN, What.MOVE) or last.by_candidate:
        return None
    return None if last.messages.filter(stopped=None).exists() else last


def preview(applicant: Applicant, *, subject: str, words: str) -> Written:
    """How these words would read to this person; what cannot be kept is a problem at its field."""
    found = _checked(name="preview", subject=subject, words=words)
    return written(applicant, subject=found["subject"], words=found["words"])
