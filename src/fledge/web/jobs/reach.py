"""Reach another program over https, and nothing inside our own network whatever its name leads to.

A name is resolved once, every address that it leads to is looked at, and the connection goes to one of those looked at:
a name that leads elsewhere a moment later changes nothing. Redirects are not followed.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_SECONDS, _BYTES = 10.0, 65_536
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(Exception):
    """The address leads where nothing may be sent."""


@dataclass(frozen=True, slots=True)
class Way:
    """How names are resolved, which addresses may be reached, and how certificates are checked.

    Nobody who uses the workspace can change it; tests allow the loopback with it.
    """

    resolve: Callable[..., list[Any]] = socket.getaddrinfo
    is_allowed: Callable[[Address], bool] = lambda address: is_public(address)
    context: ssl.SSLContext | None = None
    seconds: float = _SECONDS


USUAL = Way()


def is_public(address: Address) -> bool:
    """Whether an address is out in the world: not private, loopback, link-local, multicast or one of a cloud's own.

    >>> [is_public(ipaddress.ip_address(one)) for one in ("1.1.1.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        if inner := address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]:
            return is_public(inner)
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def looked_at(host: str, port: int, way: Way = USUAL) -> list[str]:
    """The addresses that a name leads to, if every one of them may be reached."""
    rows = way.resolve(host, port, type=socket.SOCK_STREAM)
    found = list(dict.fromkeys(str(row[4][0]) for row in rows))
    if not found:
        raise Refused("the name leads nowhere")
    for one in found:
        if not way.is_allowed(ipaddress.ip_address(one.partition("%")[0])):
            raise Refused("the name leads into a private network, where nothing is sent")
    return found


class _Pinned(http.client.HTTPSConnection):
    """A connection to an address that was looked at; the certificate has to be that of the name."""

    def __init__(self, host: str, port: int, address: str, way: Way) -> None:
        super().__init__(host, port, timeout=way.seconds, context=way.context or ssl.create_default_context())
        self._address, self._way = address, way

    def connect(self) -> None:
        """Connect to the address, and speak to the name."""
        plain = socket.create_connection((self._address, self.port), self._way.seconds)
        context: ssl.SSLContext = self._context  # type: ignore[attr-defined]
        self.sock = context.wrap_socket(plain, server_hostname=self.host)


def posted(url: str, body: bytes, headers: dict[str, str], way: Way = USUAL) -> tuple[int, bytes]:
    """Send bytes and get the status with the beginning of the answer; ten seconds and 64 kB at most."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise Refused("the address does not begin with https://")
    ends = time.monotonic() + way.seconds
    port = parts.port or 443
    line = _Pinned(parts.hostname, port, looked_at(parts.hostname, port, way)[0], way)
    try:
        line.request("POST", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), body, headers)
        answer = line.getresponse()
        return answer.status, _read(answer, line, ends)
    finally:
        line.close()


def _read(answer: http.client.HTTPResponse, line: _Pinned, ends: float) -> bytes:
    """The beginning of an answer, however slowly it drips."""
    found = b""
    while len(found) < _BYTES:
        left = ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if line.sock:
            line.sock.settimeout(left)
        part = answer.read1(min(8192, _BYTES - len(found)))
        if not part:
            break
        found += part
    return found
