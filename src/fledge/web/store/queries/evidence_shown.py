"""What stood on the page when somebody decided, as the ledger keeps it: digests, nothing by which anybody is known."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from fledge.web.store.models import Applicant, Reading


def without_lines(applicant: Applicant, page: str) -> dict[str, Any]:
    """For a page that quotes no lines, such as the board: which page it was, and what had been read until then.

    ``reading`` is the digest of the evidence as it was kept, empty where nothing had been read.
    """
    kept = Reading.objects.filter(person=applicant.person_id).values_list("kept", flat=True).first()
    return {"page": page, "lines": 0, "reading": digest_of_evidence(kept) if kept is not None else ""}


def digest_of_evidence(kept: Any) -> str:
    """A short digest of data, the same wherever it is taken."""
    return hashlib.sha256(json.dumps(kept, sort_keys=True, default=str).encode()).hexdigest()[:16]
