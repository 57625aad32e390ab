"""The home folder: made when it is not there, written to by one Fledge at a time where that matters."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fledge.problem import Problem

_PAUSE_SECONDS = 0.1
_SAID_AFTER = 10


def ready_home(home: Path) -> Path:
    """The folder, made for its owner alone if it is new; one that cannot be written to is a problem."""
    probe = home / f".probe-{os.getpid()}"
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe.touch()
        probe.unlink()
    except OSError as error:
        what = f"the home folder {home} cannot be written to ({error.strerror})"
        raise Problem(what, where="FLEDGE_HOME", mend="name a folder of your own") from error
    return home


@contextmanager
def alone(home: Path, name: str, *, wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Do something that only one Fledge may do in this home; a second one waits, or without ``wait`` is refused.

    ``wait`` is called once when it takes longer than a second. The lock goes when the process goes, however it goes.
    """
    with (home / f".{name}.lock").open("a+b") as file:
        tries = 0
        while not _locked(file, shared=False):
            if wait is None:
                raise Problem(f"another fledge is at it ({name})", where=str(home), mend="wait until it is done")
            tries += 1
            if tries == _SAID_AFTER:
                wait()
            time.sleep(_PAUSE_SECONDS)
        yield


@contextmanager
def in_use(home: Path) -> Iterator[None]:
    """Tell others that this home is being served; several may say so at once."""
    with (home / ".serving.lock").open("a+b") as file:
        if not _locked(file, shared=True):
            raise Problem("a backup is being restored here", where=str(home), mend="wait until it is done")
        yield


@contextmanager
def not_in_use(home: Path) -> Iterator[None]:
    """Hold the home while nobody serves it; that somebody does is a problem."""
    with (home / ".serving.lock").open("a+b") as file:
        if not _locked(file, shared=False):
            raise Problem("the workspace is being served", where=str(home), mend="stop fledge serve first")
        yield


if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[bytes], *, shared: bool) -> bool:
        """Whether the lock was free; Windows knows no shared ones, so several who share take one byte each."""
        for place in range(1, 64) if shared else range(64):
            file.seek(place)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                if not shared:
                    return False
            else:
                if shared:
                    return True
        return not shared

else:
    import fcntl

    def _locked(file: IO[bytes], *, shared: bool) -> bool:
        """Whether the lock was free, which is now ours until the file is closed."""
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
