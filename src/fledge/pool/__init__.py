"""Requirements → how many people meet all of them, and what each one costs.

Takes needs and a Panel. Gives a Pool. Never multiplies the shares of separate lines, and never sees an applicant: the
people counted are respondents without names.
"""

from fledge.pool.answers import Answer, Unasked, answer
from fledge.pool.asked import listed, name_of, needs_of
from fledge.pool.choose import best_panel
from fledge.pool.count import count, count_again
from fledge.pool.money import Stakes, stakes
from fledge.pool.named import needs_named
from fledge.pool.need import MACHINE_LEARNING, WORK, HasDegree, HasSkill, HasYears, Need, WorksIn
from fledge.pool.panel import About, Choice, Panel
from fledge.pool.rake import Margins, rake
from fledge.pool.result import Estimate, Gain, Left, Money, NearMiss, NotMeasured, People, Pool, Price, Recount

__all__ = [
    "MACHINE_LEARNING",
    "WORK",
    "About",
    "Answer",
    "Choice",
    "Estimate",
    "Gain",
    "HasDegree",
    "HasSkill",
    "HasYears",
    "Left",
    "Margins",
    "Money",
    "NearMiss",
    "Need",
    "NotMeasured",
    "Panel",
    "People",
    "Pool",
    "Price",
    "Recount",
    "Stakes",
    "Unasked",
    "WorksIn",
    "answer",
    "best_panel",
    "count",
    "count_again",
    "listed",
    "name_of",
    "needs_named",
    "needs_of",
    "rake",
    "stakes",
]
