"""``fledge``: the commands, and the one place where a Problem becomes a line and exit status 2."""

from __future__ import annotations

import os
import sys

import typer

from fledge.cli.audit import audit
from fledge.cli.backup import backup
from fledge.cli.check import check
from fledge.cli.demo import demo
from fledge.cli.impact import impact
from fledge.cli.interview import interview
from fledge.cli.match import match
from fledge.cli.migrate import migrate
from fledge.cli.near import near
from fledge.cli.panel import panel
from fledge.cli.pool import pool
from fledge.cli.ramp import ramp
from fledge.cli.read import read
from fledge.cli.repair import repair
from fledge.cli.restore import restore
from fledge.cli.rewrite import rewrite
from fledge.cli.scorecards import scorecards
from fledge.cli.second_look import second_look
from fledge.cli.serve import serve
from fledge.cli.skills import skills
from fledge.cli.worker import worker
from fledge.problem import Problem

app = typer.Typer(
    help="Hire for potential, train for skills, judge at twelve months. Start with: fledge audit posting.txt",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(audit)
app.command()(demo)
app.command()(impact)
app.command()(interview)
app.command()(match)
app.command()(near)
app.command()(pool)
app.command()(ramp)
app.command()(read)
app.command()(repair)
app.command()(rewrite)
app.command()(scorecards)
app.command("second-look")(second_look)
app.command()(serve)
app.command()(migrate)
app.command()(backup)
app.command()(restore)
app.command()(check)
app.command()(worker)
app.add_typer(panel, name="panel")
app.add_typer(skills, name="skills")


def _version(wanted: bool) -> None:
    if wanted:
        from fledge import __version__

        typer.echo(f"fledge {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Carry the options of fledge itself."""


def run() -> None:
    """Run the command line; problems a person can mend go to standard error, one line each."""
    try:
        app()
    except Problem as problem:
        typer.echo(f"fledge: {problem}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo("fledge: stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of a pipe went away ("fledge read … | head"); nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
