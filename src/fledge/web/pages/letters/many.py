"""One letter to several people of a round: read as the first of them will, then put into the outbox for each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from fledge.web.pages.door import Visit, door
from fledge.web.pages.letters.views import site
from fledge.web.pages.round.chosen import Chosen, chosen_in
from fledge.web.store.models import Applicant, Decision, Letter, Role
from fledge.web.store.queries import letters
from fledge.web.store.queries.letters import Told
from fledge.web.store.queries.problems import Field
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import round_of
from fledge.web.store.rights import May

#: So many are written to at once.
MOST = 500
_NAMED = 20


@door(May.WRITE_LETTERS, writes=May.WRITE_LETTERS)
def many(visit: Visit, pk: int) -> HttpResponse:
    """Choose a letter for those who were chosen on the list, look at it, and write to each of them."""
    role = role_for(visit.member, pk)
    data = visit.request.POST if visit.is_writing else visit.request.GET
    chosen = chosen_in(data, role)
    if len(chosen.people) > MOST:
        raise Field(f"these are {len(chosen.people):,} people", where="who", mend=f"choose at most {MOST} at once")
    people = list(
        round_of(role).filter(pk__in=chosen.people).select_related("role__organisation").order_by("applied", "pk")
    )
    known = list(letters.letters_of(visit.organisation))
    letter = next((one for one in known if str(one.pk) == data.get("letter", "")), known[0] if known else None)
    if visit.is_writing and letter:
        return _written(visit, role, chosen, people, letter)
    return _asked(visit, role, chosen, people, letter, known)


def _asked(
    visit: Visit, role: Role, chosen: Chosen, people: list[Applicant], letter: Letter | None, known: list[Letter]
) -> HttpResponse:
    first = people[0] if people else None
    preview = letters.written(first, subject=letter.subject, words=letter.words) if letter and first else None
    silent = [one for one in people if not one.person.email]
    shown = {
        "role": role, "chosen": chosen, "people": people[:_NAMED], "count": len(people), "letter": letter,
        "letters": known, "first": first, "preview": preview, "more": max(len(people) - _NAMED, 0), "silent": silent,
        "tab": "round",
    }  # fmt: skip
    return render(visit.request, "letters/many.html", shown)


def _written(visit: Visit, role: Role, chosen: Chosen, people: list[Applicant], letter: Letter) -> HttpResponse:
    told = letters.write(people, letter, visit.member, _decisions(visit, people), site=site(visit))
    _say(visit, people, told)
    query = f"?{chosen.asked.query}" if chosen.asked.query else ""
    return HttpResponseRedirect(reverse("round-list", args=[visit.organisation.slug, role.pk]) + query)


def _decisions(visit: Visit, people: list[Applicant]) -> dict[int, Decision] | None:
    if visit.request.POST.get("tells") != "1":
        return None
    return {one.pk: about for one in people if (about := letters.decision_to_tell(one))}


def _say(visit: Visit, people: list[Applicant], told: Told) -> None:
    names = {one.pk: str(one.person) for one in people}
    messages.success(visit.request, f"Letters in the outbox: {len(told.written)}.")
    for pk, because in told.left_out[:_NAMED]:
        messages.warning(visit.request, f"{names[pk]} was left out: {because}.")
    if len(told.left_out) > _NAMED:
        messages.warning(visit.request, f"{len(told.left_out) - _NAMED} more were left out.")
