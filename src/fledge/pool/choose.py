"""Which panel to ask: the one that was asked about most of what a posting demands."""

from __future__ import annotations

from collections.abc import Sequence

from fledge.facts import Fact
from fledge.pool.answers import Unasked, answer
from fledge.pool.need import Need
from fledge.pool.panel import Panel


def best_panel(needs: Sequence[Need], panels: Sequence[Panel], experience: Fact | None = None) -> Panel:
    """The panel that leaves fewest needs unmeasured; of equals, the first."""
    return min(panels, key=lambda panel: sum(isinstance(answer(n, panel, experience), Unasked) for n in needs))
