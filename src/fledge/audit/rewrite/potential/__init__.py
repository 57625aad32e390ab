"""A posting → the same role opened to people who learn it.

Takes a Posting and what the organisation promises. Gives a Rewrite: a complete text, every change with its reason,
and the blanks that only the employer can fill in. Never asks what the original did not ask, except to show learning.
"""

from fledge.audit.rewrite.potential.offer import Offer
from fledge.audit.rewrite.potential.write import potential

__all__ = ["Offer", "potential"]
