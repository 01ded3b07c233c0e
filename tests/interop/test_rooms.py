"""Group chats on ejabberd: another server's rooms, with its ways of saying things."""

from collections.abc import Iterator

import pytest

from gharial.model.conversation import MessageState
from gharial.model.failures import RemovedFromRoom, RoomRefused
from gharial.model.jid import Jid
from gharial.model.room import Affiliation, RoomOptions, RoomState
from gharial.model.room_faults import Removal, RoomFault
from tests.backend.rooms.guests import guest, guests
from tests.support.accounts import unique_user, until
from tests.support.ejabberd_server import EjabberdServer

pytestmark = pytest.mark.interop


@pytest.fixture(scope="module")
def ejabberd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EjabberdServer]:
    server = EjabberdServer(tmp_path_factory.mktemp("ejabberd"))
    server.start()
    yield server
    server.stop()


async def test_rooms_of_ejabberd(ejabberd: EjabberdServer) -> None:
    async with guests(ejabberd, "alice", "bob", "carol") as (alice, bob, carol):  # type: ignore[arg-type]
        service = await alice.rooms.service(alice.jid)
        room = Jid(f"{unique_user('delta')}@{service}")
        with pytest.raises(RoomRefused) as refused:
            await bob.rooms.join(bob.jid, room, "Bob")
        assert refused.value.fault == RoomFault.NOT_FOUND.value
        made = await alice.rooms.create(alice.jid, room, RoomOptions(name="Delta", private=True), "Alice")
        assert made.private and made.name == "Delta" and made.affiliation is Affiliation.OWNER
        with pytest.raises(RoomRefused) as refused:
            await bob.rooms.join(bob.jid, room, "Bob")
        assert refused.value.fault == RoomFault.MEMBERS_ONLY.value
        await alice.rooms.invite(alice.jid, room, bob.jid)
        await until(lambda: bob.invited)
        await bob.rooms.accept(bob.rooms.invitations()[0], "Bob")
        await bob.rooms.invite(bob.jid, room, carol.jid)
        await until(lambda: carol.invited)
        await carol.rooms.accept(carol.rooms.invitations()[0], "Carol")
        await until(lambda: len(alice.people(room)) == 3)
        sent = await alice.chat.send(alice.jid, room, "hello Bob")
        heard = await bob.seen("hello Bob")
        assert heard.mentions_us and heard.nick == "Alice"
        await until(lambda: alice.state(sent) is MessageState.DELIVERED)
        await bob.chat.react(bob.latest(heard), "🐊", wanted=True)
        await until(lambda: alice.latest(sent).reactions != ())
        await bob.chat.send(bob.jid, Jid(f"{room}/Carol"), "psst")
        assert (await carol.seen("psst")).peer == Jid(f"{room}/Bob")
        await bob.rooms.change_nick(bob.jid, room, "Bobby")
        await until(lambda: "Bobby" in alice.people(room))
        await alice.rooms.set_topic(alice.jid, room, "rivers")
        await until(lambda: carol.room(room).subject == "rivers")
        await alice.rooms.kick(alice.jid, room, "Carol", "bye")
        await until(lambda: carol.room(room).state is RoomState.FAILED)
        failure = carol.room(room).failure
        assert isinstance(failure, RemovedFromRoom) and failure.how == Removal.KICKED.value
        transport = bob.session.client.transport
        assert transport is not None
        transport.abort()
        await alice.chat.send(alice.jid, room, "in the gap")
        await bob.inside(room)
        await bob.seen("in the gap")
        async with guest(ejabberd, str(alice.jid.user)) as device:  # type: ignore[arg-type]
            await device.inside(room)
            await device.seen("in the gap")
            said = [(m.body, m.direction.value) for m in await device.chat.page(device.jid, room)]
            assert said == [("hello Bob", "outgoing"), ("in the gap", "outgoing")]
        members = {(one.jid, one.affiliation) for one in await alice.rooms.members(alice.jid, room)}
        assert (alice.jid, Affiliation.OWNER) in members and (bob.jid, Affiliation.MEMBER) in members
        await alice.rooms.destroy(alice.jid, room)
        await until(lambda: bob.room(room).state is RoomState.FAILED)
