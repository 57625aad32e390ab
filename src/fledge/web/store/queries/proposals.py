"""Proposed changes to a posting: who agreed to which line, and the version that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet

from fledge.audit.rewrite import Rewrite
from fledge.audit.rewrite.potential import Offer
from fledge.web.computed import Asked, Line, changed_lines, kept_audit, proposed, text_without, title_line
from fledge.web.store.models import Member, Posting, Proposal, Purpose, Role, SignOff
from fledge.web.store.queries.changes import changed, last_change_by, locked, recorded, together
from fledge.web.store.queries.postings import add_posting, asked_of, words_of
from fledge.web.store.queries.problems import Field, NotThere, Stale, stale
from fledge.web.store.queries.words import one_line

_HOURS = 60
_EDITS = 12
_PROJECTS = 12
_WHY = 1000


@dataclass(frozen=True, slots=True)
class Agreed:
    """A changed line with what people said of it; of each person the last word counts.

    ``stands`` is "agreed" where somebody agreed and nobody disagrees, "refused" where somebody disagrees, else "open".
    """

    line: Line
    words: tuple[SignOff, ...]

    @property
    def last(self) -> tuple[SignOff, ...]:
        """The last word of each person, in the order in which they were said."""
        return tuple(sorted({word.by_id: word for word in self.words}.values(), key=lambda word: (word.at, word.pk)))

    @property
    def stands(self) -> str:
        """Where the line stands."""
        last = self.last
        return "open" if not last else "agreed" if all(word.agreed for word in last) else "refused"


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
    """Changes to discuss; asked again with other values they change, unless somebody else changed them meanwhile.

    ``edition`` is the one that the person saw; without it nothing that is there already is changed.
    """
    if purpose not in Purpose.values:
        raise Field("choose what the changes are for", where="purpose")
    fields = _checked(asked)
    locked(Posting.objects.filter(pk=posting.pk))
    found = Proposal.objects.select_for_update().filter(posting=posting, purpose=purpose).first()
    if found is None:
        found = Proposal(posting=posting, purpose=purpose, by=member.user, **fields)
        recorded(found, by=member.user)
        return found
    _refuse_settled(found)
    if any(getattr(found, name) != value for name, value in fields.items()):
        changed(found, edition=edition or 0, who=member.user, what="proposal", **fields)
    return found


def _refuse_settled(proposal: Proposal) -> None:
    if proposal.became_id:
        raise Stale("these changes have become a version already", mend="propose changes to the new version")


def _checked(asked: dict[str, Any]) -> dict[str, Any]:
    fields = dict(asked)
    if not 0 <= int(fields.get("edits", 3)) <= _EDITS:
        raise Field(f"give 0 to {_EDITS} changes", where="edits")
    for name in ("mentor_hours", "protected_hours"):
        if fields.get(name) is not None and not 0 < float(fields[name]) <= _HOURS:
            raise Field(f"give more than 0 and at most {_HOURS} hours a week, or leave it empty", where=name)
    for name, most in (("mentor", 120), ("budget", 60)):
        if name in fields:
            fields[name] = one_line(fields[name] or "")
            if len(fields[name]) > most:
                raise Field(f"this is longer than {most} characters", where=name)
    for name, most, length in (("projects", _PROJECTS, 200), ("keep", 200, 80)):
        if name in fields:
            fields[name] = _listed(fields[name] or (), name, most=most, length=length)
    return fields


def _listed(words: Iterable[str], where: str, *, most: int, length: int) -> list[str]:
    found = list(dict.fromkeys(said for word in words if (said := one_line(str(word)))))
    if len(found) > most:
        raise Field(f"give at most {most}", where=where)
    if any(len(word) > length for word in found):
        raise Field(f"keep each under {length} characters", where=where)
    return found


def rewrite_of(proposal: Proposal) -> Rewrite:
    """The whole text that is proposed."""
    offer = Offer(proposal.mentor, proposal.mentor_hours, proposal.protected_hours, proposal.budget,
                  tuple(proposal.projects))  # fmt: skip
    return proposed(asked_of(proposal.posting), proposal.purpose, proposal.edits, tuple(proposal.keep), offer)


def agreed_lines(proposal: Proposal, rewrite: Rewrite) -> tuple[Agreed, ...]:
    """Every line in reading order; those that change with what people said of them.

    A line that only moves is there twice, under one key.
    """
    said: dict[str, list[SignOff]] = {}
    for word in proposal.sign_offs.select_related("by"):
        said.setdefault(word.line, []).append(word)
    lines = changed_lines(rewrite, titled=proposal.posting.title)
    return tuple(Agreed(line, tuple(said.get(line.key, ())) if line.key else ()) for line in lines)


@together
def sign_off(proposal: Proposal, *, member: Member, words: Mapping[str, bool], why: str = "") -> int:
    """One person's yes or no to changed lines, with the reason; a no needs one. How many words were new.

    The same word said twice is said once.
    """
    why = one_line(why)
    if not all(words.values()) and not why:
        raise Field("say why you disagree", where="why", mend="others decide by your reason")
    if len(why) > _WHY:
        raise Field(f"this is longer than {_WHY} characters", where="why")
    held = locked(Proposal.objects.filter(pk=proposal.pk).select_related("posting"))
    _refuse_settled(held)
    lines = {line.key: line for line in changed_lines(rewrite_of(held), titled=held.posting.title) if line.key}
    if any(key not in lines for key in words):
        raise stale("proposal", last_change_by(held))
    said = {word.line: (word.agreed, word.why) for word in held.sign_offs.filter(by=member.user)}
    fresh = [(lines[key], yes) for key, yes in words.items() if said.get(key) != (yes, why)]
    made = [_word(held, line, member, agreed=yes, why=why) for line, yes in fresh]
    return len(SignOff.objects.bulk_create(made))


def _word(proposal: Proposal, line: Line, member: Member, *, agreed: bool, why: str) -> SignOff:
    words = {"before": line.before or "", "after": line.after or ""}
    return SignOff(proposal=proposal, line=line.key, agreed=agreed, why=why, by=member.user, **words)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The words that come of a proposal as people have decided."""

    text: str
    title: str
    company: str


