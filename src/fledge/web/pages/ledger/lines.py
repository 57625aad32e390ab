"""One decision as people read it."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.web.store.models import Decision, Stage, What
from fledge.web.store.queries.decisions import REASONS
from fledge.web.store.queries.evidence_shown import digest_of_evidence

LEDGER = (
    "line", "at", "by", "applicant", "name", "what", "from_stage", "to_stage", "reason", "words", "page",
    "posting_version", "evidence", "undone_at", "together", "before", "digest",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A decision, with the name of whom it is about for those who may see it."""

    one: Decision
    with_name: bool

    @property
    def about(self) -> str:
        """Who it is about: a number where the name is not to be seen or was erased."""
        person = self.one.applicant.person
        if self.with_name and not person.erased:
            return str(person)
        return f"Applicant {self.one.applicant_id}" + (" (erased)" if person.erased else "")

    @property
    def is_erased(self) -> bool:
        """Whether the person was erased."""
        return self.one.applicant.person.erased is not None

    @property
    def says(self) -> str:
        """What was decided, in words."""
        if self.one.what == What.MOVE:
            return f"moved from “{_stage(self.one.from_stage)}” to “{_stage(self.one.to_stage)}”"
        return {
            What.REJECT: "rejected",
            What.REOPEN: f"brought back to “{_stage(self.one.to_stage)}”",
            What.WITHDRAW: "withdrew" if self.one.by_candidate else "entered as withdrawn",
            What.KEEP: "rejection confirmed at a second look",
            What.UNDO: "an earlier decision undone",
        }.get(What(self.one.what), self.one.get_what_display())

    @property
    def reason(self) -> str:
        """Why, as the list of reasons says it."""
        return REASONS.get(self.one.reason, self.one.reason)

    @property
    def evidence(self) -> str:
        """A short digest of what stood on the page."""
        return digest_of_evidence(self.one.shown) if self.one.shown else ""

    @property
    def page(self) -> str:
        """The page on which it was decided."""
        return str(self.one.shown.get("page", "")) if isinstance(self.one.shown, dict) else ""

    @property
    def undone(self) -> Decision | None:
        """The line that undid it."""
        return getattr(self.one, "undone_by", None)


def _stage(value: str) -> str:
    return Stage(value).label if value in Stage.values else value


def row_of(line: Line) -> tuple[object, ...]:
    """The same as a row of a table."""
    one, undone = line.one, line.undone
    name = line.about if line.with_name and not line.is_erased else ""
    return (
        one.pk, one.at.isoformat(), str(one.by), one.applicant_id, name, one.what, one.from_stage, one.to_stage,
        one.reason, one.words, line.page, one.posting.number if one.posting else "", line.evidence,
        undone.at.isoformat() if undone else "", one.together or "", one.before, one.digest,
    )  # fmt: skip
