# ruff: noqa: E501 - a paragraph of a letter is one line
"""Letters to begin with. They are the organisation's own to change, and say nothing that they cannot keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Starter:
    """One letter: what it is called, what it is about, and its words."""

    name: str
    subject: str
    words: str


STARTERS = (
    Starter(
        "We have your application",
        "Your application for {role}",
        """Dear {name},

Thank you for applying for {role} at {organisation}. Your papers have arrived.

A person reads them. What you can do counts, also where it goes by another name or is close to what we ask for. Here you see which lines of your papers were read and what each counts towards. If something is wrong or missing, you can say so there:

{link}

You will hear from us either way.

With kind regards,
{organisation}
""",
    ),
    Starter(
        "Invitation to talk",
        "Shall we talk about {role}?",
        """Dear {name},

We have read your application for {role} and would like to talk with you.

Everybody whom we talk with gets the same questions, about the work itself. Please answer this letter with two or three times that suit you. If you need anything so that the conversation works well for you, tell us; it changes nothing about how we listen.

With kind regards,
{organisation}
""",
    ),
    Starter(
        "Not going on this time",
        "Your application for {role}",
        """Dear {name},

Thank you for the time that you put into your application for {role}. We are not going on with it this time. A person decided this, for a reason that is written down.

You can read the reason here, and what was read in your papers. If something was read wrongly or is missing, say so there, and a person will look again:

{link}

We wish you well.

With kind regards,
{organisation}
""",
    ),
    Starter(
        "We looked again",
        "We looked again at your application for {role}",
        """Dear {name},

Some time ago we wrote to you that we would not go on with your application for {role}. Since then we have changed what we ask for, and somebody has read your papers again. We were too narrow, and we would like to go on with you.

If you would like that too, please answer this letter. If not, you can withdraw here with one press, and need not say why:

{link}

With kind regards,
{organisation}
""",
    ),
    Starter(
        "May we keep your papers?",
        "May we keep your papers a while longer?",
        """Dear {name},

You applied for {role} at {organisation}. The time for which we may keep your papers is nearly over.

If we may keep them, so that we can look again when what we ask for changes, press “Keep me longer” here. You can also have everything erased there:

{link}

If you do nothing, somebody here will erase what we have of you.

With kind regards,
{organisation}
""",
    ),
)
