"""A chart of a result: as a specification, as a drawing in a notebook, as a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fledge.charts import Spec, near_misses, pool_funnel, ramp_fan, ramp_levers, repair_frontier
from fledge.problem import Problem
from fledge.publish.svg import png, svg

if TYPE_CHECKING:
    from fledge.audit.repair import Repair
    from fledge.pool import Pool
    from fledge.ramp import Ramp

#: What a notebook calls a Vega-Lite specification of the version that charts are written in.
VEGA_LITE = "application/vnd.vegalite.v6+json"
_CHARTS: dict[str, Callable[[Any], Spec | None]] = {
    "funnel": pool_funnel,
    "near-misses": near_misses,
    "frontier": repair_frontier,
    "fan": ramp_fan,
    "levers": ramp_levers,
}
_OF_POOL, _OF_REPAIR, _OF_RAMP = ("funnel", "near-misses"), ("frontier",), ("fan", "levers")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart that shows itself in a notebook and saves itself as SVG, PNG or Vega-Lite JSON.

    ``says`` is what it shows in sentences, for those who cannot see it.
    """

    spec: Spec = field(repr=False)
    name: str = "chart"

    @property
    def says(self) -> str:
        """What the chart shows, in sentences."""
        return str(self.spec["description"])

    def svg(self, width: int | None = None) -> str:
        """The drawing as SVG, with its title and what it says inside."""
        return svg(self.spec, name=self.name, width=width)

    def png(self, width: int | None = None) -> bytes:
        """The drawing as a picture on white ground."""
        return png(self.spec, width=width)

    def save(self, file: Path) -> None:
        """Write the drawing; the file's ending says as what: .svg, .png, or .json for the specification."""
        match file.suffix.lower():
            case ".svg":
                file.write_text(self.svg(), encoding="utf-8")
            case ".png":
                file.write_bytes(self.png())
            case ".json":
                file.write_text(_as_json(self.spec), encoding="utf-8")
            case ending:
                what = f"a chart cannot be written as {ending or 'a file without an ending'}"
                raise Problem(what, where=str(file), mend="end its name in .svg, .png or .json")

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """What notebooks ask for: the specification for those that draw it, the drawing for the others."""
        return {VEGA_LITE: self.spec, "image/svg+xml": self.svg(), "text/plain": self.says}


def chart_of(result: Pool | Repair | Ramp, name: str) -> Drawing | None:
    """A chart of a pool (``funnel``, ``near-misses``), a repair (``frontier``) or a ramp (``fan``, ``levers``).

    None with nothing to show.
    """
    known = _OF_REPAIR if hasattr(result, "steps") else _OF_RAMP if hasattr(result, "levers") else _OF_POOL
    if name not in known:
        raise Problem(f"there is no chart {name!r} of this result", mend=f"ask for {' or '.join(known)}")
    spec = _CHARTS[name](result)
    return Drawing(spec, name) if spec else None


def _as_json(spec: Spec) -> str:
    return json.dumps(spec, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
