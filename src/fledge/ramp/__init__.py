"""Gap → months until somebody works on their own, as a distribution, and what would shorten it.

Takes a gap in hours, the working conditions and what happened to earlier people. Gives a Ramp: ranges and chances.
Never a bare number, and never activity (commits, tickets) as a measure of skill.
"""
