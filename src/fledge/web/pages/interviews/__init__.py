"""Interviews: one kit for everybody, when and with whom, scorecards made alone, and how far they agree."""
