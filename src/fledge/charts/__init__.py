"""Any result → a chart specification: one for terminal file, notebook, page and report.

Takes values that earlier rooms give. Gives Vega-Lite specifications as plain dictionaries, or None where there
is nothing to show. Never draws: what a specification becomes is for whoever publishes it.
"""

from fledge.charts.asked import AskedOfKind, asked, asked_by_kind
from fledge.charts.look import Spec
from fledge.charts.match_points import MatchPoint, match_points
from fledge.charts.near_misses import NearMissRow, near_miss_rows, near_misses
from fledge.charts.pool_funnel import FunnelRow, funnel_rows, pool_funnel
from fledge.charts.ramp_fan import FanRow, fan_rows, ramp_fan
from fledge.charts.ramp_levers import LeverRow, lever_rows, ramp_levers
from fledge.charts.repair_frontier import FrontierRow, frontier_rows, repair_frontier
from fledge.charts.selection_rates import RateRow, rate_rows, selection_rates
from fledge.charts.tool_load import Tally, tallies, tool_load

__all__ = [
    "AskedOfKind",
    "FanRow",
    "FrontierRow",
    "FunnelRow",
    "LeverRow",
    "MatchPoint",
    "NearMissRow",
    "RateRow",
    "Spec",
    "Tally",
    "asked",
    "asked_by_kind",
    "fan_rows",
    "frontier_rows",
    "funnel_rows",
    "lever_rows",
    "match_points",
    "near_miss_rows",
    "near_misses",
    "pool_funnel",
    "ramp_fan",
    "ramp_levers",
    "rate_rows",
    "repair_frontier",
    "selection_rates",
    "tallies",
    "tool_load",
]
