"""Whether groups went on at different rates, honest at small numbers: each stage of a hiring round, each breakdown.

Takes rows of decisions and, from a separate file of the user's, the groups that people say they belong to. Gives rates,
ratios, exact tests, ranges and a verdict in three words, one of them "cannot tell". Never infers a group, never says
why a gap is there, and never calls a round lawful or not.
"""

from fledge.match.impact.breakdown import Breakdown
from fledge.match.impact.cmh import Cmh, CommonRatio, cmh, common_ratio
from fledge.match.impact.corrections import holm
from fledge.match.impact.decisions import Decision, Decisions, decisions
from fledge.match.impact.demographics import BY, Demographics, demographics
from fledge.match.impact.drivers import Driver, Drivers, drivers
from fledge.match.impact.four_fifths import below_four_fifths, false_alarm
from fledge.match.impact.limits import Limits, limits
from fledge.match.impact.mid_p import mid_p, mid_p_within
from fledge.match.impact.miettinen_nurminen import Interval, difference, ratio
from fledge.match.impact.n_needed import n_needed
from fledge.match.impact.posterior import ratio_below
from fledge.match.impact.report import NO_GROUPS, Impact, impact
from fledge.match.impact.requirements import Requirements, requirements
from fledge.match.impact.shortfall import shortfall, whole_people
from fledge.match.impact.stages import STAGES, spellings
from fledge.match.impact.standing import FourFifths, Standing
from fledge.match.impact.tally import Tally
from fledge.match.impact.verdict import Said, Verdict

__all__ = [
    "BY",
    "NO_GROUPS",
    "STAGES",
    "Breakdown",
    "Cmh",
    "CommonRatio",
    "Decision",
    "Decisions",
    "Demographics",
    "Driver",
    "Drivers",
    "FourFifths",
    "Impact",
    "Interval",
    "Limits",
    "Requirements",
    "Said",
    "Standing",
    "Tally",
    "Verdict",
    "below_four_fifths",
    "cmh",
    "common_ratio",
    "decisions",
    "demographics",
    "difference",
    "drivers",
    "false_alarm",
    "holm",
    "impact",
    "limits",
    "mid_p",
    "mid_p_within",
    "n_needed",
    "ratio",
    "ratio_below",
    "requirements",
    "shortfall",
    "spellings",
    "whole_people",
]
