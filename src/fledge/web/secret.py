"""The key that signs sessions and links: given by whoever runs the workspace, or made once and kept."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret(given: str, home: Path) -> str:
    """The given key, else the one in the home folder, made when it is not there, which only its owner reads."""
    if given:
        return given
    kept = home / "secret"
    try:
        return kept.read_text(encoding="ascii").strip() or _made(kept)
    except FileNotFoundError:
        return _made(kept)


def _made(kept: Path) -> str:
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = secrets.token_urlsafe(50)
    draft = kept.with_name(f".secret-{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(fresh)
    try:
        os.link(draft, kept)
    except FileExistsError:
        return kept.read_text(encoding="ascii").strip()
    except OSError:
        draft.replace(kept)
        return fresh
    finally:
        draft.unlink(missing_ok=True)
    return fresh
