"""Tables and papers that come from elsewhere → who applied, with what is not sure said and never guessed.

Takes sheets as rows of text and what somebody said about their columns. Gives rows that are fit to come in, each with
what is wrong with it. Never keeps a column about groups, and touches no database.
"""

from fledge.web.computed.arrivals.columns import (
    FIELDS,
    Said,
    guess,
    header_of,
    letters,
    systems,
    without_groups,
    words_for,
)
from fledge.web.computed.arrivals.questions import Question, questions_of
from fledge.web.computed.arrivals.rows import Row, rows_of
from fledge.web.computed.arrivals.whose import addresses_in, name_of_file, own_address, reference_words, says_name

__all__ = [
    "FIELDS",
    "Question",
    "Row",
    "Said",
    "addresses_in",
    "guess",
    "header_of",
    "letters",
    "name_of_file",
    "own_address",
    "questions_of",
    "reference_words",
    "rows_of",
    "says_name",
    "systems",
    "without_groups",
    "words_for",
]
