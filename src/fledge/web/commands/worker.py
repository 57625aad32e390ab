"""``fledge worker``: background work, for a team whose server runs without one."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

from fledge.problem import Problem
from fledge.web.commands.home import in_use
from fledge.web.commands.prepared import say, settled

_GRACE_SECONDS = 12


def worker(*, watched: bool = False) -> None:
    """Do what waits in the background until told to stop. ``watched`` ends with the server that began it."""
    found, _ = settled()
    from fledge.web.commands.bring_up import pending

    if pending():
        raise Problem("the tables are behind this Fledge", where="database", mend="run fledge migrate first")
    if watched:
        threading.Thread(target=_gone_with_server, daemon=True).start()
    else:
        say("Working in the background; stop with Ctrl-C.")
    from fledge.web.jobs.worker import run

    with in_use(found.home):
        run()


def _gone_with_server() -> None:
    """The server holds the other end of standard input: when it is gone, so are we."""
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE_SECONDS)
    os._exit(1)
