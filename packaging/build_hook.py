"""Build hook: puts resources and compiled translations into a wheel. An editable install finds both at the root."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `resources/` and `translations/*.qm` to `gharial/` inside a real wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build; `version` is "editable" or "standard"."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        shipped: dict[str, str] = build_data["force_include"]
        shipped[str(root / "resources")] = "gharial/resources"
        compiled = Path(self.directory) / "translations"
        compiled.mkdir(parents=True, exist_ok=True)
        for source in sorted((root / "translations").glob("*.ts")):
            target = compiled / f"{source.stem}.qm"
            subprocess.run([_lrelease(), str(source), "-qm", str(target)], check=True, stdout=sys.stderr)
            shipped[str(target)] = f"gharial/translations/{target.name}"


def _lrelease() -> str:
    import PySide6

    return str(Path(PySide6.__file__).parent / "lrelease")
