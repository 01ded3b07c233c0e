"""The server's time: what it tells is only used where the clocks differ by seconds."""

from datetime import UTC, datetime, timedelta
from typing import Any, cast
from xml.etree import ElementTree

import pytest

from gharial.backend.chat.server_clock import ServerClock
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure, RequestFailed
from gharial.model.jid import Jid


class _Iq:
    def __init__(self, inside: str = "") -> None:
        self.xml = ElementTree.fromstring(f"<iq>{inside}</iq>")


class _Session:
    """Answers with one text, or a failure."""

    account = Jid("alice@river.example")

    def __init__(self, answer: str | Failure) -> None:
        self.answer = answer
        self.client = self

    def make_iq_get(self, ito: str) -> _Iq:
        return _Iq()

    async def request(self, iq: Any, timeout_s: float) -> _Iq:
        if isinstance(self.answer, Failure):
            raise self.answer
        return _Iq(f"<time xmlns='urn:xmpp:time'><utc>{self.answer}</utc></time>")


@pytest.mark.parametrize(("ahead_s", "expected_s"), [(0.0, 0.0), (2.0, 0.0), (-90.0, -90.0), (3600.0, 3600.0)], ids=str)
async def test_a_difference_of_seconds_counts(ahead_s: float, expected_s: float) -> None:
    told = (datetime.now(UTC) + timedelta(seconds=ahead_s)).isoformat()
    clock = ServerClock(cast("AccountSession", _Session(told)))
    await clock.compare()
    assert abs((clock.now() - datetime.now(UTC)).total_seconds() - expected_s) < 1


@pytest.mark.parametrize("answer", ["", "noon", RequestFailed("time", "river.example", "feature-not-implemented")])
async def test_a_server_that_does_not_tell(answer: str | Failure) -> None:
    clock = ServerClock(cast("AccountSession", _Session(answer)))
    await clock.compare()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)
