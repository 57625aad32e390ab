"""A web server on the loopback with a certificate of its own, which keeps what it is told."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from fledge.web.jobs.reach import Way


@dataclass
class Told:
    """What came in, and how it is answered: a status, or "slow", "endless" or "away"."""

    port: int = 0
    way: Way = field(default_factory=Way)
    asked: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answers: list[int | str] = field(default_factory=list)


class _Answers(BaseHTTPRequestHandler):
    server: Any

    def do_POST(self) -> None:
        told: Told = self.server.told
        told.asked.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
        answer = told.answers.pop(0) if told.answers else 204
        if answer == "slow":
            time.sleep(2)
        if answer == "endless":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100_000):
                    self.wfile.write(b"x" * 8192)
            except OSError:
                return
        if isinstance(answer, int):
            self.send_response(answer)
            if 300 <= answer < 400:
                self.send_header("Location", f"https://hooks.example:{told.port}/elsewhere")
            self.end_headers()
            self.wfile.write(b"" if answer == 204 else b"<b>an answer</b>")

    def log_message(self, *words: object) -> None:
        pass


def _certificate(folder: Path, name: str) -> Path:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder().subject_name(who).issuer_name(who).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - datetime.timedelta(1)).not_valid_after(now + datetime.timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / f"{name}.pem"
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


@contextmanager
def https_server(folder: Path, name: str = "hooks.example") -> Iterator[Told]:
    """The server, and the way to it: its name leads to the loopback, which only tests may allow."""
    path, told = _certificate(folder, name), Told()
    mine = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    mine.load_cert_chain(path)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        server.daemon_threads, server.told = True, told  # type: ignore[attr-defined]
        server.socket = mine.wrap_socket(server.socket, server_side=True)
        told.port = server.server_port
        context = ssl.create_default_context(cafile=str(path))
        told.way = Way(lambda host, port, **more: [(0, 0, 0, "", ("127.0.0.1", port))],
                       lambda address: address == ipaddress.ip_address("127.0.0.1"), context, 1.0)  # fmt: skip
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield told
        server.shutdown()
        thread.join()
