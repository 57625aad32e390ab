"""Proposed changes to a posting: who agreed to which line, and the version that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from fledge.audit.rewrite import Rewrite
from fledge.audit.rewrite.potential import Offer
from fledge.web.computed import Line, changed_lines, proposed, text_without
from fledge.web.store.models import Member, Posting, Proposal, Purpose, SignOff, User
from fledge.web.store.queries.changes import changed, locked, together
from fledge.web.store.queries.postings import add_posting, asked_of
from fledge.web.store.queries.problems import Field, NotThere, Stale

_HOURS = 60


@dataclass(frozen=True, slots=True)
class Agreed:
    """A changed line with what people said of it; of each person the last word counts.

    ``stands`` is "agreed" where somebody agreed and nobody disagrees, "refused" where somebody disagrees, else "open".
    """

    line: Line
    words: tuple[SignOff, ...]

    @property
    def stands(self) -> str:
        """Where the line stands."""
        last = {word.by_id: word.agreed for word in self.words}
        return "open" if not last else "agreed" if all(last.values()) else "refused"


def proposal_of(posting: Posting, purpose: str) -> Proposal | None:
    """The changes that are discussed for one purpose, if somebody asked for them."""
    return posting.proposals.filter(purpose=purpose).select_related("by", "became").first()


def proposal_for(posting: Posting, purpose: str) -> Proposal:
    """The same; that there is none is a problem."""
    found = proposal_of(posting, purpose)
    if found is None:
        raise NotThere("nobody has proposed these changes yet", mend="propose them first")
    found.posting = posting
    return found


@together
def propose(posting: Posting, *, member: Member, purpose: str, edition: int | None = None, **asked: Any) -> Proposal:
    """Changes to discuss; asked again with other values they change, unless somebody else changed them meanwhile."""
    if purpose not in Purpose.values:
        raise Field("choose what the changes are for", where="purpose")
    fields = _checked(asked)
    locked(Posting.objects.filter(pk=posting.pk))
    found = Proposal.objects.select_for_update().filter(posting=posting, purpose=purpose).first()
    if found is None:
        found = Proposal(posting=posting, purpose=purpose, by=member.user, **fields)
        found._history_user = member.user  # type: ignore[attr-defined]
        found.save()
    else:
        changed(found, edition=edition or found.edition, who=member.user, what="proposal", **fields)
    return found


def _checked(asked: dict[str, Any]) -> dict[str, Any]:
    if not 0 <= int(asked.get("edits", 3)) <= 12:
        raise Field("give 0 to 12 changes", where="edits")
    for name in ("mentor_hours", "protected_hours"):
        if asked.get(name) is not None and not 0 <= float(asked[name]) <= _HOURS:
            raise Field(f"give 0 to {_HOURS} hours a week", where=name)
    for name, most in (("mentor", 120), ("budget", 60)):
        if len(asked.get(name) or "") > most:
            raise Field(f"this is longer than {most} characters", where=name)
    return asked


def rewrite_of(proposal: Proposal) -> Rewrite:
    """The whole text that is proposed."""
    offer = Offer(proposal.mentor, proposal.mentor_hours, proposal.protected_hours, proposal.budget,
                  tuple(proposal.projects))  # fmt: skip
    return proposed(asked_of(proposal.posting), proposal.purpose, proposal.edits, tuple(proposal.keep), offer)


def agreed_lines(proposal: Proposal, rewrite: Rewrite) -> tuple[Agreed, ...]:
    """Every line in reading order; those that change with what people said of them."""
    said: dict[str, list[SignOff]] = {}
    for word in proposal.sign_offs.select_related("by"):
        said.setdefault(word.line, []).append(word)
    return tuple(Agreed(line, tuple(said.get(line.key, ())) if line.key else ()) for line in changed_lines(rewrite))


@together
def sign_off(proposal: Proposal, *, member: Member, words: Mapping[str, bool], why: str = "") -> int:
    """One person's yes or no to changed lines, with the reason; a no needs one. How many words were new.

    The same word said twice is said once.
    """
    why = " ".join(why.split())[:1000]
    if not all(words.values()) and not why:
        raise Field("say why you disagree", where="why", mend="others decide by your reason")
    held = locked(Proposal.objects.filter(pk=proposal.pk).select_related("posting"))
    if held.became_id:
        raise Stale("these changes have become a version already", mend="propose changes to the new version")
    lines = {line.key: line for line in changed_lines(rewrite_of(held)) if line.key}
    if unknown := [key for key in words if key not in lines]:
        raise Stale(f"{len(unknown)} of these lines are proposed no more", mend="look at what is proposed now")
    said = {word.line: (word.agreed, word.why) for word in held.sign_offs.filter(by=member.user)}
    fresh = [(key, yes) for key, yes in words.items() if said.get(key) != (yes, why)]
    SignOff.objects.bulk_create(_word(held, lines[key], agreed=yes, why=why, by=member.user) for key, yes in fresh)
    return len(fresh)


def _word(proposal: Proposal, line: Line, *, agreed: bool, why: str, by: User) -> SignOff:
    words = {"before": line.before or "", "after": line.after or ""}
    return SignOff(proposal=proposal, line=line.key, agreed=agreed, why=why, by=by, **words)


def make_version(proposal: Proposal, *, member: Member) -> Posting:
    """The version that comes of a proposal: agreed lines changed, refused lines as they were; open lines forbid it."""
    rewrite = rewrite_of(proposal)
    lines = [one for one in agreed_lines(proposal, rewrite) if one.line.key]
    waiting = sum(one.stands == "open" for one in lines)
    if proposal.became_id:
        return Posting.objects.get(pk=proposal.became_id)
    if waiting:
        lines_are = "line is" if waiting == 1 else "lines are"
        raise Stale(f"{waiting} {lines_are} not decided yet", mend="agree or disagree with each")
    refused = {one.line.key for one in lines if one.stands == "refused"}
    if len(refused) == len(lines):
        raise Stale("no line was agreed to, so nothing would change", mend="keep the posting as it is")
    made = add_posting(
        proposal.posting.role,
        member=member,
        text=text_without(rewrite, refused),
        title=rewrite.title,
        company=rewrite.company,
        judged_by=proposal.posting.judged_by,
        origin=f"{proposal.get_purpose_display().lower()} from version {proposal.posting.number}",
        made_from=proposal.posting,
    )
    proposal.became = made
    proposal._history_user = member.user  # type: ignore[attr-defined]
    proposal.save()
    return made


def proposals_of(posting: Posting) -> QuerySet[Proposal]:
    """What is discussed of a version."""
    return posting.proposals.select_related("by", "became").order_by("purpose")
