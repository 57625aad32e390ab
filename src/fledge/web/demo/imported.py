"""The import by which two of the invented postings came in: what came of each of its items."""

from __future__ import annotations

from fledge.web.demo.clock import days_ago
from fledge.web.demo.people import Cast
from fledge.web.store.models import Came, Posting, Work, WorkItem, WorkState
from fledge.web.store.queries import works
from fledge.web.store.queries.works import Wanted

_TITLES = ("Payments Platform Engineer", "Data Analyst, Customer Service")
_BROKEN = "Branch Manager (scanned).pdf"


def imported(cast: Cast) -> None:
    """Finished work: two postings in, one that was there already, one that could not be read."""
    found = {p.title: p for p in Posting.objects.filter(role__organisation=cast.organisation, number=1)}
    with days_ago(33, 11, 10):
        items = [Wanted(title) for title in (*_TITLES, "Senior AI Engineer", _BROKEN)]
        work = works.added(cast["priya"], kind="import", about="careers-page-export.zip", items=items)
        for item in work.items.all():
            _came(item, found.get(item.name))
    with days_ago(33, 11, 11) as ended:
        done = {"state": WorkState.DONE, "done": len(items), "turn": 1, "beat": ended, "ended": ended}
        Work.objects.filter(pk=work.pk).update(**done)


def _came(item: WorkItem, posting: Posting | None) -> None:
    if posting is None:
        item.came, item.says = Came.NOT, "there is no text in it; if it is a scan, give the text itself"
    elif item.name in _TITLES:
        item.came, item.says = Came.IN, f"the role {posting.role.title}: {posting.audit.verdict}"
    else:
        item.came, item.says = Came.THERE, f"there already: version {posting.number} of {posting.role.title}"
    item.posting = posting
    item.save()
