"""The outbox."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from fledge.web.jobs.letters import can_send
from fledge.web.pages import shown_once
from fledge.web.pages.door import Visit, door
from fledge.web.store.models import Message
from fledge.web.store.queries import outbox as kept
from fledge.web.store.rights import May

_A_PAGE = 50
STATES = (("waiting", "Wait"), ("sent", "Sent"), ("failed", "Could not be sent"), ("stopped", "Stopped"))


@door(May.WRITE_LETTERS)
def outbox(visit: Visit) -> HttpResponse:
    """Letters by where they are, newest first, with how many there are of each."""
    state = visit.request.GET.get("state", "")
    page = Paginator(kept.in_state(visit.member, state), _A_PAGE).get_page(visit.request.GET.get("page"))
    counts = kept.counts(visit.member)
    states = [(name, label, counts[name]) for name, label in STATES]
    rows = [(one, kept.state_of(one)) for one in page.object_list]
    shown = {"page": page, "rows": rows, "states": states, "state": state, "tab": "outbox", "can_send": can_send(),
             "total": sum(counts.values())}  # fmt: skip
    return render(visit.request, "letters/outbox.html", shown)


@door(May.WRITE_LETTERS)
def message(visit: Visit, pk: int) -> HttpResponse:
    """One letter, and what can be done about it."""
    found = kept.message_for(visit.member, pk)
    words = shown_once.taken(visit.request, f"letter-{pk}")
    shown = {"message": found, "state": kept.state_of(found), "words": words, "can_send": can_send(),
             "has_link": found.has_link}  # fmt: skip
    return shown_once.unkept(render(visit.request, "letters/message.html", shown))


@door(May.WRITE_LETTERS)
def attachment(visit: Visit, pk: int) -> HttpResponse:
    """The file that goes with a letter, to be sent by hand."""
    found = kept.message_for(visit.member, pk)
    answer = HttpResponse(kept.attached(found), content_type=found.file_kind)
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=found.file_name))
    return answer


@door(None, writes=May.WRITE_LETTERS)
def words(visit: Visit, pk: int) -> HttpResponse:
    """The words to copy with a fresh private link, shown once."""
    found = kept.message_for(visit.member, pk)
    shown_once.keep(visit.request, f"letter-{pk}", kept.words_to_send(found, by=visit.member))
    return redirect("message", visit.organisation.slug, pk)


@door(None, writes=May.WRITE_LETTERS)
def mark(visit: Visit, pk: int) -> HttpResponse:
    """Somebody has sent it by themselves."""
    found = kept.message_for(visit.member, pk)
    kept.marked_as_sent(found)
    return _back(visit, found, "is marked as sent")


@door(None, writes=May.WRITE_LETTERS)
def stop(visit: Visit, pk: int) -> HttpResponse:
    """It does not leave."""
    found = kept.message_for(visit.member, pk)
    kept.stopped(found)
    return _back(visit, found, "does not leave")


@door(None, writes=May.WRITE_LETTERS)
def again(visit: Visit, pk: int) -> HttpResponse:
    """Try again what could not be sent."""
    found = kept.message_for(visit.member, pk)
    kept.send_again(found)
    return _back(visit, found, "is tried again")


def _back(visit: Visit, found: Message, did: str) -> HttpResponse:
    messages.success(visit.request, f"The letter to {found.whom} {did}.")
    return redirect("message", visit.organisation.slug, found.pk)
