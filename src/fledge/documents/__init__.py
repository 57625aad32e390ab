"""A file or a saved page in, its plain text out.

Takes a path or bytes: text, Markdown, a saved web page, a schema.org JobPosting, a PDF, a Word document; for somebody's
papers also JSON Resume, and folders and ZIP archives of many; for many postings the export of a job board; tables as
CSV or spreadsheet.
Gives a Document: the text, one requirement a line where the file had a list, and notes on what was lost or guessed.
Never guesses silently and never gives an empty text: what cannot be read is a Problem with a way to mend it.

Reading libraries are imported where they are used, so that importing this room costs nothing.
"""

from fledge.documents.bundle import File, Limits, Read, bundle, is_archive, unpacked
from fledge.documents.days import Order, day_in, has_two_readings, order_of
from fledge.documents.document import Document, Kind, PostingFacts
from fledge.documents.export import LIMIT_EXPORT_BYTES, postings_in_export
from fledge.documents.read import LIMIT_BYTES, read_bytes, read_file
from fledge.documents.resume import read_resume_bytes, read_resume_file
from fledge.documents.sheet import LIMIT_SHEET_BYTES, Sheet, is_formula, is_sheet, read_sheets

__all__ = [
    "LIMIT_BYTES",
    "LIMIT_EXPORT_BYTES",
    "LIMIT_SHEET_BYTES",
    "Document",
    "File",
    "Kind",
    "Limits",
    "Order",
    "PostingFacts",
    "Read",
    "Sheet",
    "bundle",
    "day_in",
    "has_two_readings",
    "is_archive",
    "is_formula",
    "is_sheet",
    "order_of",
    "postings_in_export",
    "read_bytes",
    "read_file",
    "read_resume_bytes",
    "read_resume_file",
    "read_sheets",
    "unpacked",
]
