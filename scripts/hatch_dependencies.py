"""Tells hatchling what the wheel needs: the same list that the locks are made from."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class RequirementsHook(MetadataHookInterface):
    """Reads requirements/base.in, so that a dependency is named in one place only."""

    def update(self, metadata: dict[str, Any]) -> None:
        lines = Path(self.root, "requirements", "base.in").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]
