"""Coroutine tests of windows run on Qt's own loop, as the program does."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

if TYPE_CHECKING:
    import asyncio


def _qt_loop() -> "asyncio.AbstractEventLoop":
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
    # As application.prepare says: closing a window must not end the loop.
    app.setQuitOnLastWindowClosed(False)
    return QEventLoop(app)


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> "Mapping[str, Callable[[], asyncio.AbstractEventLoop]]":
    """qasync's loop for every coroutine test below tests/ui."""
    return {"qt": _qt_loop}
