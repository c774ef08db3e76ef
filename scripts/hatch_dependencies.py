"""Tells hatchling what the wheel needs: the same list that the locks are made from."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class RequirementsHook(MetadataHookInterface):
    """Reads requirements/base.in, and bulk.in for the extra of that name: a dependency is named in one place only."""

    def update(self, metadata: dict[str, Any]) -> None:
        metadata["dependencies"] = self._named("base.in")
        metadata["optional-dependencies"] = {"bulk": self._named("bulk.in")}

    def _named(self, file: str) -> list[str]:
        lines = Path(self.root, "requirements", file).read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line and not line.startswith("#")]
