"""Interviews that are the same for everybody: questions and a work sample, ratings made alone, and what they tell.

Takes a Posting, the Questionnaire of the packaged knowledge, and ratings. Gives a Kit, the agreement of raters, and an
estimate with its range for each person. Never asks for a tool by name, never orders people, never decides.
"""

from fledge.match.interview.agreement import Agreement, Standing, agreement
from fledge.match.interview.composite import Composite, Ratings, composite
from fledge.match.interview.kit import Asked, Kit, Quoted, WorkSample, kit
from fledge.match.interview.read_ratings import Known, Round, read_outcomes, read_ratings
from fledge.match.interview.scorecard import Rating, Scorecard, visible_to
from fledge.match.interview.told import Told, told
from fledge.match.interview.updated import Outcome, too_few, updated
from fledge.match.interview.validity import Validity, validities

__all__ = [
    "Agreement",
    "Asked",
    "Composite",
    "Kit",
    "Known",
    "Outcome",
    "Quoted",
    "Rating",
    "Ratings",
    "Round",
    "Scorecard",
    "Standing",
    "Told",
    "Validity",
    "WorkSample",
    "agreement",
    "composite",
    "kit",
    "read_outcomes",
    "read_ratings",
    "told",
    "too_few",
    "updated",
    "validities",
    "visible_to",
]
