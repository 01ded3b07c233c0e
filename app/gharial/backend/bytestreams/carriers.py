"""`Carriers`: the bytestreams of one session, made once and shared by its methods."""

from collections.abc import Awaitable, Callable
from typing import Any

from gharial.backend.bytestreams.http import HttpStreams
from gharial.backend.bytestreams.ice_streams import IceStreams
from gharial.backend.bytestreams.inband import InbandStreams
from gharial.backend.bytestreams.p2p_links import P2pLinks
from gharial.backend.bytestreams.raw_udp_links import RawUdpLinks
from gharial.backend.bytestreams.socks5 import Socks5Streams
from gharial.backend.xmpp.session import AccountSession
from gharial.model.jid import Jid
from gharial.model.picture import PictureMaker
from gharial.model.settings import Settings


class Carriers:
    """Make it inside the running loop, before the session first connects.

    `settings` are the ones in force. `may_meet` tells whether a peer may learn our address: to others no streamhost of
    ours is named, and none of theirs dialled. `offers_loopback` decides whether 127.0.0.1 is offered and dialled; by
    itself that is so where the server is reached over loopback too.
    """

    def __init__(
        self,
        session: AccountSession,
        settings: Callable[[], Settings] = Settings,
        may_meet: Callable[[Jid], bool] = lambda _peer: True,
        *,
        offers_loopback: bool | None = None,
    ) -> None:
        self.settings = settings
        self.may_meet = may_meet
        self.sees_us: Callable[[Jid], bool] = lambda _peer: False
        """Whether somebody may see our presence, and so learns nothing from a word of ours."""
        self.pictures: PictureMaker | None = None
        """Makes small pictures, where somebody can."""
        self.wanted: Callable[[Jid, Any], Awaitable[str]] = _nothing
        """A device asks for a file (methods.interface.Wish): the id of the offer that comes; empty for a no."""
        self.socks5 = Socks5Streams(session, settings, may_meet, offers_loopback)
        self.inband = InbandStreams(session)
        self.ice = IceStreams(session, settings, may_meet, lambda: self.socks5.loopback)
        self.raw_udp = RawUdpLinks(lambda: self.socks5.loopback, self.ice.stun_servers)
        self.p2p = P2pLinks(session, settings, lambda: self.socks5.loopback, self.ice.services, may_meet)
        self.http = HttpStreams(session, settings, offers_loopback)

    def close(self) -> None:
        """Stop listening and break what is open."""
        self.socks5.close()
        self.inband.close()
        self.ice.close()
        self.raw_udp.close()
        self.p2p.close()
        self.http.close()


async def _nothing(_device: Jid, _wish: object) -> str:
    return ""
