"""The worked example: an invented organisation whose people have worked on their postings and rounds for ten weeks.

Takes an empty database. Gives the owner's account. All of it is made up and says so; loaded twice it is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fledge.web.store.models import User

__all__ = ["loaded"]


def loaded(say: Callable[[str], None]) -> User:
    """The owner of the invented organisation, which is made if it is not there: whole or not at all.

    The papers are written by processes of their own, which need no tables: so nothing here asks for them before this.
    """
    from fledge.web.demo.load import loaded as whole

    return whole(say)
