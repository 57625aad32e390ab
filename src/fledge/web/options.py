"""Every setting of the workspace in one table: its name, what it is when nobody says, and what it is for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from fledge.problem import Problem, Problems


@dataclass(frozen=True, slots=True)
class Option:
    """One environment variable: its name, its default as a person would write it, and what it is for.

    ``kind`` is ``text``, ``number`` (whole, more than nought), ``switch`` (0 or 1) or ``list`` (with commas between).
    A ``secret`` is never printed.
    """

    name: str
    default: str
    about: str
    kind: str = "text"
    secret: bool = False


OPTIONS = (
    Option("FLEDGE_HOME", "", "The folder of the database, the secret and collected files; by default the user's own."),
    Option(
        "DATABASE_URL",
        "",
        "postgres://name:password@host:5432/database for PostgreSQL; by default SQLite.",
        secret=True,
    ),
    Option("FLEDGE_HOSTS", "localhost,127.0.0.1,[::1]", "The names by which browsers reach the workspace.", "list"),
    Option("FLEDGE_SECRET", "", "What signs sessions; by default made once and kept in the home folder.", secret=True),
    Option(
        "FLEDGE_HTTPS", "0", "1 where everything is reached by https: cookies and links then insist on it.", "switch"
    ),
    Option("FLEDGE_PROXIES", "0", "How many proxies stand in front and add X-Forwarded-For; 0 trusts none.", "count"),
    Option("FLEDGE_SESSION_HOURS", "12", "Hours until somebody has to sign in again.", "number"),
    Option("FLEDGE_LOCK_AFTER", "6", "Wrong passwords in a row until an account is locked from an address.", "number"),
    Option("FLEDGE_LOCK_MINUTES", "15", "Minutes until it opens again.", "number"),
    Option("FLEDGE_UPLOAD_MB", "10", "The largest file that can be uploaded, in megabytes.", "number"),
    Option("FLEDGE_IMPORT_MB", "100", "The largest upload of applicants and their papers, in megabytes.", "number"),
    Option("FLEDGE_SHARE_DAYS", "14", "Days until a share link for somebody without an account ends.", "number"),
    Option("FLEDGE_INVITE_DAYS", "7", "Days until an invitation ends.", "number"),
    Option("FLEDGE_API_PER_MINUTE", "600", "Requests that one token may make in a minute.", "number"),
    Option(
        "FLEDGE_UNDO_MINUTES",
        "60",
        "Minutes in which a decision about somebody can be undone; letters wait for it.",
        "number",
    ),
    Option(
        "FLEDGE_UPLOAD_DAYS", "30", "Days that an upload of applicants waits to be begun or gone on with.", "number"
    ),
    Option("FLEDGE_LINK_DAYS", "30", "Days until a candidate's private link ends.", "number"),
    Option(
        "FLEDGE_KEEP_DAYS", "730", "Days that people who applied are kept where they agreed to nothing else.", "number"
    ),
    Option("FLEDGE_OIDC_NAME", "", "What the button for single sign-on says; empty turns it off."),
    Option("FLEDGE_OIDC_URL", "", "Address of the OpenID Connect provider."),
    Option("FLEDGE_OIDC_CLIENT", "", "Client id at the provider."),
    Option("FLEDGE_OIDC_SECRET", "", "Client secret at the provider.", secret=True),
    Option("FLEDGE_SAML_NAME", "", "What the button for SAML says; needs the saml extra; empty turns it off."),
    Option("FLEDGE_SAML_METADATA", "", "Address of the SAML provider's metadata."),
    Option(
        "FLEDGE_SMTP_URL",
        "",
        "smtp://name:password@host:587 to send mail; without it links are shown instead.",
        secret=True,
    ),
    Option("FLEDGE_MAIL_FROM", "fledge@localhost", "The address that mail comes from."),
    Option("FLEDGE_PANELS", "", "The folder of panels built here; by default the user's own."),
    Option(
        "FLEDGE_DEMO",
        "0",
        "1 offers the people of the invented organisation on the sign-in page, without a password.",
        "switch",
    ),
)
_BY_NAME = {option.name: option for option in OPTIONS}


@dataclass(frozen=True, slots=True)
class Options:
    """The settings as they are, each read once and checked."""

    values: Mapping[str, str]

    def text(self, name: str) -> str:
        """What is set, or the default."""
        return self.values.get(name, "").strip() or _BY_NAME[name].default

    def number(self, name: str) -> int:
        """A whole number."""
        return int(self.text(name))

    def is_on(self, name: str) -> bool:
        """Whether a switch is on."""
        return self.text(name) == "1"

    def listed(self, name: str) -> list[str]:
        """The parts between commas."""
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    @property
    def home(self) -> Path:
        """The folder of everything that the workspace keeps."""
        named = self.text("FLEDGE_HOME")
        return Path(named).expanduser().resolve() if named else user_data_path("fledge", appauthor=False)


def options(environ: Mapping[str, str] | None = None) -> Options:
    """The settings of this process; every wrong one is named at once."""
    environ = os.environ if environ is None else environ
    found = Options({option.name: environ[option.name] for option in OPTIONS if option.name in environ})
    problems = [problem for option in OPTIONS if (problem := _wrong(option, found.text(option.name)))]
    unknown = sorted(name for name in environ if name.startswith("FLEDGE_") and name not in _BY_NAME)
    problems += [_unknown(name) for name in unknown]
    if problems:
        raise Problems(problems)
    return found


def _wrong(option: Option, value: str) -> Problem | None:
    if option.kind in ("number", "count"):
        least = 1 if option.kind == "number" else 0
        if not (value.isascii() and value.isdigit() and least <= int(value) < 10**6):
            return Problem(f"{value!r} is not a whole number", where=option.name, mend=f"give {least} or more")
    if option.kind == "switch" and value not in ("0", "1"):
        return Problem(f"{value!r} is neither on nor off", where=option.name, mend="give 1 or 0")
    return None


def _unknown(name: str) -> Problem:
    known = ", ".join(sorted(_BY_NAME))
    return Problem("there is no such setting", where=name, mend=f"take it away, or use one of {known}")
