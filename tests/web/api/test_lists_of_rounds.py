"""Lists of a round: as many questions to the database for three items as for one, and what they list is there."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone
from tests.web.api.program import program_of, role_with_posting
from tests.web.api.test_lists import _questions
from tests.web.workspace import Place

from fledge.web.store.models import Applicant, GroupsFile, Person, Role, SecondLook, Standing, What
from fledge.web.store.queries import (
    decisions,
    filters,
    incoming,
    interviews,
    letters,
    orders,
    persons,
    private_links,
    remarks,
    requests,
    webhooks,
    works,
)
from fledge.web.store.queries.interview_letters import invited
from fledge.web.store.queries.works import Wanted

#: Addresses of lists; {first} is the first applicant of the round, {hook} an address that is told.
_LISTS = {
    "applicants": "/roles/{role}/applicants",
    "applicants by name": "/roles/{role}/applicants?who=true&order=name",
    "ledger": "/roles/{role}/decisions",
    "orders": "/roles/{role}/orders",
    "second looks": "/roles/{role}/second-looks",
    "second looks by name": "/roles/{role}/second-looks?who=true",
    "interviews": "/roles/{role}/interviews",
    "filters": "/roles/{role}/filters",
    "groups": "/roles/{role}/groups",
    "uploads": "/roles/{role}/uploads",
    "rows of an upload": "/roles/{role}/uploads/{upload}/rows",
    "files of an upload": "/roles/{role}/uploads/{upload}/files",
    "notes": "/applicants/{first}/notes",
    "tasks of somebody": "/applicants/{first}/tasks",
    "own tasks": "/tasks",
    "private links": "/applicants/{first}/links",
    "letters": "/letters",
    "outbox": "/outbox",
    "requests": "/requests",
    "answered requests": "/requests?open=false",
    "passed": "/retention",
    "ending soon": "/retention?which=soon",
    "asked to go": "/retention?which=waiting",
    "webhooks": "/webhooks",
    "deliveries": "/webhooks/{hook}/deliveries",
    "works": "/works",
    "results": "/works/{work}/results",
}


def test_lists_of_a_round_of_three_ask_no_more_of_the_database_than_of_one(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    _one_more(place, role, 0)
    few = {name: _questions(program, _address(place, role, path)) for name, path in _LISTS.items()}
    assert {name: _many(place, role, path) for name, path in _LISTS.items()} == _expected(1)
    for n in (1, 2):
        _one_more(place, role, n)
    assert {name: _many(place, role, path) for name, path in _LISTS.items()} == _expected(3)
    assert {name: _questions(program, _address(place, role, path)) for name, path in _LISTS.items()} == few


def _expected(many: int) -> dict[str, int]:
    """So many of everything; to each a letter and three invitations are written, and one of two requests is open."""
    return dict.fromkeys(_LISTS, many) | {"outbox": 4 * many, "answered requests": 2 * many}


def _many(place: Place, role: Role, path: str) -> int:
    return len(program_of(place.alice).said("GET", _address(place, role, path))[1]["items"])


def _address(place: Place, role: Role, path: str) -> str:
    """The address of a list, of the things that were made first or, of uploads and work, of which there are most."""
    hook = place.organisation.webhooks.order_by("pk").first()
    upload = max(role.incoming.all(), key=lambda one: one.files.count())
    work = max(place.organisation.works.all(), key=lambda one: one.items.count())
    return path.format(role=role.pk, first=_first(role).pk, hook=hook.pk if hook else 0, upload=upload.pk, work=work.pk)


def _first(role: Role) -> Applicant:
    return role.applicants.order_by("pk")[0]


def _one_more(place: Place, role: Role, n: int) -> None:
    """One more of everything."""
    alice, posting = place.alice, role.postings.get()
    webhooks.made(alice, address=f"https://hooks{n}.example/")
    one, _ = persons.applied(role, member=alice, name=f"Person {n} Invented", email=f"p{n}@people.example")
    first = _first(role)
    decision = decisions.decide(one, member=alice, what=What.REJECT, reason="filled")
    orders.order_asked(posting, member=alice, order="gap", because=f"Training {n}")
    fields = {"posting": posting, "original": posting, "decided": decision.at, "found": {}, "decision": decision}
    SecondLook.objects.create(applicant=one, **fields)
    _talked(place, one, n)
    filters.kept_filter(role, member=alice, name=f"Long {n}", asked="stage=review")
    GroupsFile.objects.create(role=role, by=alice.user, name=f"{n}.csv", columns={"read": [], "rows": 0}, rows=[])
    _brought(place, role, n)
    remarks.noted(first, member=alice, text=f"Remark {n}")
    remarks.asked_of(first, member=alice, what=f"Ask {n}", who=alice.user)
    letter = letters.made(alice, name=f"No {n}", subject="No", words="No")
    letters.write([one], letter, alice)
    link, _ = private_links.link_for(first.person, by=alice.user)
    requests.ask(link, wish="review", words=f"Please {n}")
    first.person.requests.create(wish="review", words="Again", answered=timezone.now(), answered_by=alice.user)
    _over(place, n)


def _talked(place: Place, one: Applicant, n: int) -> None:
    """An interview that two people hold; it was planned before somebody was rejected."""
    Applicant.objects.filter(pk=one.pk).update(standing=Standing.ACTIVE)
    people = interviews.can_interview(one.role)[:2]
    made = interviews.planned(one, member=place.alice, interviewers=people, begins=datetime(2026, 1, 12 + n, 9, 0))
    invited(made, member=place.alice, site="http://testserver")
    Applicant.objects.filter(pk=one.pk).update(standing=Standing.REJECTED)


def _brought(place: Place, role: Role, n: int) -> None:
    """An upload with as many rows and files as there are uploads, and work with as many results."""
    rows = [["Name", "Email"], *([f"Row {k}", f"r{k}@people.example"] for k in range(n + 1))]
    sheet = {"name": "", "rows": rows, "notes": []}
    said = {"columns": {"0": "name", "1": "email"}, "is_mapped": True}
    files = [(f"{k}.txt", b"Python") for k in range(n + 1)]
    incoming.uploaded(role, member=place.alice, name=f"{n}.csv", sheets=[sheet], said=said, files=files)
    made = works.added(place.alice, kind="import", about="A file", items=[Wanted(f"{k}") for k in range(n + 1)])
    made.items.update(came="in")


def _over(place: Place, n: int) -> None:
    """Somebody whose time has passed, somebody whose time ends soon, and somebody who asked to go."""
    today = timezone.now().date()
    for name, until in (("Over", date(2020, 1, 1 + n)), ("Soon", today + timedelta(days=9)), ("Goes", None)):
        email = f"{name}{n}@people.example"
        made = Person.objects.create(organisation=place.organisation, name=name, email=email, keep_until=until)
        if name == "Goes":
            made.requests.create(wish="erase", answered=None)
