"""What a server process runs: the workspace, which goes when the command that started it is gone."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process

from fledge.web.wsgi import application

__all__ = ["application"]


def _gone_with_parent() -> None:
    """Wait for the end of the starting command, which may have been killed, and end as well."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


threading.Thread(target=_gone_with_parent, daemon=True).start()
