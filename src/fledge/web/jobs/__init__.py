"""Long work in the background, one item at a time: what a killed worker leaves is taken up where it was.

Takes work that was asked for on a page or by a program. Gives what came of each item. Never repeats or loses one.
"""
