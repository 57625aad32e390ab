"""A small mail server on the loopback, written with sockets: it keeps what it gets, and refuses when it is told to."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Box:
    """What came in, and what the server answers to the recipient; "break" ends the connection after the data."""

    port: int = 0
    letters: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)


class _Talk(socketserver.StreamRequestHandler):
    server: Any

    def handle(self) -> None:
        box: Box = self.server.box
        self._say("220 here")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word in (b"EHLO", b"HELO", b"MAIL", b"RSET", b"NOOP"):
                self._say("250 ok")
            elif word == b"RCPT":
                self._say(box.answers.pop(0) if box.answers and box.answers[0] != "break" else "250 ok")
            elif word == b"DATA":
                self._say("354 go on")
                if not self._kept(box):
                    return
            elif word == b"QUIT":
                self._say("221 bye")
                return

    def _kept(self, box: Box) -> bool:
        whole = b""
        while not whole.endswith(b"\r\n.\r\n"):
            whole += self.rfile.readline()
        box.letters.append(whole.decode())
        if box.answers[:1] == ["break"]:
            box.answers.pop(0)
            return False
        self._say("250 kept")
        return True

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


@contextmanager
def mail_server() -> Iterator[Box]:
    box = Box()
    socketserver.ThreadingTCPServer.allow_reuse_address = True
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk) as server:
        server.daemon_threads = True
        server.box = box  # type: ignore[attr-defined]
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield box
        server.shutdown()
        thread.join()
