"""Whether a workspace is well, in sentences."""

from __future__ import annotations

import re

from tests.web.commands.running import Home


def _states(said: str) -> list[tuple[str, str]]:
    found = re.findall(r"^(well|advice|wrong) +(\w[\w ]*):", said, re.M)
    return [(state, about) for state, about in found if state != "advice"]


def test_workspace_that_was_started_is_well(home: Home) -> None:
    with home.served("--no-worker"):
        said = home.run("check")
    assert said.endswith("\nNothing is wrong.\n")
    assert _states(said) == [
        ("well", "Settings"),
        ("well", "Home"),
        ("well", "Disk"),
        ("well", "Key"),
        ("well", "Database"),
        ("well", "Tables"),
        ("well", "Styles and scripts"),
    ]


def test_workspace_that_was_never_started_says_what_to_do(home: Home) -> None:
    assert "is not there yet; fledge serve makes it." in home.run("check", status=1)


def test_key_that_others_can_read_is_wrong(home: Home) -> None:
    home.migrated()
    (home.home / "secret").write_text("x" * 60, encoding="ascii")
    (home.home / "secret").chmod(0o644)
    said = home.run("check", status=1)
    assert f"wrong   Key: others can read {home.home / 'secret'}, and so sign in as anybody; " in said


def test_tables_that_are_behind_are_wrong(either: Home) -> None:
    either.home.mkdir()
    if not either.address:
        either.database.touch()
    assert re.search(r"wrong +Tables: \d+ steps behind; run fledge migrate.", either.run("check", status=1))


def test_wrong_settings_are_all_told(home: Home) -> None:
    home.more |= {"FLEDGE_HTTPS": "yes", "FLEDGE_NOTHING": "1"}
    said = home.run("check", status=1)
    assert re.findall(r"^wrong +(\w+):", said, re.M) == ["FLEDGE_HTTPS", "FLEDGE_NOTHING"]


def test_secrets_are_never_printed(home: Home) -> None:
    password = "hunter-two-and-a-half"
    home.more |= {"FLEDGE_SECRET": password * 3, "FLEDGE_SMTP_URL": f"smtp://me:{password}@localhost:587"}
    home.address = f"postgres://me:{password}@127.0.0.1:1/none"
    assert password not in home.run("check", status=1) + home.run("serve", "--port", "0", status=2)


def test_advice_before_a_team_comes(home: Home) -> None:
    home.more |= {"FLEDGE_HOSTS": "hire.example.com", "FLEDGE_DEMO": "1"}
    home.migrated()
    said = home.run("check", status=1)
    assert "put https in front and set FLEDGE_HTTPS to 1." in said
    assert "FLEDGE_DEMO lets anybody in as an invented person" in said


def test_migrating_twice_does_nothing_the_second_time(either: Home) -> None:
    assert "steps were applied." in either.run("migrate")
    assert either.run("migrate") == "The tables are as this Fledge needs them.\n"
