"""An empty table with the headings that are read, to be filled in."""

from __future__ import annotations

import io

from fledge.web.computed.arrivals.columns import FIELDS

#: What stands in each column, for whoever fills it in.
SAYS = {
    "name": "As they write it. Nobody comes in without a name or an address.",
    "email": "Tells people apart: the same address is the same person.",
    "phone": "May stay empty.",
    "applied": "The day, best as 2026-03-02. Empty: the day of the import.",
    "source": "Where they came from, for example careers page.",
    "stage": "Applied, In review, Interview, Offer or Hired; other words are asked about. Empty: Applied.",
    "status": "Active, Rejected or Withdrew; other words are asked about. Empty: Active.",
    "decided": "The day of a rejection or withdrawal.",
    "reason": "Why somebody was rejected, in words.",
    "tags": "Separated by commas.",
    "reference": "Their number in another system; tells people apart where there is no address.",
    "file": "As the résumé’s file is called, for example lovelace.pdf; several separated by semicolons.",
    "keep_until": "The day until which they agreed to be kept.",
}
HEADINGS = tuple(FIELDS[name] for name in SAYS)
AS_CSV = ",".join(HEADINGS) + "\r\n"


def blank_workbook() -> bytes:
    """The same as a workbook, whose second sheet says what belongs where."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    table = book.active
    table.title = "Applicants"
    table.append(HEADINGS)
    table.freeze_panes = "A2"
    explained = book.create_sheet("How to fill it in")
    explained.append(("The column", "What belongs in it"))
    for heading, says in zip(HEADINGS, SAYS.values(), strict=True):
        explained.append((heading, says))
    for sheet, widths in ((table, (22,) * len(HEADINGS)), (explained, (28, 90))):
        for number, width in enumerate(widths):
            sheet.column_dimensions[chr(65 + number)].width = width
        for cell in sheet[1]:
            cell.font = Font(bold=True)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
