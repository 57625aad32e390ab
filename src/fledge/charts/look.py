"""How every chart looks: quiet, in words, and legible on light and on dark ground alike.

Text takes the colour of the text around it; the three colours for marks keep a contrast of at least 3 to 1
against white and against near-black (WCAG 2.2, 1.4.11), so that one drawing serves both.
"""

from __future__ import annotations

from typing import Any

#: A Vega-Lite specification as a plain dictionary.
Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
TEXT = "currentColor"
#: What others do.
QUIET = "#8b93a1"
#: What this posting does.
LOUD = "#3b78e7"

_AXIS = {
    "domain": False,
    "ticks": False,
    "labelPadding": 6,
    "titlePadding": 10,
    "labelColor": TEXT,
    "titleColor": TEXT,
    "labelOpacity": 0.75,
    "titleOpacity": 0.75,
    "gridColor": TEXT,
    "gridOpacity": 0.12,
    "labelFontSize": 12,
    "titleFontSize": 12,
    "titleFontWeight": "normal",
}


def chart(title: str, description: str, **parts: Any) -> Spec:
    """A specification that says what it shows, in a heading and in a sentence for those who cannot see it."""
    config = {
        "background": None,
        "view": {"stroke": None},
        "axis": _AXIS,
        "title": {"color": TEXT, "anchor": "start", "fontSize": 14, "fontWeight": 600, "offset": 14},
        "text": {"color": TEXT, "fontSize": 12},
    }
    return {"$schema": SCHEMA, "title": title, "description": description, **parts, "config": config}
