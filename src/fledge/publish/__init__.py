"""Results → what people read: a page, Markdown, JSON with a published schema, drawings.

Takes an Audit and the FactBook it was made with. Gives text. Never judges, and asks nothing of any host.
"""

from fledge.publish.audit_html import as_html
from fledge.publish.audit_json import as_json
from fledge.publish.audit_markdown import as_markdown
from fledge.publish.drawing import Drawing, chart_of
from fledge.publish.impact_html import impact_html
from fledge.publish.impact_json import impact_json, impact_schema
from fledge.publish.job_posting_jsonld import job_posting_jsonld
from fledge.publish.kit_docx import kit_docx
from fledge.publish.kit_html import kit_html
from fledge.publish.kit_json import kit_json, kit_schema
from fledge.publish.kit_markdown import kit_markdown
from fledge.publish.match_json import match_json, match_schema
from fledge.publish.near_json import near_json, near_schema
from fledge.publish.pool_json import pool_json
from fledge.publish.pool_schema import pool_schema, repair_schema
from fledge.publish.posting_docx import posting_docx
from fledge.publish.posting_html import posting_html
from fledge.publish.posting_text import posting_text
from fledge.publish.ramp_html import ramp_html
from fledge.publish.ramp_json import ramp_json
from fledge.publish.ramp_schema import ramp_schema
from fledge.publish.repair_json import repair_json
from fledge.publish.rewrite_docx import rewrite_docx
from fledge.publish.rewrite_html import rewrite_html
from fledge.publish.rewrite_json import rewrite_json, rewrite_schema
from fledge.publish.rewrite_markdown import rewrite_markdown
from fledge.publish.schema import audit_schema
from fledge.publish.scorecards_json import scorecards_json, scorecards_schema
from fledge.publish.second_look_json import second_look_json, second_look_schema
from fledge.publish.svg import svg
from fledge.publish.verdict import verdict

__all__ = [
    "Drawing",
    "as_html",
    "as_json",
    "as_markdown",
    "audit_schema",
    "chart_of",
    "impact_html",
    "impact_json",
    "impact_schema",
    "job_posting_jsonld",
    "kit_docx",
    "kit_html",
    "kit_json",
    "kit_markdown",
    "kit_schema",
    "match_json",
    "match_schema",
    "near_json",
    "near_schema",
    "pool_json",
    "pool_schema",
    "posting_docx",
    "posting_html",
    "posting_text",
    "ramp_html",
    "ramp_json",
    "ramp_schema",
    "repair_json",
    "repair_schema",
    "rewrite_docx",
    "rewrite_html",
    "rewrite_json",
    "rewrite_markdown",
    "rewrite_schema",
    "scorecards_json",
    "scorecards_schema",
    "second_look_json",
    "second_look_schema",
    "svg",
    "verdict",
]
