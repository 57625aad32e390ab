"""The same decision about many people: at once up to a hundred, beyond them in the background; taken back together."""

from __future__ import annotations

import uuid
from typing import Annotated, Any, Literal

from ninja import Field as Said
from ninja import Schema, Status

from fledge.web.api.applicants import StageName
from fledge.web.api.decisions import ReasonCode, Remark, shelf
from fledge.web.api.doors import Request, route
from fledge.web.api.remarks import Tag
from fledge.web.api.shapes import Day, Given, Id, Line
from fledge.web.api.works import WorkAnswer
from fledge.web.api.works import shown as work_shown
from fledge.web.jobs.asking import begin
from fledge.web.jobs.kinds.deciding import done_for
from fledge.web.store.models import Member, Role, Scope, What
from fledge.web.store.queries import decisions, remarks
from fledge.web.store.queries.bulk import AT_ONCE, Fit, fit
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.problems import Field, NotThere, Stale
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.works import Wanted
from fledge.web.store.rights import May

_ROLE = "/roles/{int:pk}/decisions"
_WHATS = {"move": What.MOVE, "reject": What.REJECT}


class ManyGiven(Given):
    """Whom, and what. ``after`` is the last line of the ledger that you saw: whoever was decided about since is left
    out.
    """

    applicants: Annotated[list[Id], Said(min_length=1, max_length=10_000)]
    what: Literal["move", "reject", "tag", "task"]
    to: StageName | None = None
    reason: ReasonCode | None = None
    words: Remark = ""
    tag: Tag | None = None
    task: Annotated[Line, Said(description="What is to be done about each of them.")] = ""
    who: Annotated[Id | None, Said(description="Who is to do it: person.id of a member.")] = None
    due: Day | None = None
    after: Annotated[int, Said(ge=0, lt=2**63)] | None = None


class LeftOut(Schema):
    """Somebody whom it does not fit, and why."""

    applicant: Id
    because: str


class ManyAnswer(Schema):
    """For how many it is done, who is left out, and by which number it is taken back; ``work`` if it takes longer."""

    done: Annotated[int, Said(ge=0)]
    left_out: list[LeftOut]
    together: uuid.UUID
    work: WorkAnswer | None


@route(shelf, "POST", _ROLE, may=May.REVIEW, scope=Scope.ROUND, takes="json", gives=ManyAnswer, also={202: ManyAnswer})
def decide_for_many(request: Request, pk: int, given: ManyGiven) -> Any:
    """Move, reject with a reason, tag or give a task about many; beyond a hundred in the background (202)."""
    member = request.caller.member
    role = role_for(member, pk)
    asked = _asked(role, given)
    whom = fit(role, given.applicants, what=_WHATS.get(given.what), to=given.to or "", tag=asked["tag"])
    gone = set(given.applicants) - set(whom.people) - {pk for pk, _ in whom.out}
    left = [LeftOut(applicant=pk, because=because) for pk, because in whom.out]
    left += [LeftOut(applicant=one, because="is not in this round") for one in sorted(gone)]
    group = uuid.UUID(asked["group"])
    if len(whom.people) > AT_ONCE:
        work = _begun(member, role, whom, asked)
        return Status(202, ManyAnswer(done=0, left_out=left, together=group, work=work))
    done, more = _done(member, role, whom, asked)
    return Status(200, ManyAnswer(done=done, left_out=left + more, together=group, work=None))


def _asked(role: Role, given: ManyGiven) -> dict[str, Any]:
    """What is to be done, as work keeps it."""
    what = _WHATS.get(given.what)
    if what:
        decisions.check(what, to=given.to or "", reason=given.reason or "", words=given.words)
    if given.what == "tag" and not given.tag:
        raise Field("write a tag", where="tag")
    after = decisions.last_line(role) if given.after is None else given.after
    return {
        "do": "decide" if what else given.what, "what": what.value if what else "",
        "to": given.to.value if given.to else "", "role": role.pk, "reason": str(given.reason or ""),
        "words": given.words, "group": str(uuid.uuid4()), "after": after,
        "tag": remarks.tag_words(given.tag) if given.tag else "", "who": None, "due": "",
        **(_task(role, given) if given.what == "task" else {}),
    }  # fmt: skip


def _task(role: Role, given: ManyGiven) -> dict[str, Any]:
    """What somebody is to do; it is looked at once, before any of the people is."""
    what = " ".join(given.task.replace("\x00", "").split())
    if not what:
        raise Field("say what is to be done", where="task")
    if not remarks.can_be_asked(role).filter(pk=given.who or 0).exists():
        raise Field("this person does not see the applicants of this role", where="who")
    return {"words": what, "who": given.who, "due": given.due.isoformat() if given.due else ""}


def _begun(member: Member, role: Role, whom: Fit, asked: dict[str, Any]) -> WorkAnswer:
    items = [Wanted(f"Applicant {pk}", {"applicant": pk}) for pk in whom.people]
    verbs = {"move": "Move", "reject": "Reject", "task": "Give a task about", "tag": "Tag"}
    about = f"{verbs[asked['what'] or asked['do']]} {len(items):,} people · {role.title}"
    return work_shown(begin(member, kind="deciding", about=about, items=items, **asked))


@together
def _done(member: Member, role: Role, whom: Fit, asked: dict[str, Any]) -> tuple[int, list[LeftOut]]:
    """All of it in this request, each person by the same step as in the background."""
    left = []
    people = role.applicants.filter(pk__in=whom.people).select_related("person").order_by("applied", "pk")
    for one in people:
        try:
            done_for(one, member=member, asked=asked)
        except (Stale, NotThere) as problem:
            left.append(LeftOut(applicant=one.pk, because=problem.what))
    return len(people) - len(left), left


@route(shelf, "POST", _ROLE + "/together/{uuid:group}/undo", may=May.REVIEW, scope=Scope.ROUND, gives=ManyAnswer)
def undo_together(request: Request, pk: int, group: uuid.UUID) -> ManyAnswer:
    """Take back what was done for many, as far as its time is open and nobody decided since."""
    member = request.caller.member
    role = role_for(member, pk)
    if not role.decisions.filter(together=group).exists():
        raise NotThere("nothing was done here under this number")
    told = decisions.undo_all(role, group, member=member)
    left = [LeftOut(applicant=pk, because=because) for pk, because in told.left_out]
    return ManyAnswer(done=len(told.done), left_out=left, together=told.together, work=None)
