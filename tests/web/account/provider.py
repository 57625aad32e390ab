"""A small OpenID Connect provider: real tokens, signed and checked, over real HTTP, in a thread of the test.

It knows one person at a time. ``person`` says what it tells of them; ``keys`` can be swapped to sign with a key that it
does not publish, and ``audience`` to sign for somebody else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "fledge-at-harbour", "a-secret-of-the-provider"


def _text(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes((number.bit_length() + 7) // 8, "big")).rstrip(b"=").decode()


@dataclass
class Provider:
    """What the provider would say, and what it was asked."""

    person: dict[str, Any] = field(default_factory=dict)
    audience: str = CLIENT
    is_down: bool = False
    asked: list[str] = field(default_factory=list)
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: dict[str, dict[str, Any]] = field(default_factory=dict)
    address: str = ""

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def keys(self) -> dict[str, Any]:
        public = self.key.public_key().public_numbers()
        named = {"kty": "RSA", "alg": "RS256", "use": "sig", "kid": "one"}
        return {"keys": [{**named, "n": _text(public.n), "e": _text(public.e)}]}

    def authorized(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to: the person agreed."""
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT)
        assert "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """An access token and a signed id token for a code, once, for whoever proves that they asked for it."""
        given = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self.codes.pop(sent.get("code", ""), None)
        proof = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        shown = base64.urlsafe_b64encode(proof).rstrip(b"=").decode()
        if authorization != f"Basic {given}" or asked is None or shown != asked["code_challenge"]:
            return None
        access = secrets.token_urlsafe(16)
        self.tokens[access] = dict(self.person)
        now = int(time.time())
        claims = {"iss": self.address, "aud": self.audience, "iat": now, "exp": now + 300, **self.person}
        signed = jwt.encode(claims, self.key, "RS256", headers={"kid": "one"})
        return {"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": signed}


class _Desk(BaseHTTPRequestHandler):
    provider: Provider

    def log_message(self, *args: object) -> None:
        """Quietly."""

    def _json(self, said: Any, status: int = 200) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        at, provider = urlsplit(self.path), self.provider
        provider.asked.append(at.path)
        if provider.is_down:
            return self._json({"error": "temporarily_unavailable"}, 503)
        if at.path == "/.well-known/openid-configuration":
            return self._json(provider.discovery())
        if at.path == "/keys":
            return self._json(provider.keys())
        if at.path == "/userinfo":
            found = provider.tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
            return self._json(found or {"error": "invalid_token"}, 200 if found else 401)
        self.send_response(302)
        self.send_header("Location", provider.authorized({k: v[0] for k, v in parse_qs(at.query).items()}))
        self.send_header("Content-Length", "0")
        return self.end_headers()

    def do_POST(self) -> None:
        self.provider.asked.append(urlsplit(self.path).path)
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        made = self.provider.token({k: v[0] for k, v in sent.items()}, self.headers.get("Authorization", ""))
        self._json(made or {"error": "invalid_grant"}, 200 if made else 400)


def opened() -> tuple[Provider, ThreadingHTTPServer]:
    """A provider that answers on a free port until its server is shut down."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Desk", (_Desk,), {"provider": provider}))
    provider.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return provider, server
