"""Lists as CSV, each beside the route of its list: the same rows as from the page, with the same rights."""

from fledge.web.api.tables import organisation, postings, rounds, side

shelves = (postings.shelf, rounds.shelf, side.shelf, organisation.shelf)

__all__ = ["shelves"]
