"""Small pictures of files: the value that crosses the border, and the seam by which the backend has them made.

Decoding needs the window library, which the backend must not know: `main.py` hands a `PictureMaker` to the service, and
without one (the command line) no picture is made, offered or fetched.
"""

from dataclasses import field
from pathlib import Path
from typing import Protocol

from gharial.model.value import dataclass

LARGEST_BYTES = 256 * 1024
"""Of a small picture that comes from somebody else; more is not read."""


SIDE = 256
"""Pixels: small pictures are made to fit into a square of this side."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture, `width` by `height` pixels; `media_type` is "image/png" or "image/jpeg"."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int


class PictureMaker(Protocol):
    """Blocking; for worker threads, several at a time. Each returns None for what is no picture that may be decoded.

    Nothing raises: a broken picture is none.
    """

    def pixels(self, path: Path) -> tuple[int, int] | None:
        """Width and height of the picture in a file, as it is seen upright; only its head is read."""

    def of_file(self, path: Path, width: int, height: int) -> Picture | None:
        """The picture in a file, made to fit into `width` by `height` pixels, without what else the file says."""

    def of_ours(self, data: bytes, width: int, height: int) -> Picture | None:
        """A picture that `of_file` made, made to fit into less."""

    def of_foreign(self, data: bytes, width: int, height: int) -> Picture | None:
        """A small picture that somebody else sent, within strict limits, encoded anew and made to fit."""
