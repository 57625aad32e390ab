"""The codes that an app shows, computed as RFC 6238 says, so that the tests hold the real thing against the pages."""

from __future__ import annotations

import base64
import hmac
import struct
import time


def code_now(secret: str, *, shift: int = 0) -> str:
    """Six digits for a secret in base 32, now or some half minutes away."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30 + shift), "sha1")
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"
