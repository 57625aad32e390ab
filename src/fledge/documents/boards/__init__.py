"""Job boards of applicant-tracking systems: one module for each system whose exports are read.

A module says by which fields a posting of its system is known, where its text stands, and what else it says of the
posting. It reads fields; which of the postings come in and what is said about the rest is for ``job_board``.
"""

from fledge.documents.boards.ashby import ASHBY
from fledge.documents.boards.board import Board, Part
from fledge.documents.boards.greenhouse import GREENHOUSE
from fledge.documents.boards.lever import LEVER

BOARDS = (GREENHOUSE, ASHBY, LEVER)

__all__ = ["BOARDS", "Board", "Part"]
