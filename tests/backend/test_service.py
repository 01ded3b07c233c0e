"""The whole backend for one run alone, as the command line has it."""

from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import SubElement

from slixmpp.stanza import Message
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.backend.service import OneOffLogin, Service
from gharial.backend.storage.secrets import Secrets
from gharial.model.account import AccountSettings, PasswordKeeping
from gharial.model.conversation import MessageState
from gharial.model.jid import Jid
from gharial.paths import Profile
from prosody_server import ProsodyServer
from tests.stories.people import Person, befriend, person
from tests.support.accounts import PASSWORD, settings_for, until


async def test_a_run_for_files_takes_no_messages_from_readers(prosody: ProsodyServer, tmp_path: Path) -> None:
    alice_user, bob_user = befriend(prosody)
    login = OneOffLogin(settings_for(prosody, bob_user), PASSWORD)
    bob = login.settings.jid
    run = Service(Profile.under(tmp_path / "run"), one_off=login)
    async with person(prosody, tmp_path / "alice", alice_user) as alice:
        await run.start()
        try:
            await until(lambda: (known := alice.service.roster.contact(alice.jid, bob)) and known.resources)
            contact = alice.service.roster.contact(alice.jid, bob)
            assert contact is not None
            assert [one.priority for one in contact.resources] == [-1]
            message = await alice.service.chat.send(alice.jid, bob, "for whoever reads")
            device = contact.resources[0].jid
            heard = await _after_a_message_to(alice, device, lambda: run.chat.conversation(bob, alice.jid).last)
        finally:
            await run.stop()
        assert not any("urn:xmpp:receipts" in stanza for stanza in heard), "nobody has read it"
        (kept,) = await alice.service.chat.page(alice.jid, bob)
        assert (kept.key, kept.state) == (message.key, MessageState.SENT)
        # It waited at the server for a device with a person in front of it, and is news there.
        async with person(prosody, tmp_path / "bob", bob_user) as reader:
            await until(lambda: reader.service.chat.conversation(bob, alice.jid).unread == 1)


async def _after_a_message_to(alice: Person, device: Jid, arrived: Callable[[], object]) -> list[str]:
    """The messages Alice gets until one that wants a receipt has come to that device, and an answer after it."""
    session = alice.service.accounts.session(alice.jid)
    heard: list[str] = []

    def note(stanza: StanzaBase) -> StanzaBase:
        if isinstance(stanza, Message):
            heard.append(str(stanza))
        return stanza

    session.client.add_filter("in", note)
    message = session.client.Message(sto=device, stype="chat")
    message["id"], message["body"] = "direct-1", "for this device"
    SubElement(message.xml, "{urn:xmpp:receipts}request")
    message.send()
    await until(arrived)
    ping = session.client.make_iq_get(ito=device)
    ping.enable("ping")
    await session.request(ping)
    return heard


async def test_a_run_for_files_leaves_the_stored_password_alone(tmp_path: Path) -> None:
    profile = Profile.under(tmp_path)
    jid = Jid("alice@river.example")
    await Secrets(profile.data).store(jid, PASSWORD, PasswordKeeping.FILE)
    # Port 1 refuses; what is asked here happens before.
    settings = AccountSettings(jid, host="127.0.0.1", port=1, keep_password=PasswordKeeping.ASK)
    service = Service(profile, one_off=OneOffLogin(settings, PASSWORD))
    await service.start()
    await service.stop()
    assert await Secrets(profile.data).password(jid, PasswordKeeping.FILE) == PASSWORD
