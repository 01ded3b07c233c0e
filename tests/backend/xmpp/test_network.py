"""Noticing a changed network and a sleep."""

import asyncio

from gharial.backend.xmpp.network import NetworkWatch, own_addresses, suspended_clock
from tests.support.accounts import until


def test_the_loopback_is_an_address_of_ours() -> None:
    assert "127.0.0.1" in own_addresses()


async def test_changes_and_sleep_are_told_and_quiet_is_not() -> None:
    addresses, slept = frozenset({"192.0.2.1"}), 0.0
    told: list[frozenset[str]] = []
    watch = NetworkWatch(told.append, 0.01, lambda: addresses, lambda: suspended_clock() + slept)
    watch.start()
    try:
        await asyncio.sleep(0.05)
        assert told == []
        addresses = frozenset({"192.0.2.2"})
        await until(lambda: told == [frozenset({"192.0.2.2"})])
        slept = 3600.0
        await until(lambda: len(told) == 2)
    finally:
        watch.stop()


async def test_unreadable_interfaces_are_no_change() -> None:
    told: list[frozenset[str]] = []

    def broken() -> frozenset[str]:
        raise OSError("no netlink")

    watch = NetworkWatch(told.append, 0.01, broken)
    watch.start()
    await asyncio.sleep(0.05)
    watch.stop()
    assert told == []
