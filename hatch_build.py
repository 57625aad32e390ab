"""Build hook: parse the knowledge once, so that a command starts without parsing two megabytes of YAML.

The pages are kept by the digest of the YAML they came from; a file that has changed since is simply parsed again.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

KNOWLEDGE = Path("src/fledge/knowledge")


class ParseKnowledge(BuildHookInterface[Any]):
    """Write ``fledge/knowledge/pages.json`` into the package."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Parse every YAML file under the knowledge folder."""
        import yaml

        knowledge = Path(self.root) / KNOWLEDGE
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        pages = {
            hashlib.sha256(file.read_bytes()).hexdigest(): yaml.load(file.read_bytes(), Loader=loader)  # noqa: S506
            for file in sorted(knowledge.rglob("*.yaml"))
        }
        out = knowledge / "pages.json"
        out.write_text(json.dumps(pages, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        build_data["artifacts"].append(f"/{KNOWLEDGE}/pages.json")
