"""Service discovery (XEP-0030) and entity capabilities (XEP-0115): what we announce, what others can."""

from slixmpp import ClientXMPP

from gharial.model.jid import Jid


class Discovery:
    """What one session announces and has learnt."""

    def __init__(self, client: ClientXMPP) -> None:
        self._client = client

    def announce(self, feature: str) -> None:
        """Name a feature in our disco#info answer; presence is sent again with the new hash where needed."""
        self._client.plugin["xep_0030"].add_feature(feature)

    async def features(self, jid: Jid, timeout_s: float = 10.0) -> frozenset[str]:
        """What `jid` (a full address, or a server) can. Raises RequestFailed, NoAnswer, NotConnected."""
        info = await self._client.plugin["xep_0030"].get_info(jid=jid, timeout=timeout_s, cached=True)
        return frozenset(info["disco_info"]["features"])
