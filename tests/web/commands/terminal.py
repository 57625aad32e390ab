"""A terminal with somebody at it, for questions that are asked nowhere else."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import time
from collections.abc import Mapping


class Terminal:
    """A command on a terminal of its own, and everything that could be seen there."""

    def __init__(self, words: list[str], environ: Mapping[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        self._child = subprocess.Popen(
            words, env=dict(environ), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        self.seen = ""
        self._read = 0

    def until(self, words: str, seconds: float = 60) -> None:
        """Wait until these words stand on the screen, after those that were waited for before."""
        end = time.monotonic() + seconds
        while words not in self.seen[self._read :]:
            assert time.monotonic() < end, self.seen
            ready, _, _ = select.select([self._ours], [], [], 0.5)
            if ready:
                self.seen += os.read(self._ours, 4096).decode()
        self._read = self.seen.index(words, self._read) + len(words)

    def answer(self, question: str, words: str) -> None:
        """Wait for the question and type."""
        self.until(question)
        time.sleep(0.1)
        os.write(self._ours, f"{words}\n".encode())

    def close(self) -> None:
        """Stop the command."""
        self._child.send_signal(signal.SIGTERM)
        try:
            self._child.wait(40)
        finally:
            self._child.kill()
            os.close(self._ours)
