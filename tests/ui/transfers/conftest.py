"""Dialogs of offers for the tests of this folder."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gharial.model.transfer import Offer
from tests.support.fake_backend import FakeBackend, offer
from tests.ui.transfers.offer_hand import Hand


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Callable[..., Hand]:
    def make(received: Offer | None = None, change: Callable[[FakeBackend], None] = lambda _: None) -> Hand:
        return Hand(qtbot, tmp_path, received or offer(), change)

    return make
