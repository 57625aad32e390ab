"""Gap → months until somebody works on their own, as a distribution, and what would shorten it.

Takes a gap in hours, the working conditions and what happened to earlier people. Gives a Ramp: ranges and chances.
Never a bare number, and never activity (commits, tickets) as a measure of skill.
"""

from fledge.ramp.brief import Brief, briefs
from fledge.ramp.conditions import Conditions
from fledge.ramp.curve import PRODUCTIVE, Point
from fledge.ramp.estimate import Chance, Ramp, TooEarly, months_of, ramp_of, ramp_of_class, ramps
from fledge.ramp.gap import Class, Gap
from fledge.ramp.learned import as_facts, learned_from
from fledge.ramp.levers import Lever
from fledge.ramp.months import Months
from fledge.ramp.organisation import Learned, Seen, learn, nothing_known
from fledge.ramp.outcomes import COLUMNS, Outcome, Outcomes, outcomes
from fledge.ramp.priors import Priors, priors

__all__ = [
    "COLUMNS",
    "PRODUCTIVE",
    "Brief",
    "Chance",
    "Class",
    "Conditions",
    "Gap",
    "Learned",
    "Lever",
    "Months",
    "Outcome",
    "Outcomes",
    "Point",
    "Priors",
    "Ramp",
    "Seen",
    "TooEarly",
    "as_facts",
    "briefs",
    "learn",
    "learned_from",
    "months_of",
    "nothing_known",
    "outcomes",
    "priors",
    "ramp_of",
    "ramp_of_class",
    "ramps",
]
