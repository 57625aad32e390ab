"""The page of rights in the documentation says what the code says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from tests.web.rights.table import pages

_ROOT = Path(__file__).parents[3]


def test_the_page_of_rights_is_up_to_date_and_names_every_page() -> None:
    spec = importlib.util.spec_from_file_location("rights_reference", _ROOT / "tools/rights_reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    kept = (_ROOT / "docs/reference/rights.md").read_text(encoding="utf-8")
    remark = next(line for line in kept.split("\n") if line.startswith("<!--"))
    assert module.rights_page(remark) == kept, "run: python tools/build_reference.py"
    rows = [line for line in kept.split("\n") if line.startswith("| `") and ("/`" in line or ".zip`" in line)]
    assert len(rows) == sum(page.has_seat for page in pages().values())
