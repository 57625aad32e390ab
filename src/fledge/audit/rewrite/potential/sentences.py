"""The sentences of a posting for potential. Marked blanks stand in brackets; each is named once."""

from __future__ import annotations

DUTIES = "What you'll do"
PROJECTS = "First projects"
BRING = "What you bring"
CONDITIONS = "What the job needs from everybody"
LEARN = "What you'll learn"
LEARN_TOO = "What you'll learn on the way"
PROMISE = "What we promise"
JUDGE = "How we judge"
CHOOSE = "How we choose"
WISHES = "Welcome, not needed"

NO_DUTIES = "[what the person does in a normal week, in three to six lines]"
LATER_DUTIES = "Later, when your own work is in hand:"

PROJECTS_LEAD = "Small and bounded first. Before each one starts, you and your mentor agree what done means."
FIRST = "Months 1 to 3, next to your mentor"
SECOND = "Months 4 to 6, with your mentor looking over it"
THIRD = "Months 7 to {months}, with help when you ask"
FIRST_PIECE = "[the first piece: small, with a clear end]"
SECOND_PIECE = "[the second piece: larger, with somebody waiting for it]"
THIRD_PIECE = "[the third piece: yours from beginning to end]"

SHOW = (
    "Something that you taught yourself in the last two years, and what you {made} with it. "
    "A side project counts. We ask everybody for this."
)

LEARN_LEAD = "Nobody expects these of you on the first day. You learn them here, on the work."
LEARN_NOTHING = "The way we work and the tools we use, on the work itself."
LATER = "Later, as the work needs them: {names}."
DOMAIN = "The business itself: {domain}, from the people here who know it."

MENTOR = "You'll have a mentor, {mentor}, for {hours} hours a week, at fixed times."
PROTECTED = "You'll have {hours} hours a week to learn, within your working hours. Urgent work does not take them."
BUDGET = "You'll have {budget} for courses, books and exams in the first {months} months."
BLANK_MENTOR, BLANK_MENTOR_HOURS = "[mentor: name or role]", "[mentor hours]"
BLANK_HOURS, BLANK_BUDGET = "[protected hours]", "[training budget]"

JUDGED = (
    "We look at your work after {months} months, against a rubric that we agree with you before you start. "
    "Month three is for feedback, not for a verdict."
)
ON_YOUR_OWN = "By month {months} you do the last of these on your own."
SAMPLE = "A work sample of at most [work sample hours] hours, close to the first project."
INTERVIEW = "A structured interview: the same questions for everybody, marked against what we wrote down beforehand."
SAME_QUESTIONS = "In every interview: the same questions for everybody, marked against what we wrote down beforehand."
ANSWER = "You hear from us within [days until an answer] days, whatever the answer is."
