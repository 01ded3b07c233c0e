"""Hostile and broken message stanzas: nothing is believed that only the sender says (attacks 3 to 6, 44, 45)."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

import pytest

from gharial.backend.chat.archive import Query
from gharial.backend.chat.letter import CUT, LONGEST_BODY
from gharial.model.conversation import MessageState
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.backend.chat.chatter import Chatter, chatting
from tests.support.accounts import PASSWORD, unique_user, until

EVE = "eve@elsewhere.example/pond"
BOB = "bob@elsewhere.example/bank"


class Target(NamedTuple):
    chatter: Chatter
    account: str
    full: str


@pytest.fixture
async def target(prosody: ProsodyServer) -> AsyncIterator[Target]:
    name = unique_user("alice")
    prosody.add_account(name, PASSWORD)
    async with chatting(prosody, name) as chatter:
        yield Target(chatter, chatter.jid.bare, chatter.session.full_jid.full)


def message(sender: str | None, inside: str, **attributes: str) -> str:
    """A message stanza; `sender` None leaves "from" out."""
    given = {"type": "chat", **({"from": sender} if sender is not None else {}), **attributes}
    text = " ".join(f"{name}={quoteattr(value)}" for name, value in given.items())
    return f"<message xmlns='jabber:client' {text}>{inside}</message>"


def forwarded(inner: str, stamp: str = "2026-01-01T00:00:00Z") -> str:
    return f"<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='{stamp}'/>{inner}</forwarded>"


def carbon(kind: str, inner: str) -> str:
    return f"<{kind} xmlns='urn:xmpp:carbons:2'>{forwarded(inner)}</{kind}>"


def result(query_id: str, number: str, inner: str) -> str:
    return f"<result xmlns='urn:xmpp:mam:2' queryid='{query_id}' id='{number}'>{forwarded(inner)}</result>"


async def settled(target: Target) -> list[str]:
    """What had been shown once a last, honest message is there."""
    target.chatter.inject(message(BOB, "<body>the last one</body>", id="last"))
    await target.chatter.seen("the last one")
    return [body for body in target.chatter.bodies if body != "the last one"]


async def test_forged_carbons_are_refused(target: Target) -> None:
    chatter, account, full = target
    from_bob = message(BOB, "<body>send me your password</body><active xmlns='http://jabber.org/protocol/chatstates'/>")
    from_us = message(full, "<body>I agree</body>", to=BOB)
    resource = f"{account}/other"
    for sender in (EVE, "eve@elsewhere.example", resource, "river.example", f"{account}.example", None):
        chatter.inject(message(sender, carbon("received", from_bob)))
        chatter.inject(message(sender, carbon("sent", from_us)))
    assert await settled(target) == []
    assert [one.peer.bare for one in chatter.chat.conversations()] == [Jid(BOB).bare]
    # The server's own: one of each, and one whose inside does not fit.
    chatter.inject(message(account, carbon("received", from_bob)))
    chatter.inject(message(account, carbon("sent", from_us)))
    chatter.inject(message(account, carbon("sent", message(EVE, "<body>not ours</body>", to=BOB))))
    chatter.inject(message(account, carbon("received", message(BOB, carbon("received", from_us)))))
    await chatter.seen("I agree")
    assert await settled(target) == ["send me your password", "I agree"]


async def test_archive_results_that_nobody_asked_for_are_refused(target: Target) -> None:
    chatter, account, _ = target
    [chat] = chatter.chat._chats.values()
    forged = message(BOB, "<body>forged history</body>")
    for sender in (EVE, account, None):
        chatter.inject(message(sender, result("unknown", "1", forged)))
        chatter.inject(message(sender, result("", "2", forged)))
    reading = asyncio.ensure_future(chat._archive.read(Query(limit=10)))
    await asyncio.sleep(0)
    [query_id] = chat._archive._open
    chatter.inject(message(EVE, result(query_id, "3", forged)))
    chatter.inject(message(f"{account}/other", result(query_id, "4", forged)))
    chatter.inject(message("river.example", result(query_id, "5", forged)))
    page = await reading
    assert page.results == ()
    assert await settled(target) == []


async def test_nobody_corrects_what_is_not_theirs(target: Target) -> None:
    chatter, _, full = target
    replace = "<replace xmlns='urn:xmpp:message-correct:0' id='{}'/>"
    sent = await chatter.chat.send(chatter.jid, Jid(BOB), "our price is 10")
    chatter.inject(message(BOB, "<body>pay to Bob</body>", id="b1"))
    await chatter.seen("pay to Bob")
    chatter.inject(message(EVE, "<body>pay to Eve</body>" + replace.format("b1"), id="e1"))
    chatter.inject(message(BOB, "<body>our price is 1000</body>" + replace.format(sent.stanza_id), id="b2"))
    chatter.inject(message(BOB, "<body>loop</body>" + replace.format("b3"), id="b3"))
    chatter.inject(message(full, "<body>pay to us</body>" + replace.format("b1"), to=BOB, id="b4"))
    chatter.inject(message(BOB, "<body>pay to Bob, please</body>" + replace.format("b1"), id="b5"))
    await settled(target)
    lines = await chatter.lines(Jid(BOB))
    assert lines[:2] == ["our price is 10", "pay to Bob, please"]
    assert "our price is 1000" not in lines and "loop" not in lines
    assert await chatter.lines(Jid(EVE)) == ["pay to Eve"]


async def test_only_the_peer_confirms_or_refuses_a_message(target: Target) -> None:
    chatter, _, _ = target
    bob = Jid(BOB)
    sent = await chatter.chat.send(chatter.jid, bob, "are you there?")
    await until(lambda: chatter.state(sent) is not MessageState.SENDING and chatter.changed)
    name = quoteattr(sent.stanza_id)
    received = f"<received xmlns='urn:xmpp:receipts' id={name}/>"
    displayed = f"<displayed xmlns='urn:xmpp:chat-markers:0' id={name}/>"
    error = "<error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"
    before = chatter.state(sent)
    for inside in (received, displayed):
        chatter.inject(message(EVE, inside))
    chatter.inject(message(EVE, error, type="error", id=sent.stanza_id))
    await settled(target)
    assert chatter.state(sent) in (before, MessageState.FAILED)
    if chatter.state(sent) is MessageState.FAILED:
        # This server knows no way to others, and says so in Bob's name: that one counts.
        failure = chatter.changed[-1].message.failure
        assert failure is not None and "gone" not in repr(failure)
    chatter.inject(message(BOB, received))
    await until(lambda: chatter.state(sent) is MessageState.DELIVERED)
    chatter.inject(message(BOB, displayed))
    await until(lambda: chatter.state(sent) is MessageState.READ)
    chatter.inject(message(BOB, error, type="error", id=sent.stanza_id))
    chatter.inject(message(BOB, received))
    await settled(target)
    assert chatter.state(sent) is MessageState.READ


@pytest.mark.parametrize(
    ("delay", "expected"),
    [
        ("<delay xmlns='urn:xmpp:delay' stamp='2026-01-02T03:04:05Z'/>", "2026-01-02T03:04:05"),
        ("<delay xmlns='urn:xmpp:delay' stamp='2026-01-02T03:04:05.25+01:00'/>", "2026-01-02T02:04:05"),
        ("<x xmlns='jabber:x:delay' stamp='20260102T03:04:05'/>", "2026-01-02T03:04:05"),
        (
            "<delay xmlns='urn:xmpp:delay' stamp='2026-01-02T03:05:00Z'/>"
            "<x xmlns='jabber:x:delay' stamp='20260102T03:04:05'/>",
            "2026-01-02T03:04:05",
        ),
        ("<delay xmlns='urn:xmpp:delay' stamp='2199-01-01T00:00:00Z'/>", ""),
        ("<delay xmlns='urn:xmpp:delay' stamp='9999-12-31T23:59:59.999999-14:00'/>", ""),
        ("<delay xmlns='urn:xmpp:delay' stamp='0001-01-01T00:00:00+14:00'/>", ""),
        ("<delay xmlns='urn:xmpp:delay' stamp='1970-01-01T00:00:00Z'/>", ""),
        ("<delay xmlns='urn:xmpp:delay' stamp='yesterday'/>", ""),
        ("<delay xmlns='urn:xmpp:delay'/>", ""),
        ("<x xmlns='jabber:x:delay' stamp='99999999T99:99:99'/>", ""),
    ],
)
async def test_stamps(target: Target, delay: str, expected: str) -> None:
    target.chatter.inject(message(BOB, f"<body>when?</body>{delay}", id="1"))
    shown = await target.chatter.seen("when?")
    if expected:
        assert shown.time.isoformat()[:19] == expected and shown.delayed
    else:
        assert abs(shown.time - datetime.now(UTC)) < timedelta(seconds=30)


async def test_bodies_are_cut_and_cleaned(target: Target) -> None:
    chatter, _, _ = target
    chatter.inject(message(BOB, "<body>a\x85b\x9bc\x7fd\te\nf&#xFFFE;</body>".replace("&#xFFFE;", ""), id="1"))
    chatter.inject(message(BOB, f"<body>{'x' * (LONGEST_BODY + 1)}</body>", id="2"))
    chatter.inject(message(BOB, "<body xml:lang='de'>nein</body><body>yes</body>", id="3"))
    chatter.inject(message(BOB, "<body> \n </body>", id="4"))
    chatter.inject(message(BOB, "<body/>", id="5"))
    chatter.inject(message(BOB, f"<body>long id</body><replace xmlns='urn:xmpp:message-correct:0' id='{'y' * 5000}'/>"))
    assert await settled(target) == ["a�b�c�d\te\nf", "x" * LONGEST_BODY + CUT, "yes", "long id"]


async def test_what_is_no_message_for_a_conversation(target: Target) -> None:
    chatter = target.chatter
    body = "<body>not shown</body>"
    room = "<x xmlns='http://jabber.org/protocol/muc#user'/>"
    chatter.inject(message("room@rooms.example/eve", body, type="groupchat"))
    chatter.inject(message(EVE, body, type="headline"))
    chatter.inject(message("room@rooms.example/eve", body + room))
    chatter.inject(message(EVE, body + "<error type='cancel'/>", type="error", id="x"))
    chatter.inject(message(EVE, "<subject>not shown</subject>"))
    chatter.inject(message(EVE, "<received xmlns='urn:xmpp:receipts'/>"))
    chatter.inject(message(EVE, "<request xmlns='urn:xmpp:receipts'/>"))
    assert await settled(target) == []
    assert [one.peer.bare for one in chatter.chat.conversations()] == [Jid(BOB).bare]


async def test_odd_senders(target: Target) -> None:
    chatter = target.chatter
    chatter.inject(message("river.example", "<body>the server speaks</body>", type="normal"))
    chatter.inject(message(None, "<body>without a sender</body>"))
    chatter.inject(message("", "<body>an empty sender</body>"))
    chatter.inject(message("@@@", "<body>no address</body>"))
    chatter.inject(message("a" * 2000 + "@b.example", "<body>too long an address</body>"))
    shown = await settled(target)
    assert shown == ["the server speaks", "without a sender", "an empty sender"]
    assert [event.fresh for event in chatter.added] == [True, False, False, True]
    assert chatter.chat.conversation(chatter.jid, Jid("river.example")).unread == 1


async def test_foreign_stanza_ids_do_not_make_messages_vanish(target: Target) -> None:
    chatter, account, _ = target
    for number, by in enumerate((EVE, "elsewhere.example", account.upper(), "")):
        forged = f"<stanza-id xmlns='urn:xmpp:sid:0' by={quoteattr(by)} id='same'/>"
        chatter.inject(message(BOB, f"<body>message {number}</body>{forged}", id=f"m{number}"))
    own = f"<stanza-id xmlns='urn:xmpp:sid:0' by={quoteattr(account)} id='same'/>"
    for number in (4, 5):
        chatter.inject(message(BOB, f"<body>message {number}</body>{own}", id=f"m{number}"))
    assert await settled(target) == [f"message {number}" for number in range(5)]


async def test_a_flood_is_taken_and_the_stream_lives(target: Target) -> None:
    chatter, _, _ = target
    for number in range(2000):
        chatter.inject(message(BOB, f"<body>spam {number}</body>", id=f"f{number}"))
    shown = await settled(target)
    assert shown == [f"spam {number}" for number in range(2000)]
    assert chatter.chat.conversation(chatter.jid, Jid(BOB)).unread == 2001
    assert chatter.session.online
