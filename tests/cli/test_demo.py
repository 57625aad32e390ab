"""``fledge demo``: the worked example runs anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_the_demo_audits_its_posting_and_writes_the_page(fledge, tmp_path: Path) -> None:
    pytest.importorskip("fledge.publish", reason="the room that writes the page is not built yet")

    said = fledge("demo", cwd=tmp_path)
    page = tmp_path / "fledge-demo.html"
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.splitlines()[0] == "Senior AI Engineer at Meridian Trust (invented)"
    assert "Nobody can have 5 years of LangChain" in said.stdout
    assert said.stdout.splitlines()[-1].endswith(str(page.resolve()))
    assert "Senior AI Engineer" in page.read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_gets_a_sentence(fledge, tmp_path: Path) -> None:
    pytest.importorskip("fledge.publish", reason="the room that writes the page is not built yet")

    said = fledge("demo", "--out", "nowhere/page.html", cwd=tmp_path)
    assert said.returncode == 2
    assert (
        said.stderr
        == "fledge: nowhere/page.html: cannot be written (No such file or directory); choose another --out\n"
    )
