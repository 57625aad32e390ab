"""``fledge serve``: the workspace from nothing to a page in a browser."""

from __future__ import annotations

import multiprocessing
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING

from fledge.problem import Problem
from fledge.web.commands.home import in_use
from fledge.web.commands.prepared import changing, demo_settings, say, settled, tables
from fledge.web.options import Options

if TYPE_CHECKING:
    from fledge.web.store.models import User

_TARGET = "fledge.web.commands.served:application"
#: Pages compute, so more threads than this only wait for each other; the rest of a burst stands in the queue.
_THREADS = 4
_STOP_SECONDS = 20
_START_SECONDS = 60
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Served:
    """Where and how: an address, a port (0 takes a free one), processes, and whether background work is done here."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int | None = None
    is_demo: bool = False
    with_worker: bool = True

    @property
    def processes(self) -> int:
        """As many as asked for, else two, or one on a single core."""
        return self.workers or min(2, os.cpu_count() or 1)


def serve(asked: Served) -> None:
    """Set up what is missing, say where the workspace is, and serve it until told to stop."""
    if asked.is_demo:
        demo_settings()
    with ExitStack() as stack:
        port = stack.enter_context(_kept_port(asked.host, asked.port))
        found, named = settled()
        stack.enter_context(in_use(found.home))
        with changing(found.home):
            tables(named, say)
            somebody = _people(asked)
            _files()
        secret = _way_in(somebody)
        _apart()
        _advise(asked.host, found)
        address = f"http://{_written(asked.host)}:{port.number}"
        port.release()
        _run(asked, port.number, found, _welcome(address, secret))


def _people(asked: Served) -> User | None:
    """Who is to get a link: the owner of the worked example each time, a first administrator once."""
    if asked.is_demo:
        from fledge.web.demo import loaded

        return loaded(say)
    from fledge.web.commands.first import first_administrator

    return first_administrator(say)


def _files() -> None:
    from django.conf import settings

    from fledge.web.commands.statics import collected

    collected(settings.STATIC_ROOT)


def _way_in(user: User | None) -> str:
    if user is None:
        return ""
    from fledge.web.store.queries.entering import sign_in_link

    return sign_in_link(user)


def _apart() -> None:
    """Close our own connections: the processes that serve have theirs."""
    from django.db import connection

    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


def _welcome(address: str, secret: str) -> str:
    if not secret:
        return f"Fledge is at {address} (stop with Ctrl-C)"
    return f"Fledge is at {address} and this link signs you in once: {address}/enter/{secret}/ (stop with Ctrl-C)"


def _advise(host: str, found: Options) -> None:
    if host in _LOOPBACK:
        return
    names = ", ".join(found.listed("FLEDGE_HOSTS"))
    say(f"Browsers reach it as {names} only; FLEDGE_HOSTS changes that.")
    if not found.is_on("FLEDGE_HTTPS"):
        say("Passwords cross the network as they are until https stands in front and FLEDGE_HTTPS is 1.")


@dataclass(slots=True)
class _Port:
    number: int
    _held: socket.socket

    def release(self) -> None:
        """Let the server have it."""
        self._held.close()


@contextmanager
def _kept_port(host: str, number: int) -> Iterator[_Port]:
    """Hold the port while everything is set up, so that a taken one is known before anything is done."""
    with _bound(host, number) as held:
        yield _Port(held.getsockname()[1], held)


def _bound(host: str, number: int) -> socket.socket:
    where = f"{host}:{number}"
    try:
        family, kind, proto, _, place = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
        held = socket.socket(family, kind, proto)
        if os.name == "posix":
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(place)
        held.listen(1)
    except (socket.gaierror, UnicodeError):
        raise Problem("there is no such address", where=host, mend="try --host 127.0.0.1") from None
    except OverflowError:
        raise Problem("a port is a number from 0 to 65535", where=where, mend="try --port 8000") from None
    except OSError as error:
        what = f"nothing can be served there ({error.strerror})"
        raise Problem(what, where=where, mend="stop what is served there, or choose another --port") from error
    return held


def _run(asked: Served, port: int, found: Options, welcome: str) -> None:
    """The server, the background worker, and the sentence once the first page comes."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from fledge.web.commands.supervised import Supervised

    multiprocessing.set_start_method("spawn", force=True)  # loading the example has settled on another one
    server = Server(_TARGET, address=asked.host, port=port, interface=Interfaces.WSGI, workers=asked.processes,
                    blocking_threads=_THREADS, log_level=LogLevels.warning,
                    log_dictconfig=_LOGS, respawn_failed_workers=True, workers_kill_timeout=_STOP_SECONDS)  # fmt: skip
    worker = Supervised(say) if asked.with_worker else None
    if worker:
        server.on_startup(worker.start)
        server.on_shutdown(worker.stop)
    host = next((name for name in found.listed("FLEDGE_HOSTS") if name[:1] not in ".*"), "localhost")
    threading.Thread(target=_say_when_well, args=(asked.host, port, host, welcome), daemon=True).start()
    server.serve()


_LOGS = {"handlers": {name: {"class": "logging.StreamHandler", "formatter": "generic", "stream": "ext://sys.stderr"}
                      for name in ("console", "access")}}  # fmt: skip


def _say_when_well(address: str, port: int, host: str, welcome: str) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        if _is_well(address, port, host):
            say(welcome)
            return
        time.sleep(0.05)
    say("The workspace does not answer; what stands above may say why.")


def _is_well(address: str, port: int, host: str) -> bool:
    asked = HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address), port, timeout=10)  # noqa: S104
    try:
        asked.request("GET", "/health", headers={"Host": host})
        return asked.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        asked.close()


def _written(host: str) -> str:
    """A host as it stands in an address; one that means every network is this computer's own name for itself."""
    if host in ("0.0.0.0", "::"):  # noqa: S104
        return "localhost"
    return f"[{host}]" if ":" in host else host
