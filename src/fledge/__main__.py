"""``python -m fledge``."""

from fledge.cli.main import run

run()
