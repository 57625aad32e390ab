"""Any result → a chart specification: one for terminal file, notebook, page and report.

Takes values that earlier rooms give. Gives Vega-Lite specifications as plain dictionaries, or None where there
is nothing to show. Never draws: what a specification becomes is for whoever publishes it.
"""

from fledge.charts.asked import AskedOfKind, asked, asked_by_kind
from fledge.charts.look import Spec
from fledge.charts.tool_load import Tally, tallies, tool_load

__all__ = ["AskedOfKind", "Spec", "Tally", "asked", "asked_by_kind", "tallies", "tool_load"]
