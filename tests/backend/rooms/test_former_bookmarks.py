"""Bookmarks of older programs (XEP-0048) on a server that does not move them: taken over once."""

import uuid
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

from gharial.backend.rooms.bookmarks import NAMESPACE
from gharial.backend.xmpp.session import AccountSession
from prosody_server import ProsodyServer
from tests.backend.rooms.guests import guest
from tests.support.accounts import PASSWORD, signed_in, until

PUBSUB = "http://jabber.org/protocol/pubsub"
LIST = (
    "<storage xmlns='storage:bookmarks'>"
    "<conference jid='choir@rooms.river.example' name='Choir' autojoin='false'><nick>Alto</nick></conference>"
    "<conference jid='boats@rooms.river.example'/><conference jid='rooms.river.example' autojoin='1'/>"
    "<conference/><url name='x' url='https://river.example'/></storage>"
)


class OlderServer(ProsodyServer):
    """It keeps the two kinds of bookmarks apart."""

    def _config(self) -> str:
        return super()._config().replace('"bookmarks";', "")


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    running = OlderServer(tmp_path_factory.mktemp("older"))
    running.start()
    yield running
    running.stop()


def _account(server: ProsodyServer) -> str:
    user = f"alice-{uuid.uuid4().hex[:10]}"
    server.add_account(user, PASSWORD)
    return user


async def _kept(session: AccountSession) -> set[str]:
    iq = session.client.make_iq_get()
    items = ET.SubElement(ET.SubElement(iq.xml, f"{{{PUBSUB}}}pubsub"), f"{{{PUBSUB}}}items", {"node": NAMESPACE})
    items.set("node", NAMESPACE)
    answer = await session.request(iq)
    return {item.get("id", "") for item in answer.xml.iter(f"{{{PUBSUB}}}item")}


async def test_they_are_taken_over_once(older: ProsodyServer) -> None:
    user = _account(older)
    async with signed_in(older, user) as [before]:
        iq = before.session.client.make_iq_set()
        ET.SubElement(iq.xml, "{jabber:iq:private}query").append(ET.fromstring(LIST))
        await before.session.request(iq)
    async with guest(older, user) as alice:
        await until(lambda: {room.name for room in alice.rooms.rooms()} == {"Choir", ""})
        choir = next(room for room in alice.rooms.rooms() if room.name == "Choir")
        assert (choir.jid.bare, choir.nick, choir.bookmarked, choir.autojoin) == (
            "choir@rooms.river.example",
            "Alto",
            True,
            False,
        )
        await until(lambda: not alice.rooms._of[alice.jid.bare]._debts)
        assert await _kept(alice.session) == {"choir@rooms.river.example", "boats@rooms.river.example"}
        await alice.rooms.leave(alice.jid, choir.jid, forget=True)
    # Another device, which knows nothing: what was forgotten meanwhile stays forgotten.
    async with guest(older, user) as again:
        await until(lambda: [room.jid.user for room in again.rooms.rooms()] == ["boats"])
        assert await _kept(again.session) == {"boats@rooms.river.example"}


async def test_without_any_nothing_is_made(older: ProsodyServer) -> None:
    async with guest(older, _account(older)) as alice:
        rooms = alice.rooms._of[alice.jid.bare]
        await until(lambda: rooms._opening is not None and rooms._opening.done())
        assert alice.rooms.rooms() == () and rooms._bookmarks.none_yet
