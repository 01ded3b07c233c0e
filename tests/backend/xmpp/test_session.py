"""What a signed-in session does with stanzas no honest entity sends (security 1, 2, 43, 44)."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from certificates import Certificates
from gharial.backend.storage.database import Database
from gharial.backend.storage.secrets import Secrets
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.backend.xmpp.session import AccountSession
from gharial.model.account import Account
from gharial.model.events import AccountChanged, EventBus
from gharial.model.failures import NotConnected, ProtocolBreach, RequestFailed
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.support.accounts import PASSWORD, QUICK, signed_in, unique_user, until
from tests.support.scripted_server import BIND, HOST, Script, scripted_server


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


async def against(
    certificates: Certificates,
    script: Callable[[Script], Awaitable[None]],
    story: Callable[[AccountSession, list[Account]], Awaitable[None]],
    features: str = BIND,
) -> None:
    """Sign alice in to a server that follows `script` from there on; `story` gets the session and all it became."""

    async def serve(script_side: Script) -> None:
        await script_side.log_in(PASSWORD, features)
        await script(script_side)

    async with scripted_server(serve, certificates.sign(HOST)) as server:
        database = Database(None)
        await database.open()
        events, history = EventBus(), list[Account]()
        events.subscribe(AccountChanged, lambda change: history.append(change.account))
        accounts = LiveAccounts(events, database, Secrets(Path("/nowhere")), timing=replace(QUICK, goodbye_s=0.1))
        try:
            await accounts.add(server.settings(certificates.ca), PASSWORD)
            session = accounts.sessions()[0]
            await until(lambda: session.online or any(one.failure for one in history))
            await story(session, history)
        finally:
            await accounts.close()
            await database.close()


async def test_a_roster_push_of_a_stranger_changes_nothing(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("mallory")) as (alice, mallory):
        updates: list[object] = []
        alice.session.client.add_event_handler("roster_update", updates.append)
        push = "<query xmlns='jabber:iq:roster'><item jid='evil@river.example' name='Bob' subscription='both'/></query>"
        iq = mallory.session.client.make_iq_set(ElementTree.fromstring(push), ito=alice.full_jid)
        with pytest.raises(RequestFailed) as refusal:
            await mallory.session.request(iq, 30.0)
        assert refusal.value.condition == "service-unavailable"
        assert updates == [] and "evil@river.example" not in alice.session.client.client_roster


@pytest.mark.parametrize("sender", ["mallory@river.example/x", "elsewhere.example", "alice@elsewhere.example/x"])
async def test_a_reply_of_somebody_else_is_dropped(certificates: Certificates, sender: str) -> None:
    async def script(script: Script) -> None:
        id_ = (await script.hear(r"<iq[^>]*? id=\"([^\"]*)\"[^>]*>\s*<ping"))[1]
        script.say(f"<iq type='result' id='{id_}' from='{sender}' to='alice@river.example/x'><fake/></iq>")
        script.say(f"<iq type='result' id='{id_}' from='bob@river.example/y' to='alice@river.example/x'/>")
        await script.rest()

    async def story(session: AccountSession, _history: list[Account]) -> None:
        iq = session.client.make_iq_get(ito=Jid("bob@river.example/y"))
        iq.enable("ping")
        answer = await session.request(iq, 30.0)
        assert answer["from"] == "bob@river.example/y" and not list(answer.xml)

    await against(certificates, script, story)


ODD = [
    "<message><body>x</body></message>",
    "<message from=''><body>x</body></message>",
    "<message from='river.example'><body>x</body></message>",
    "<message from='@'><body>x</body></message>",
    "<message from='a@b@c/d'><body>x</body></message>",
    "<message from='/x'><body>x</body></message>",
    "<message from='bob@river.example' to='@@'><body>x</body></message>",
    "<presence from='&#x202e;@x'/>",
    "<presence from='river.example'><show>nonsense</show><priority>many</priority></presence>",
    "<presence/>",
    "<presence type='subscribe'/>",
    "<presence type='nonsense' from='bob@river.example/x'/>",
    "<iq/>",
    "<iq type='get'/>",
    "<iq type='set' id='1' from='a@b@c'><query xmlns='jabber:iq:roster'/></iq>",
    "<iq type='set' id='1'><query xmlns='jabber:iq:roster'><item/></query></iq>",
    "<iq type='set' id='1'><query xmlns='jabber:iq:roster'><item jid='@@'/></query></iq>",
    "<iq type='result' id=''/>",
    "<iq type='nonsense' id='2'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
    "<message xmlns='jabber:server' from='bob@river.example'><body>x</body></message>",
    "<evil xmlns='urn:evil'/>",
    "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
    "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
    "<enabled xmlns='urn:xmpp:sm:3' id='x' resume='true'/>",
    "<failed xmlns='urn:xmpp:sm:3' h='99999999999999999999'/>",
    "<a xmlns='urn:xmpp:sm:3' h='x'/>",
    "<a xmlns='urn:xmpp:sm:3' h='4294967295'/>",
    "<r xmlns='urn:xmpp:sm:3'/>",
    "<presence from='bob@river.example/x'><c xmlns='http://jabber.org/protocol/caps' hash='md5' ver=''/></presence>",
    "<message from='bob@river.example'>" + "<a>" * 150 + "</a>" * 150 + "</message>",
    "<message from='bob@river.example' " + " ".join(f"a{n}='x'" for n in range(100_000)) + "/>",
    "<message from='bob@river.example'><body>" + "x" * 1_000_000 + "</body></message>",
]


@pytest.mark.parametrize("stanza", ODD, ids=range(len(ODD)))
async def test_an_odd_stanza_harms_nothing(certificates: Certificates, stanza: str) -> None:
    answered = asyncio.Event()

    async def script(script: Script) -> None:
        script.say(stanza)
        script.say("<iq type='get' id='still-there' from='bob@river.example/x'><ping xmlns='urn:xmpp:ping'/></iq>")
        await script.hear(r"<iq[^>]*id=\"still-there\"")
        answered.set()
        await script.rest()

    async def story(session: AccountSession, history: list[Account]) -> None:
        async with asyncio.timeout(30):
            await answered.wait()
        assert session.online and all(one.failure is None for one in history)

    await against(certificates, script, story)


HOSTILE = [
    "<?evil?>",
    "<!-- -->",
    "<message><body>&a;</body></message>",
    "<!DOCTYPE x>",
    "<a>" * 1000,
    "</wrong>",
    "<message><body>" + "x" * 10_000_000 + "</body></message>",
]


@pytest.mark.parametrize("stanza", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_stanza_ends_the_stream(certificates: Certificates, stanza: str) -> None:
    seen: list[str] = []

    async def script(script: Script) -> None:
        script.say(stanza)
        seen.append(await script.rest())

    async def story(session: AccountSession, history: list[Account]) -> None:
        await until(lambda: any(isinstance(one.failure, ProtocolBreach) for one in history))

    await against(certificates, script, story)
    assert "stream:error" in seen[0]


async def test_every_question_gets_an_answer(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob")) as (alice, bob):

        async def answer(iq: Iq) -> Iq | None:
            kind = iq.xml[0].get("node")
            if kind == "refuse":
                raise XMPPError("not-allowed", etype="cancel", text="no")
            if kind == "break":
                raise RuntimeError("a fault of ours")
            return None

        bob.session.answer("test", "iq@type=set/command", answer)
        bob.session.client.register_plugin("xep_0050")
        alice.session.client.register_plugin("xep_0050")

        async def ask(node: str) -> str:
            iq = alice.session.client.make_iq_set(ito=bob.full_jid)
            iq["command"]["node"] = node
            try:
                return str((await alice.session.request(iq))["type"])
            except RequestFailed as failure:
                return failure.condition

        bob.session.client.remove_handler("Ad-Hoc Execute")
        assert [await ask(node) for node in ("fine", "refuse", "break")] == [
            "result",
            "not-allowed",
            "internal-server-error",
        ]
        bob.session.forget_answer("test")
        assert await ask("fine") == "feature-not-implemented"


async def test_a_request_without_a_connection_fails_at_once(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob")) as (alice, bob):

        async def never(_iq: Iq) -> Iq | None:
            await asyncio.Event().wait()
            return None

        bob.session.client.remove_handler("Ping")
        bob.session.answer("never", "iq@type=get/ping", never)
        iq = alice.session.client.make_iq_get(ito=bob.full_jid)
        iq.enable("ping")
        asked = asyncio.create_task(alice.session.request(iq))
        await asyncio.sleep(0.05)
        keeper = alice.accounts._logins[alice.jid].keeper
        await keeper.sign_out()
        with pytest.raises(NotConnected):
            await asked
        with pytest.raises(NotConnected):
            await alice.session.request(iq)


async def test_who_sends_in_bulk_waits_for_the_socket(certificates: Certificates) -> None:
    go_on = asyncio.Event()

    async def script(script: Script) -> None:
        script.say("<presence from='bob@river.example/x'/>")
        await go_on.wait()  # nobody reads meanwhile
        while len(await script.reader.read(65536)):
            pass

    async def story(session: AccountSession, _history: list[Account]) -> None:
        client, body = session.client, "x" * 65536
        waited = False
        for _number in range(1000):
            client.make_message(mto=Jid("bob@river.example"), mbody=body).send()
            await client.waiting_queue.join()
            try:
                async with asyncio.timeout(0.05):
                    await client.drained()
            except TimeoutError:
                waited = True
                break
        assert waited and client.write_buffer_size < 4 * 2**20
        go_on.set()
        async with asyncio.timeout(30):
            await client.drained()
        await until(lambda: client.write_buffer_size == 0)

    await against(certificates, script, story)


async def test_a_dropped_stanza_is_counted_or_it_would_come_again(certificates: Certificates) -> None:
    counted = asyncio.Event()

    async def script(script: Script) -> None:
        await script.hear("<enable [^>]*urn:xmpp:sm:3")
        script.say("<enabled xmlns='urn:xmpp:sm:3' id='x' resume='true'/>")
        script.say("<message from='a@b@c'><body>x</body></message><message from='bob@river.example'/>")
        script.say("<presence from='@'/><iq type='nonsense'/><r xmlns='urn:xmpp:sm:3'/>")
        assert (await script.hear(r"<a [^>]*h=\"(\d+)\""))[1] == "4"
        counted.set()
        await script.rest()

    async def story(_session: AccountSession, _history: list[Account]) -> None:
        async with asyncio.timeout(30):
            await counted.wait()

    await against(certificates, script, story, f"{BIND}<sm xmlns='urn:xmpp:sm:3'/>")
