"""Pictures of every window in every dress: python -m tests.ui.gallery FOLDER

Light and dark, 100 % and 200 %, from the left and from the right, with a full life, with nothing, with very long names.
`--quick` takes two dresses that differ in everything; `--only NAME...` some windows;
`--sheet` also one sheet of each dress.
"""

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

SCALES = ("100", "200")


@dataclass(frozen=True, slots=True)
class Dress:
    """What a window wears."""

    theme: str
    direction: str
    kind: str


def dresses(*, quick: bool) -> list[Dress]:
    kinds = ("full", "odd", "empty")
    if quick:
        return [Dress("light", "ltr", "full"), Dress("dark", "rtl", "odd")]
    return [Dress(*one) for one in itertools.product(("light", "dark"), ("ltr", "rtl"), kinds)]


async def take(folder: Path, files: Path, scale: str, names: list[str], worn: list[Dress]) -> int:
    """Every picture of one scale; `files` is for what the windows show. Returns how many there are."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from gharial.ui.style.theme import current_theme
    from tests.ui.poses import breathe, posed

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    directions = {"ltr": Qt.LayoutDirection.LeftToRight, "rtl": Qt.LayoutDirection.RightToLeft}
    taken = 0
    for dress in worn:
        # The theme's sheet knows the direction, as at a start.
        app.setLayoutDirection(directions[dress.direction])
        current_theme().choose(dress.theme)
        album = folder / f"{dress.theme}-{scale}-{dress.direction}-{dress.kind}"
        album.mkdir(parents=True, exist_ok=True)
        for name in names:
            async with posed(name, dress.kind, files) as pose:
                for view, show in pose.views:
                    show()
                    await breathe()
                    pose.window.grab().save(str(album / f"{name}{view}.png"))
                    taken += 1
    return taken


def sheets(folder: Path) -> None:
    """One picture of all pictures of each dress, by ImageMagick."""
    tool = shutil.which("montage")
    for album in sorted(one for one in folder.iterdir() if one.is_dir()):
        pictures = sorted(album.glob("*.png"))
        if tool is None or not pictures:
            continue
        sheet = folder / f"{album.name}.png"
        subprocess.run(
            [tool, "-label", "%t", *pictures, "-geometry", "480x480>+6+6", "-tile", "6x", sheet], check=False
        )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", choices=SCALES, help="one scale alone, in this very process")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--sheet", action="store_true")
    options = parser.parse_args(arguments)
    folder = options.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if options.scale is None:
        # The scale is the process's.
        given = [one for one in (arguments if arguments is not None else sys.argv[1:]) if one != "--sheet"]
        for scale in SCALES[:1] if options.quick else SCALES:
            command = [sys.executable, "-m", "tests.ui.gallery", *given, "--scale", scale]
            subprocess.run(command, check=True, cwd=Path(__file__).parents[2])
        if options.sheet:
            sheets(folder)
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(int(options.scale) / 100)
    import qasync
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from gharial.ui.application import prepare
    from gharial.ui.style.theme import Theme
    from tests.ui.poses import NAMES

    app = QApplication(["gallery"])
    prepare(app)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    Theme(app, "light")
    names = [one for one in NAMES if not options.only or one in options.only]
    with tempfile.TemporaryDirectory(prefix="gharial-gallery-") as files:
        taken = qasync.run(take(folder, Path(files), options.scale, names, dresses(quick=options.quick)))
    print(f"{taken} pictures of {len(names)} windows at {options.scale} % in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
