"""The one error a person ever sees: what is wrong, where, and how to mend it.

The same sentence reaches the terminal (exit status 2), the page and the API.
"""

from __future__ import annotations

from collections.abc import Iterable


class Problem(Exception):
    """Something a person can mend.

    >>> str(Problem("the file is empty", where="posting.txt", mend="paste the text into it"))
    'posting.txt: the file is empty; paste the text into it'
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(str(self))

    def __str__(self) -> str:
        return (f"{self.where}: " if self.where else "") + self.what + (f"; {self.mend}" if self.mend else "")


class Problems(Problem):
    """Several problems found in one reading, raised once so that nobody mends them one at a time."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))
