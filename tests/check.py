"""The one check: format, lint, types, import contracts, then the tests. Arguments go to pytest."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

SIDE_BY_SIDE = ["-n", "2", "--dist", "loadfile"]
"""Much of the time is waiting for deadlines and servers; each process has a server of its own."""

STATIC = {
    "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "."],
    "types": [BIN / "mypy", "--no-error-summary"],
    "contracts": [BIN / "lint-imports"],
}


def main() -> int:
    """Run everything; a failed check does not keep the tests from running, but from passing."""
    failed = []
    for name, command in STATIC.items():
        print(f"--- {name}", flush=True)
        if subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"--- FAILED: {', '.join(failed)}", flush=True)
    print("--- tests", flush=True)
    tests = [str(BIN / "python"), "-m", "pytest", *(sys.argv[1:] or [*SIDE_BY_SIDE, "-m", "not slow and not interop"])]
    return subprocess.run(tests, cwd=ROOT, check=False).returncode or bool(failed)


if __name__ == "__main__":
    raise SystemExit(main())
