"""The workspace's own commands: ``python -m fledge.web serve`` and so on; ``fledge serve`` hands over to it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from fledge.problem import Problem


def main(words: Sequence[str] | None = None) -> int:
    """Do one command; what a person can mend is one line on standard error and exit status 2."""
    asked = _parser().parse_args(words)
    os.umask(0o077)  # what people write is for whoever runs the workspace alone
    try:
        return _done(asked)
    except Problem as problem:
        print(f"fledge: {problem}", file=sys.stderr)  # noqa: T201
        return 2
    except KeyboardInterrupt:
        print("fledge: stopped", file=sys.stderr)  # noqa: T201
        return 130


def _done(asked: argparse.Namespace) -> int:
    match asked.command:
        case "serve":
            from fledge.web.commands.serve import Served, serve

            serve(Served(asked.host, asked.port, asked.workers, asked.demo, not asked.no_worker))
        case "migrate":
            from fledge.web.commands.migrate import migrate

            migrate()
        case "backup":
            from fledge.web.commands.backup import backup

            backup(asked.file, over=asked.over)
        case "restore":
            from fledge.web.commands.restore import restore

            restore(asked.file, over=asked.over)
        case "check":
            from fledge.web.commands.check import check

            return check()
        case _:
            from fledge.web.commands.worker import worker

            worker(watched=asked.watched)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fledge", description="The workspace.")
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=int)
    serve.add_argument("--demo", action="store_true")
    serve.add_argument("--no-worker", action="store_true")
    for name in ("backup", "restore"):
        one = commands.add_parser(name)
        one.add_argument("file", type=Path)
        one.add_argument("--over", action="store_true")
    commands.add_parser("worker").add_argument("--watched", action="store_true")
    for name in ("migrate", "check"):
        commands.add_parser(name)
    return parser


if __name__ == "__main__":
    sys.exit(main())