def outcome(proposal: Proposal) -> Outcome:
    """Agreed lines changed, refused lines as they were; lines that nobody decided forbid it."""
    rewrite, posting = rewrite_of(proposal), proposal.posting
    lines = [one for one in agreed_lines(proposal, rewrite) if one.line.key]
    if waiting := len({one.line.key for one in lines if one.stands == "open"}):
        lines_are = "line is" if waiting == 1 else "lines are"
        raise Stale(f"{waiting} {lines_are} not decided yet", mend="agree or disagree with each")
    refused = {one.line.key for one in lines if one.stands == "refused"}
    if len(refused) == len({one.line.key for one in lines}):
        raise Stale("no line was agreed to, so nothing would change", mend="keep the posting as it is")
    titled = title_line([one.line for one in lines], rewrite, titled=posting.title)
    title = posting.title if titled and titled.key in refused else rewrite.title
    return Outcome(text_without(rewrite, refused, old=posting.text), title, rewrite.company)


def make_version(proposal: Proposal, *, member: Member) -> Posting:
    """The version that comes of a proposal; whoever asks a second time gets the same one.

    Its audit is made before anything is held, so that nobody waits for it; what people say meanwhile still counts.
    """
    if proposal.became_id:
        return Posting.objects.get(pk=proposal.became_id)
    found, parent = outcome(proposal), proposal.posting
    kept = words_of(text=found.text, title=found.title, company=found.company)
    audit = kept_audit(Asked(kept["text"], kept["title"], kept["company"], parent.judged_by))
    with together():
        # Always in this order, as everywhere: the role, its posting, the proposal.
        role = locked(Role.objects.filter(pk=parent.role_id))
        locked(Posting.objects.filter(pk=parent.pk))
        held = locked(Proposal.objects.filter(pk=proposal.pk).select_related("posting", "became"))
        if held.became:
            return held.became
        now = outcome(held)
        made = add_posting(
            role, member=member, text=now.text, title=now.title, company=now.company, judged_by=parent.judged_by,
            origin=f"{held.get_purpose_display().lower()} from version {parent.number}", made_from=parent,
            audit=audit if now == found else None,
        )  # fmt: skip
        held.became = made
        recorded(held, by=member.user)
    return made


def next_number(role: Role) -> int:
    """The number that the next version of a role's posting gets."""
    return (role.postings.aggregate(last=Max("number"))["last"] or 0) + 1


def proposals_of(posting: Posting) -> QuerySet[Proposal]:
    """What is discussed of a version."""
    return posting.proposals.select_related("by", "became").order_by("purpose")
