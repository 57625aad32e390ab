"""Links that open something for whoever holds them: long, random, shown once, kept only as a digest."""

from __future__ import annotations

import hashlib
import secrets


def fresh() -> str:
    """A new secret of 256 bits."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a secret; it is too long to be guessed, so it needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()
