"""The worked example: an invented organisation whose people have worked on their postings for six weeks.

Takes an empty database. Gives the owner's account. All of it is made up and says so; loaded twice it is the same.
"""

from fledge.web.demo.load import loaded

__all__ = ["loaded"]
