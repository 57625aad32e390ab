"""An invented posting with traps, its kit, and a round of ratings, for tests of what is published."""

from __future__ import annotations

from fledge.facts.load import load
from fledge.facts.load_interview import load_questionnaire
from fledge.match import Question
from fledge.match.interview import Kit, kit
from fledge.posting import read

POSTING = """Payments Engineer

What you will do
- Build assistants that answer customers' questions about <b>refunds</b> & disputes | with care
- Carry the pager for the ledger service one week in six
- Mentor two junior engineers

Requirements
- 5+ years of Python and PostgreSQL
- System design, testing and statistics
- Nice to have: Pinecone
"""
DOUBTS = (Question("The papers only name Docker. What did you last do with it, and <i>why</i>?", "Docker"),)
RATINGS = """person,rater,method,criterion,score
p2,Ada,structured interview,learning,2
p2,Ben,structured interview,learning,3
p2,Ada,work sample,overall,4
p1,Ada,structured interview,learning,5
p1,Ben,structured interview,learning,5
p1,Ben,work sample,overall,4
p3,Ada,structured interview,learning,3
"""


def made(*gaps: str, doubts: tuple[Question, ...] = ()) -> Kit:
    """The kit of the invented posting."""
    book = load()
    posting = read(POSTING, book, title="Payments <Engineer>", company="Harbour & Sons (invented)")
    return kit(posting, book, questionnaire=load_questionnaire(), gaps=gaps, doubts=doubts)
