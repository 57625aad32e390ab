"""Every setting of the workspace is told, and does something."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fledge.web.options import OPTIONS


def test_every_setting_is_told_with_its_default(pages: dict[str, Any]) -> None:
    told = pages["docs/reference/settings.md"].text
    rows = re.findall(r"^\| `(\w+)` \| (?:`([^`]+)`)? \|", told, re.M)
    assert rows == [(option.name, option.default) for option in OPTIONS]
    assert [option.name for option in OPTIONS if option.about not in told] == []


def test_every_setting_is_used(root: Path) -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (root / "src").rglob("*.py") if path.name != "options.py"
    )
    assert [option.name for option in OPTIONS if option.name not in code] == []


def test_every_setting_that_a_page_names_exists(page: Any) -> None:
    named = set(re.findall(r"\bFLEDGE_[A-Z_]+\b", page.text))
    assert named - {option.name for option in OPTIONS} - {"FLEDGE_GOLDEN"} == set()
