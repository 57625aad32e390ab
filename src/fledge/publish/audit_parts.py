"""An audit in parts, for a page that has a frame of its own: findings, the marked posting, people, charts, reading."""

from __future__ import annotations

from fledge.audit import Audit
from fledge.facts import FactBook
from fledge.publish.audit_html import contents, templates

#: Part → its template, in the order in which a page shows them.
PARTS = {
    "figures": "_figures.html",
    "findings": "_findings.html",
    "posting": "_posting.html",
    "pool": "_pool.html",
    "charts": "_charts.html",
    "read": "_read.html",
}
_NEEDS = {"figures": "figures", "pool": "pool", "charts": "charts", "read": "groups"}


def audit_parts(audit: Audit, book: FactBook) -> dict[str, str]:
    """Each part as HTML by its name; a part that has nothing to say is left out.

    Everything that comes from the posting is escaped. Its looks are those of ``audit_css``.
    """
    known = contents(audit, book)
    wanted = {part: page for part, page in PARTS.items() if known.get(_NEEDS.get(part, ""), True)}
    return {part: templates().get_template(page).render(known).strip() for part, page in wanted.items()}
