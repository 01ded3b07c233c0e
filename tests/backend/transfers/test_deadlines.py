"""The times that ways may take add up to less than a person waits (fault 18): sums of limits, nothing is measured."""

from gharial.backend.bytestreams import ice_connection, ice_streams, proxies, socks5, socks5_dialer
from gharial.backend.jingle import socks5_transport
from gharial.backend.transfers.deadlines import Deadlines
from gharial.backend.transfers.send import _FAREWELL_S

FIRST_BYTE_S = 30.0
FIRST_BYTE_ON_A_LAN_S = 5.0
ADDRESSES = 4
"""Of a computer with cable, Wi-Fi and both families."""


def test_on_a_lan_where_nothing_answers_the_next_way_begins_in_time() -> None:
    """Refused ones take no time; those that never answer are dialled side by side, one a little after the other."""
    dialling = socks5_dialer.CONNECT_S + (ADDRESSES - 1) * socks5_dialer.STAGGER_S
    assert dialling < FIRST_BYTE_ON_A_LAN_S
    # A proxy that is known is dialled meanwhile.
    assert socks5_dialer.PROXY_DELAY_S < socks5_dialer.CONNECT_S
    assert proxies.FIND_S < FIRST_BYTE_ON_A_LAN_S


def test_all_ways_one_after_the_other_take_less_than_half_a_minute() -> None:
    socks5_race = socks5_dialer.DEADLINE_S + proxies.FIND_S
    # Who hears nothing by then hears nothing at all.
    ice = ice_connection.GATHER_S + ice_connection.SILENCE_S
    assert socks5_race + ice + 2 * _FAREWELL_S < FIRST_BYTE_S


def test_one_way_that_hangs_leaves_time_for_the_next() -> None:
    connect = Deadlines().connect
    assert connect > socks5.ANSWER_S and connect > socks5_transport.VERDICT_S and connect > ice_streams.CONNECT_S
    assert connect + FIRST_BYTE_ON_A_LAN_S < FIRST_BYTE_S
    # The receiver waits longer than the sender takes for the way that hangs and the next one.
    assert Deadlines().arrival > connect + FIRST_BYTE_S and Deadlines().replacement > connect
