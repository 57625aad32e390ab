"""The worked example: everybody invented, everything there, real data untouched."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

from tests.web.commands.running import Home, Running

_COUNTS = ("store_member", "store_role", "store_posting", "store_signoff", "store_share", "store_work", "store_user")


def test_demo_holds_the_whole_story_once_in_a_home_of_its_own(home: Home) -> None:
    home.migrated()
    before = home.database.read_bytes()
    with home.served("--demo", "--no-worker") as running:
        _looked_at(running)
        first = _counts(home)
    with home.served("--demo", "--no-worker") as again:
        assert again.said.count("\n") == 1
        assert again.enter()[0] == 200
    assert _counts(home) == first
    assert home.database.read_bytes() == before
    _told(home)


def _looked_at(running: Running) -> None:
    """Every page that the example leads to opens for its owner."""
    _, url, page = running.enter()
    assert "Senior AI Engineer" in page
    start = url.removeprefix(running.address)
    links = dict.fromkeys(link for link in re.findall(r'href="(/o/[^"#]+)"', page) if link != start)
    assert {link: status for link in links if (status := running.page(link)[0]) != 200} == {}


def _rows(home: Home, query: str) -> list[tuple[object, ...]]:
    with closing(connect(home.home / "demo" / "fledge.sqlite3")) as opened:
        return opened.execute(query).fetchall()


def _counts(home: Home) -> list[object]:
    return [_rows(home, f"SELECT count(*) FROM {table}")[0][0] for table in _COUNTS]


def _told(home: Home) -> None:
    assert _rows(home, "SELECT is_invented FROM store_organisation") == [(1,)]
    assert len(_rows(home, "SELECT DISTINCT seat FROM store_member")) == 9
    assert len(_rows(home, "SELECT title FROM store_role")) == 6
    versions = "SELECT p.number, p.published IS NOT NULL FROM store_posting p JOIN store_role r ON r.id = p.role_id"
    assert _rows(home, f"{versions} WHERE r.title = 'Senior AI Engineer' ORDER BY 1") == [(1, 0), (2, 0), (3, 1)]
    text = "SELECT text FROM store_posting WHERE number = 2"
    assert "7+ years in financial services" in str(_rows(home, text)[0][0])
    assert _rows(home, "SELECT count(*) FROM store_signoff WHERE agreed = 0") == [(2,)]
    assert _rows(home, "SELECT DISTINCT state FROM store_work") == [("done",)]
    assert _rows(home, "SELECT count(*) FROM store_invitation WHERE used IS NULL AND withdrawn IS NULL") == [(1,)]
    weeks = "SELECT julianday(max(history_date)) - julianday(min(history_date)) FROM store_historicalrole"
    assert float(str(_rows(home, weeks)[0][0])) > 28


def test_invented_postings_say_that_they_are() -> None:
    folder = Path(__file__).parents[3] / "src/fledge/web/demo/postings"
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]
    assert [text for text in texts if "This posting is invented" not in text] == []
    assert len(texts) == 5
