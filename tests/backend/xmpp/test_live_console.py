"""The XML console's backend on a real stream: what passes is told in order, without secrets; else nothing is."""

import itertools
from collections.abc import Sequence

import pytest

from gharial.backend.xmpp.live_console import LiveConsole
from gharial.backend.xmpp.redaction import HIDDEN
from gharial.backend.xmpp.stanza_tap import MOST_WAITING, StanzaTap
from gharial.model.account import Show, Status
from gharial.model.console import SeenStanza, StanzaKind
from gharial.model.failures import NotConnected
from gharial.model.jid import Jid
from gharial.model.xml_text import read_xml
from prosody_server import ProsodyServer
from tests.support.accounts import PASSWORD, one_signed_in, settings_for, signed_in, unique_user, until

ALICE = Jid("alice@river.example")
PING = "<iq type='get' id='by-hand' to='{to}'><ping xmlns='urn:xmpp:ping'/></iq>"


class Reader:
    """Keeps the last of each number."""

    def __init__(self) -> None:
        self.rows: dict[int, SeenStanza] = {}

    def __call__(self, seen: Sequence[SeenStanza]) -> None:
        self.rows.update({one.number: one for one in seen})

    def find(self, words: str) -> list[SeenStanza]:
        return [one for one in self.rows.values() if words in one.xml]


async def test_a_stanza_typed_by_hand_and_its_answer_are_seen(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        console, reader = LiveConsole(alice.accounts), Reader()
        end = console.listen(reader)
        await console.send(alice.jid, PING.format(to=prosody.host))
        await until(lambda: len(reader.find('id="by-hand"')) == 2)
        sent, came = reader.find('id="by-hand"')
        assert (sent.sent, sent.type, sent.about, sent.namespace) == (True, "get", "ping", "urn:xmpp:ping")
        assert (came.sent, came.type, came.kind) == (False, "result", StanzaKind.IQ)
        assert came.number > sent.number
        assert came.peer == prosody.host
        end()
        assert alice.session.client.onlooker is None
        before = dict(reader.rows)
        await alice.session.discovery.server_features(10.0)
        assert reader.rows == before


async def test_a_sign_in_shows_no_secret(prosody: ProsodyServer) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    async with one_signed_in(prosody, user) as alice:
        console, reader = LiveConsole(alice.accounts), Reader()
        console.listen(reader)
        await alice.accounts.set_status(Status(Show.OFFLINE), alice.jid)
        await until(lambda: not alice.session.online)
        await alice.accounts.set_status(Status(), alice.jid)
        await until(lambda: alice.session.online and reader.find("<enabled"))
        shown = "".join(one.xml for one in reader.rows.values())
        assert PASSWORD not in shown
        assert "<auth" not in shown and "<response" not in shown
        (enabled,) = reader.find("<enabled")
        assert read_xml(enabled.xml).get("id") == HIDDEN


async def test_accounts_that_come_and_go_are_listened_to(prosody: ProsodyServer) -> None:
    first, second = unique_user("alice"), unique_user("bob")
    for user in (first, second):
        prosody.add_account(user, PASSWORD)
    async with one_signed_in(prosody, first) as alice:
        console, reader = LiveConsole(alice.accounts), Reader()
        end = console.listen(reader)
        added = await alice.accounts.add(settings_for(prosody, second), PASSWORD)
        await until(lambda: any(one.account == added.jid and "<enabled" in one.xml for one in reader.rows.values()))
        session = alice.accounts.session(added.jid)
        await alice.accounts.remove(added.jid)
        assert session.client.onlooker is None
        end()
        console.listen(reader)
        assert alice.session.client.onlooker is not None


async def test_what_cannot_be_sent_is_refused(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        console = LiveConsole(alice.accounts)
        with pytest.raises(ValueError, match="several"):
            await console.send(alice.jid, "<presence/><presence/>")
        await alice.accounts.set_status(Status(Show.OFFLINE), alice.jid)
        await until(lambda: not alice.session.online)
        with pytest.raises(NotConnected):
            await console.send(alice.jid, "<presence/>")


class Watched:
    """A tap without a stream."""

    def __init__(self) -> None:
        numbers = itertools.count(1)
        self.woken = 0
        self.tap = StanzaTap(ALICE, lambda: next(numbers), self._wake)

    def _wake(self) -> None:
        self.woken += 1

    def pass_(self, sent: bool, text: str) -> None:
        self.tap.passed(sent, text if sent else read_xml(text))


BLOCK = (
    "<iq type='set' id='d-{0}' to='bob@x/y' from='bob@x/y'>"
    "<data xmlns='http://jabber.org/protocol/ibb' sid='s' seq='{0}'>AAAA</data></iq>"
)


@pytest.mark.parametrize("sent", [True, False])
def test_blocks_of_in_band_data_are_one_row(sent: bool) -> None:
    watched = Watched()
    for number in range(1000):
        watched.pass_(sent, BLOCK.format(number))
        watched.pass_(not sent, f"<iq type='result' id='d-{number}' to='bob@x/y' from='bob@x/y'/>")
        watched.pass_(True, "<r xmlns='urn:xmpp:sm:3'/>")
    rows = watched.tap.take()
    assert [(row.blocks, row.bytes, row.acknowledgements) for row in rows] == [(1000, 4000, 0), (0, 0, 1000)]
    assert rows[0].files and rows[0].xml == "" and rows[0].peer == "bob@x/y"
    assert watched.woken == 1
    watched.pass_(sent, BLOCK.format(1000))
    (again,) = watched.tap.take()
    assert (again.number, again.blocks) == (rows[0].number, 1001)


def test_the_answers_to_file_stanzas_belong_to_them() -> None:
    watched = Watched()
    watched.pass_(
        True, "<iq type='set' id='a' to='bob@x/y'><jingle xmlns='urn:xmpp:jingle:1' action='session-info'/></iq>"
    )
    watched.pass_(False, "<iq type='result' id='a' from='bob@x/y'/>")
    watched.pass_(False, "<iq type='result' id='b' from='bob@x/y'/>")
    offer, answer, other = watched.tap.take()
    watched.pass_(
        True,
        "<iq type='set' id='c'><jingle xmlns='urn:xmpp:jingle:1' action='session-terminate'><reason><success/></reason>"
        "</jingle></iq>",
    )
    assert [row.about for row in watched.tap.take()] == ["jingle session-terminate success"]
    assert (offer.about, offer.files, answer.files, other.files) == ("jingle session-info", True, True, False)


def test_a_flood_is_counted_and_not_kept() -> None:
    watched = Watched()
    for number in range(MOST_WAITING + 7):
        watched.pass_(False, f"<presence from='p{number}@x'/>")
    rows = watched.tap.take()
    assert len(rows) == MOST_WAITING + 1
    assert rows[-1].missed == 7
    assert watched.tap.take() == ()


@pytest.mark.parametrize("text", ["<a><b>", "</a>", "\x00", "<a:b/>", "<?xml version='1.0'?><x", ""])
def test_what_cannot_be_read_breaks_nothing(text: str) -> None:
    watched = Watched()
    watched.tap.passed(True, text)
    watched.tap.passed(True, b"\xff\xfe")
    watched.pass_(True, "<presence/>")
    assert [row.kind for row in watched.tap.take()] == [StanzaKind.PRESENCE]
