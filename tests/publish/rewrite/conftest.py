"""Two rewrites made by hand: one with hostile words, blanks and every kind of change, one in which nothing changed."""

from __future__ import annotations

import pytest

from fledge.audit.rewrite import Change, Purpose, Rewrite

TEXT = """Engineer learning AI

We bake <b>bread</b> & [cake](javascript:alert(1)).

What you'll do

- Build *ovens* in code
- 1. Mend them

What we promise

- You'll have a mentor, [mentor], for 3 hours a week.

Pay is $100,000 - $120,000 a year.
"""


@pytest.fixture(scope="session")
def new() -> Rewrite:
    """A posting for potential."""
    return Rewrite(
        purpose=Purpose.POTENTIAL,
        title="Engineer learning AI",
        company="Trust & Sons",
        text=TEXT,
        changes=(
            Change("Senior AI Engineer </title>", "Engineer learning AI", "It can be learned."),
            Change("About us", "About us"),
            Change("- 5+ years of <script>LangChain</script>", None, "Nobody can have | them."),
            Change(None, "What we promise", "Promises have numbers."),
            Change(None, "- You'll have a mentor, [mentor], for 3 hours a week.", "Promises have numbers."),
            Change("", ""),
        ),
        blanks=("[mentor]",),
        expect=("The pool grows by what was counted, and by no more.",),
    )


@pytest.fixture(scope="session")
def same() -> Rewrite:
    """A repaired posting that needed no repair."""
    return Rewrite(Purpose.REPAIRED, "", "", "Baker wanted\n", (Change("Baker wanted", "Baker wanted"),), (), ())
