"""What each HTML element is to a reader of a posting."""

from __future__ import annotations

# fmt: off
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "menu", "dir"})
PARAGRAPHS = frozenset({  # stand between blank lines
    "p", "blockquote", "table", "dl", "pre", "section", "article", "main", "figure", "fieldset", "details", "hr",
})
BLOCKS = HEADINGS | LISTS | PARAGRAPHS | {  # stand on lines of their own
    "address", "aside", "body", "caption", "center", "dd", "dialog", "div", "dt", "figcaption", "footer", "form",
    "frameset", "header", "hgroup", "html", "legend", "li", "nav", "optgroup", "option", "summary", "tbody", "tfoot",
    "thead", "tr",
}
NEVER_SHOWN = frozenset({
    "head", "script", "style", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "select",
    "textarea", "input", "datalist", "progress", "meter", "map", "area",
})
SURROUNDINGS = frozenset({"nav", "header", "footer", "form", "noscript", "dialog", "button"})
ROLES_OF_SURROUNDINGS = frozenset({
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar",
})
UNNESTED = frozenset({  # void, or closed by the next of their kind
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rt", "rp",
})
FORMATTING = frozenset({  # left open, a browser copies them into every later element
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})
