"""Coroutine tests of windows run on Qt's own loop, as the program does."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from gharial.ui.widgets.speech import speech

if TYPE_CHECKING:
    import asyncio


def _in_sight() -> set[QWidget]:
    return {one for one in QApplication.topLevelWidgets() if one.isVisible()} if QApplication.instance() else set()


@pytest.fixture(autouse=True)
def nothing_stays_in_sight() -> Iterator[None]:
    """What a test leaves open is not there for the next one, whichever that is: it would count it, or click on it."""
    before = _in_sight()
    yield
    for one in _in_sight() - before:
        one.hide()


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """All that is told to screen readers."""
    told: list[str] = []
    speech().said.connect(told.append)
    yield told
    speech().said.disconnect(told.append)


class _Loop(QEventLoop):  # type: ignore[misc]
    """qasync's; its timers end with it. It leaves them running, and where the garbage collector then takes their object
    away in another thread, Qt wakes what is not there any more: a crash in whichever test is on by then.
    """

    def close(self) -> None:
        waiting = () if self.is_closed() else tuple(self._timer._SimpleTimer__callbacks)
        super().close()
        for number in waiting:
            self._timer.killTimer(number)


def _qt_loop() -> "asyncio.AbstractEventLoop":
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
    # As application.prepare says: closing a window must not end the loop.
    app.setQuitOnLastWindowClosed(False)
    return _Loop(app)


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> "Mapping[str, Callable[[], asyncio.AbstractEventLoop]]":
    """qasync's loop for every coroutine test below tests/ui."""
    return {"qt": _qt_loop}
