"""The real server in a process of its own, with its own home, for a browser to visit as ``localhost``."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PEOPLE = ("ada", "bea", "cleo", "dora", "edda", "fay")
PASSWORD = "a-long-enough-password-7"

#: Everybody owns an organisation of their own; the last one has no seat.
PREPARED = """
import json, sys
import django
django.setup()
from django.core.management import call_command
from fledge.web.store.models import Seat, User
from fledge.web.store.queries.invitations import invited
from fledge.web.store.queries.members import founded
call_command("migrate", verbosity=0, interactive=False)
call_command("collectstatic", verbosity=0, interactive=False)
for name in json.loads(sys.argv[1]):
    user = User.objects.create_user(f"{name}@harbour.example", sys.argv[2], name=f"{name.title()} Invented")
    if name != "fay":
        here = founded(f"Harbour of {name.title()}", owner=user)
invited(here, email="nora@harbour.example", seat=Seat.TALENT, by=here.members.get().user)
"""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def serving(home: Path, **settings: str) -> Iterator[str]:
    """The address of a workspace with people in it; it is stopped and waited for afterwards."""
    port = free_port()
    around = {name: value for name, value in os.environ.items() if not name.startswith("FLEDGE_")}
    around |= {"FLEDGE_HOME": str(home), "FLEDGE_SECRET": "only-for-this-test-" * 3, **settings}
    around["DJANGO_SETTINGS_MODULE"] = "fledge.web.settings"
    made = [sys.executable, "-c", PREPARED, json.dumps(PEOPLE), PASSWORD]
    subprocess.run(made, env=around, check=True, timeout=120)
    program = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    log = (home / "log").open("wb")
    server = subprocess.Popen([*program, "fledge.web.wsgi:application"], env=around, stdout=log, stderr=log)
    try:
        _wait(f"http://127.0.0.1:{port}/health", server)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(30)
        log.close()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")
