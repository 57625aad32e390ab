"""The kit of a role: the same questions for everybody, to read, to print, and to make anew."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from fledge.web.computed import kits as computed
from fledge.web.pages.door import Visit, door
from fledge.web.store.models import Role, RoundKit
from fledge.web.store.queries import kits
from fledge.web.store.queries.decisions import posting_in_force
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May

#: Files of a kit: what each is called, its media type and its ending.
FILES = {
    "page": ("A page to print", "text/html; charset=utf-8", "html"),
    "docx": ("Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "json": ("Data for fledge scorecards", "application/json", "json"),
}


@door(May.INTERVIEW, writes=May.REVIEW)
def kit(visit: Visit, pk: int) -> HttpResponse:
    """The kit that new interviews get; sent as a form, a new one is made from the posting in force."""
    role = role_for(visit.member, pk)
    if visit.is_writing:
        made = kits.made_anew(role, member=visit.member)
        messages.success(visit.request, f"Kit {made.number} is made. Interviews that are planned keep theirs.")
        return redirect("kit", visit.organisation.slug, pk)
    return _page(visit, role, kits.kit_in_force(role))


@door(May.INTERVIEW)
def kit_before(visit: Visit, pk: int, number: int) -> HttpResponse:
    """One kit by its number."""
    role = role_for(visit.member, pk)
    return _page(visit, role, kits.kit_numbered(role, number))


@door(May.INTERVIEW)
def kit_file(visit: Visit, pk: int, number: int, kind: str) -> HttpResponse:
    """A kit as a file."""
    found = kits.kit_numbered(role_for(visit.member, pk), number)
    data = computed.kit_file(found.data, kind)
    if data is None:
        raise NotThere("there is no such file", mend="choose one on the page of the kit")
    _, media, ending = FILES[kind]
    answer = HttpResponse(data, content_type=media)
    name = f"{slugify(found.data['title'])[:60].strip('-') or 'role'}-interview-kit-{number}.{ending}"
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    return answer


def _page(visit: Visit, role: Role, found: RoundKit | None) -> HttpResponse:
    shown = {"role": role, "tab": "interviews", "kit": found, "posting": posting_in_force(role)}
    if found:
        short, tells = computed.in_words(found.data)
        shown |= {
            "short": short,
            "tells": tells,
            "criteria": computed.criteria_of(found.data),
            "newer": kits.is_behind(found),
            "earlier": [one for one in kits.kits_of(role) if one.pk != found.pk],
            "files": [(kind, words) for kind, (words, _, _) in FILES.items()],
        }
    return render(visit.request, "interviews/kit.html", shown)
