"""Needs and a panel → the best few edits: which changes bring most people back, one, two, three at a time."""

from fledge.audit.repair.core import basics, core_of, least_years, used_in_duties
from fledge.audit.repair.edit import Edit, EditKind, Repair, Step
from fledge.audit.repair.propose import propose

__all__ = ["Edit", "EditKind", "Repair", "Step", "basics", "core_of", "least_years", "propose", "used_in_duties"]
