"""Build hook: compiles the translations, for windows and command line alike, and puts them and resources into a wheel.

An editable install finds both at the repository's root.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `resources/` and `translations/*.qm` to `gharial/` inside a real wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build; `version` is "editable" or "standard"."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        if version == "editable":
            # Built without isolation into a fresh environment, Qt comes after us: `packaging/run` compiles them then.
            # Without them all is said in English, which is no reason to refuse.
            try:
                _compile(root / "translations", root / "translations")
            except (ImportError, OSError, subprocess.CalledProcessError) as error:
                print(f"the translations were not compiled: {error}", file=sys.stderr)
            return
        shipped: dict[str, str] = build_data["force_include"]
        shipped[str(root / "resources")] = "gharial/resources"
        compiled = Path(self.directory) / "translations"
        compiled.mkdir(parents=True, exist_ok=True)
        for target in _compile(root / "translations", compiled):
            shipped[str(target)] = f"gharial/translations/{target.name}"


def _compile(sources: Path, compiled: Path) -> list[Path]:
    """Make each .ts file of one folder a .qm file of another."""
    made = []
    for source in sorted(sources.glob("*.ts")):
        target = compiled / f"{source.stem}.qm"
        subprocess.run([_lrelease(), str(source), "-qm", str(target)], check=True, stdout=sys.stderr)
        made.append(target)
    return made


def _lrelease() -> str:
    import PySide6

    return str(Path(PySide6.__file__).parent / "lrelease")
