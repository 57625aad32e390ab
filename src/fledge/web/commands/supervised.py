"""The background worker as a child of the server: begun again when it dies, and gone when the server is."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

from fledge.web.commands.prepared import Say

_GRACE_SECONDS = 15
_LONGEST_PAUSE = 30.0
_LIVED_WELL = 60.0


class Supervised:
    """One child process that is kept alive until it is told to stop."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._stopping = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, name="background-worker")

    def start(self) -> None:
        """Begin, in the background."""
        self._thread.start()

    def stop(self) -> None:
        """Let it finish what it can within its grace, then end it."""
        self._stopping.set()
        if self._child is not None:
            _ended(self._child)
        self._thread.join()

    def _keep(self) -> None:
        pause = 1.0
        while not self._stopping.is_set():
            begun = time.monotonic()
            self._child = _begun()
            if self._stopping.is_set():
                _ended(self._child)
            status = self._child.wait()
            if self._stopping.is_set():
                return
            pause = 1.0 if time.monotonic() - begun > _LIVED_WELL else min(pause * 2, _LONGEST_PAUSE)
            self._say(f"The background worker ended (status {status}); it begins again in {pause:.0f} seconds.")
            self._stopping.wait(pause)


def _begun() -> subprocess.Popen[bytes]:
    """The child: it reads a pipe from us that nothing is written to, and ends when the pipe does."""
    words = [sys.executable, "-m", "fledge.web", "worker", "--watched"]
    return subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603


def _ended(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
