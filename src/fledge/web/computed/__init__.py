"""The stages, asked on behalf of the workspace: the only place from which pages, the API and jobs call them.

Takes texts and days. Gives what the stages give, and page parts made of it. Never reads or writes the database.
"""

from fledge.web.computed.audited import Asked, audited, kept_audit, made_by
from fledge.web.computed.proposed import Line, changed_lines, proposed, text_without, title_line
from fledge.web.computed.warming import warmed

__all__ = [
    "Asked",
    "Line",
    "audited",
    "changed_lines",
    "kept_audit",
    "made_by",
    "proposed",
    "text_without",
    "title_line",
    "warmed",
]
