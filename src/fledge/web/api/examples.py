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
    "add_applicant": {"name": "Ines Invented", "email": "ines@people.example", "source": "Careers page"},
    "explain_upload": {"columns": {"Wer": "name", "B": "email"}, "words": {"Erstgespräch": "interview"}},
    "decide": {"what": "reject", "reason": "evidence-thin", "words": "Nothing on data at this size.", "edition": 1},
    "decide_for_many": {"applicants": [17, 23], "what": "move", "to": "interview"},
    "ask_for_order": {"order": "gap", "because": "Whom can we train until the go-live in May?"},
    "look_again_at_all": {"others": False},
    "accept_second_look": {"reason": "The tool that had excluded her is a wish now."},
    "decline_second_look": {"reason": "Pay does not fit."},
    "add_note": {"text": "Asks for mornings, because of a course."},
    "add_tag": {"tag": "night shifts"},
    "add_task": {"what": "Ask for a work sample", "who": 3, "due": "2026-03-01"},
    "keep_filter": {"name": "Long in review", "asked": "stage=review&waiting=14", "is_shared": True},
    "add_webhook": {"address": "https://hooks.harbour.example/fledge"},
    "plan_interview": {"begins": "2026-03-02T15:30", "zone": "Europe/Lisbon", "interviewers": [3, 5]},
    "cancel_interview": {"edition": 1},
    "change_interview": {"begins": "2026-03-04T10:00", "invite": True, "edition": 1},
    "add_card_note": {"text": "She sent the script that we talked about."},
    "put_card": {"ratings": {"python": 4}, "notes": {"python": "Read her own code aloud."}, "hand_in": True},
    "add_letter": {"name": "No", "subject": "Your application: {role}", "words": "Dear {name},\n…\n{link}\n"},
    "change_letter": {"name": "No", "subject": "{role}", "words": "Dear {name},\n…\n", "edition": 1},
    "write_to_many": {"applicants": [17, 23], "letter": 2, "tells": True},
    "write_letter": {"letter": 2, "tells": True},
    "answer_request": {"granted": False, "answer": "The line stands in the file that you sent on 3 March."},
    "erase_passed": {"people": [41, 57]},
    "ask_to_keep": {"people": [41, 57], "letter": 5},
    "hold_everybody": {"legal_hold": "A dispute about the round of March.", "edition": 1},
}
