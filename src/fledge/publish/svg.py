"""A chart specification → a drawing that scales with the page and says in words what it shows."""

from __future__ import annotations

import re
from html import escape

from fledge.charts import Spec

FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_OPENING = re.compile(r'<svg\b[^>]*?\bviewBox="([^"]+)"[^>]*>')
#: What the drawing repeats on every part of it and a page needs once or not at all.
_CHATTER = re.compile(r' (?:role|class|aria-[a-z]+|font-family|pointer-events)="[^"]*"| opacity="1"| fill-opacity="1"')
_ID = re.compile(r'(\bid="|url\(#)')
_VERSION = "6.4"


def svg(spec: Spec, *, name: str, width: int | None = None, heading: bool = True) -> str:
    """The drawing, as an SVG element to put into a page or a file.

    It has no size of its own and takes the width it is given. Text stays text, in the reader's own font.
    ``name`` keeps its ids apart from those of other drawings on the page; ``width`` draws it for that many
    pixels (a phone wants fewer, not smaller letters); without ``heading`` the title is said, not drawn.
    """
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(_to_draw(spec, width, heading=heading), vl_version=_VERSION)
    opening = _OPENING.match(drawn)
    assert opening is not None
    parts = _CHATTER.sub("", drawn[opening.end() :])
    return _opened(spec, name, opening[1]) + _ID.sub(rf"\1{name}-", parts)


def png(spec: Spec, *, width: int | None = None, scale: float = 2.0) -> bytes:
    """The drawing as a picture on white ground, for slides and mails, ``scale`` points to a pixel.

    A picture cannot say what it shows: put the specification's description beside it.
    """
    import vl_convert

    shown = _to_draw(spec, width, heading=True)
    on_white = {**shown, "config": {**shown["config"], "background": "white"}}
    return vl_convert.vegalite_to_png(on_white, vl_version=_VERSION, scale=scale)


def _to_draw(spec: Spec, width: int | None, *, heading: bool) -> Spec:
    """The specification without what the page says itself: description, and where wanted the title."""
    said = {"description"} if heading else {"description", "title"}
    shown = {key: value for key, value in spec.items() if key not in said}
    config = {**spec.get("config", {}), "font": FONTS, "aria": False}
    return {**shown, "config": config} | ({"width": width} if width else {})


def _opened(spec: Spec, name: str, view: str) -> str:
    names = f'aria-labelledby="{name}-title {name}-desc"'
    title, desc = escape(spec["title"], quote=False), escape(spec["description"], quote=False)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" font-family="{FONTS}" role="img" {names}>'
        f'<title id="{name}-title">{title}</title><desc id="{name}-desc">{desc}</desc>'
    )
