"""Other programs are told what was written down for them, signed, and again where they did not take it."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import socket
import ssl
import time

from fledge.web.jobs.reach import USUAL, Refused, Way, posted
from fledge.web.store.models import Delivery
from fledge.web.store.queries import webhooks
from fledge.web.store.queries.webhooks import Answered
from fledge.web.store.queries.words import one_line

A_ROUND = 4


def webhooks_told(way: Way = USUAL) -> bool:
    """Deliver what is due; whether there was anything."""
    due = webhooks.taken_up(A_ROUND)
    for delivery in due:
        webhooks.settled(delivery, delivered(delivery, way))
    return bool(due)


def delivered(delivery: Delivery, way: Way = USUAL) -> Answered:
    """One try: taken is whatever is answered with 2xx within ten seconds."""
    body = json.dumps({"id": str(delivery.pk), **delivery.body}, separators=(",", ":"), sort_keys=True).encode()
    try:
        status, said = posted(delivery.webhook.address, body, _headers(delivery, body), way)
    except Refused as problem:
        return Answered(False, str(problem), may_help=False)
    except ssl.SSLCertVerificationError:
        return Answered(False, "its certificate is not that of the name, or nobody vouches for it")
    except socket.gaierror:
        return Answered(False, "the name is not known")
    except TimeoutError:
        return Answered(False, "it did not answer within ten seconds")
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        return Answered(False, f"it could not be reached ({type(error).__name__})")
    return _answered(status, said)


def _answered(status: int, said: bytes) -> Answered:
    if 200 <= status < 300:
        return Answered(True, f"{status}")
    if 300 <= status < 400:
        return Answered(False, f"{status}: it leads elsewhere, which is not followed", may_help=False)
    words = one_line(said[:500].decode("utf-8", "replace"))[:160]
    return Answered(False, f"{status}: {words}".strip(": "), may_help=status != 410)


def _headers(delivery: Delivery, body: bytes) -> dict[str, str]:
    now = str(int(time.time()))
    return {
        "Content-Type": "application/json",
        "User-Agent": "Fledge",
        "Fledge-Event": delivery.kind,
        "Fledge-Delivery": str(delivery.pk),
        "Fledge-Timestamp": now,
        "Fledge-Signature": f"sha256={signature(delivery.webhook.secret, now, body)}",
    }


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over the timestamp, a full stop and the body, in hexadecimal.

    >>> signature("whsec_example", "1767225600", b"{}")[:16]
    '6bbc2e217ae6cc30'
    """
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
