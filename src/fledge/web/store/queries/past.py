"""What was decided in another system, entered here: by whoever brings it in, today, with the day of then in words.

The ledger is a chain in the order in which it was written, and its lines hold who wrote them and when; a line put in
between with an earlier day would break both. So the line is of today and of the importing person, and says in words
what was decided when and where. The applicant keeps the day of then, from which a second look counts.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from django.utils import timezone

from fledge.web.store.models import Applicant, Member, Standing, What
from fledge.web.store.queries.changes import recorded, together
from fledge.web.store.queries.decisions import decide
from fledge.web.store.queries.problems import NotAllowed
from fledge.web.store.rights import May, allows

_DONE = {Standing.REJECTED: (What.REJECT, "rejected"), Standing.WITHDRAWN: (What.WITHDRAW, "withdrew")}


@together
def decided_elsewhere(
    applicant: Applicant, *, member: Member, standing: str, reason: str, day: date | None, system: str
) -> str:
    """Enter it; the sentence that stands in the ledger."""
    if not allows(member.seat, May.REVIEW):
        raise NotAllowed("your seat may not enter what was decided", mend="ask somebody who decides about applicants")
    what, verb = _DONE[Standing(standing)]
    on = f"on {day:%-d %B %Y}" if day else "on a day that the table does not say"
    words = f"imported: {verb} {on} in {system or 'another system'}"
    if what is What.REJECT:
        words += f"; the reason there: “{reason}”" if reason else "; no reason there"
    shown = {"imported": {"system": system, "day": day.isoformat() if day else ""}}
    decide(applicant, member=member, what=what, reason="other" if what is What.REJECT else "", words=words, shown=shown)
    then = min(datetime.combine(day, time(), UTC), timezone.now()) if day else timezone.now()
    held = Applicant.objects.get(pk=applicant.pk)
    held.since = then
    held.decided = then if what is What.REJECT else None
    recorded(held, by=member.user)
    return words
