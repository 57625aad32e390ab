"""One body for each route that takes one, as the reference shows it; the posting is invented."""

from __future__ import annotations

from typing import Any

EXAMPLES: dict[str, dict[str, Any]] = {
    "rename_organisation": {"name": "Harbour Bank", "edition": 1},
    "change_seat": {"seat": "manager"},
    "invite": {"email": "sam@harbour.example", "seat": "manager"},
    "add_role": {"title": "Senior AI Engineer", "team": "Payments", "location": "Lisbon", "openings": 4},
    "change_role": {"state": "paused", "edition": 1},
    "add_posting": {
        "text": "Senior AI Engineer\n\nRequirements:\n- 5+ years of LangChain\n- Python\n",
        "company": "Harbour Bank",
        "judged_by": "2026-02-04",
    },
    "what_if": {"waive": ["LangChain"], "years": {}},
    "propose": {"edits": 3, "keep": ["python"]},
    "sign_off": {"lines": {"9f1c2b7a40d3e58b6a7c1d20-1": True}, "why": "The tool is younger than that."},
    "share": {"whom": "Dana, head of payments", "days": 14},
}
