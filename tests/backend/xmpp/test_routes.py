"""Where to connect: SRV records, the domain itself, or what the user typed."""

import asyncio
from typing import Any

import pytest

from gharial.backend.xmpp import routes
from gharial.backend.xmpp.routes import Route, routes_to, typed_routes
from gharial.backend.xmpp.timing import Timing
from gharial.model.failures import UnknownHost
from prosody_server import ProsodyServer, free_ports
from tests.backend.xmpp.test_sign_in import check, failure_of
from tests.support.accounts import PASSWORD, settings_for, unique_user


def records(monkeypatch: pytest.MonkeyPatch, *found: tuple[str, str, int]) -> None:
    async def get(*_arguments: Any, **_options: Any) -> list[tuple[str, str, int]]:
        return list(found)

    monkeypatch.setattr(routes, "get_SRV", get)


def test_a_typed_port_is_tried_both_ways_the_likelier_first() -> None:
    assert typed_routes("a.example", None, 5222) == [Route("a.example", 5222, False), Route("a.example", 5222, True)]
    assert [route.direct_tls for route in typed_routes("a.example", "h", 443)] == [True, False]
    assert typed_routes("a.example", "[::1]", None)[0] == Route("::1", 5222, False)
    assert typed_routes("a.example", None, None) == [Route("a.example", 5222, False), Route("a.example", 5223, True)]


async def test_records_keep_their_order_and_say_their_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    records(monkeypatch, ("xmpps-client", "b.example", 443), ("xmpp-client", "a.example", 5222))
    assert await routes_to("example", None, None, Timing()) == [
        Route("b.example", 443, True),
        Route("a.example", 5222, False),
    ]


async def test_a_service_that_is_not_offered_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    records(monkeypatch, ("xmpps-client", "", 0), ("xmpp-client", "a.example", 5222))
    assert await routes_to("example", None, None, Timing()) == [Route("a.example", 5222, False)]


async def test_a_resolver_that_hangs_or_fails_leaves_the_domain(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang(*_arguments: Any, **_options: Any) -> list[tuple[str, str, int]]:
        await asyncio.Event().wait()
        return []

    async def fail(*_arguments: Any, **_options: Any) -> list[tuple[str, str, int]]:
        raise RuntimeError("of the resolver's library")

    for trouble in (hang, fail):
        monkeypatch.setattr(routes, "get_SRV", trouble)
        found = await routes_to("example", None, None, Timing(lookup_s=0.05))
        assert found == typed_routes("example", None, None)


@pytest.mark.parametrize("service", ["xmpp-client", "xmpps-client"])
async def test_a_login_by_records_skips_a_dead_server(
    prosody: ProsodyServer, monkeypatch: pytest.MonkeyPatch, service: str
) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    (closed,) = free_ports(1)
    port = prosody.port if service == "xmpp-client" else prosody.direct_tls_port
    records(monkeypatch, ("xmpps-client", "127.0.0.1", closed), (service, "127.0.0.1", port))
    # The certificate is good for the domain, though the records name another host.
    await check(settings_for(prosody, user, host=None, port=None))


async def test_records_that_lead_nowhere_name_the_host(monkeypatch: pytest.MonkeyPatch, prosody: ProsodyServer) -> None:
    records(monkeypatch, ("xmpp-client", "no-such-host.invalid", 5222))
    failure = await failure_of(settings_for(prosody, "alice", host=None, port=None))
    assert isinstance(failure, UnknownHost) and failure.host == "no-such-host.invalid"
