"""What we announce and what we learn of others (XEP-0030, XEP-0115; security 51)."""

import json
import xml.etree.ElementTree as ET
from base64 import b64encode
from hashlib import sha1

import pytest
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.backend.storage.accounts import read_caps
from gharial.backend.xmpp.caps import Abilities, CapsCache
from gharial.backend.xmpp.discovery import GOOGLE_NODE, NODE
from gharial.model.failures import Failure, RequestFailed
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.support.accounts import SignedIn, signed_in, unique_user, until

FEATURE = "urn:gharial:test:0"


def count_questions(one: SignedIn) -> list[object]:
    asked: list[object] = []
    one.session.client.add_filter(
        "in", lambda stanza: (asked.append(stanza), stanza)[1] if _is_question(stanza) else stanza
    )
    return asked


def _is_question(stanza: object) -> bool:
    xml = stanza.xml  # type: ignore[attr-defined]
    query = xml.find("{http://jabber.org/protocol/disco#info}query")
    return xml.get("type") == "get" and query is not None


async def test_an_announced_feature_is_seen_and_presence_goes_out_again(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        await until(lambda: alice.session.discovery._hashes.get(bob.full_jid.full))
        before = alice.session.discovery._hashes[bob.full_jid.full]
        assert before.node == NODE
        assert FEATURE not in await alice.session.discovery.features(bob.full_jid)
        bob.session.discovery.announce(FEATURE)
        bob.session.discovery.announce(FEATURE + "1")
        await until(lambda: alice.session.discovery._hashes[bob.full_jid.full] != before)
        features = await alice.session.discovery.features(bob.full_jid)
        assert {FEATURE, FEATURE + "1"} <= features
        before = alice.session.discovery._hashes[bob.full_jid.full]
        bob.session.discovery.withdraw(FEATURE)
        await until(lambda: alice.session.discovery._hashes[bob.full_jid.full] != before)
        assert FEATURE not in await alice.session.discovery.features(bob.full_jid)
        assert await alice.session.discovery.client_name(bob.full_jid) == "Gharial"


async def test_the_same_hash_is_asked_for_once_in_all_and_kept(prosody: ProsodyServer) -> None:
    users = [unique_user(name) for name in ("alice", "bob", "carol")]
    async with signed_in(prosody, *users, befriended=True) as (alice, bob, carol):
        at_bob, at_carol = count_questions(bob), count_questions(carol)
        discovery = alice.session.discovery
        await until(lambda: {bob.full_jid.full, carol.full_jid.full} <= set(discovery._hashes))
        server_asked = len(at_bob) + len(at_carol)
        first, second = (
            await discovery.features(bob.full_jid),
            await discovery.features(carol.full_jid),
        )
        assert first == second == discovery.known_features(bob.full_jid)
        assert len(at_bob) + len(at_carol) - server_asked == 1
        assert discovery.known_client_name(carol.full_jid) == "Gharial"
        await alice.accounts._caps.close()
        ((ver, info),) = await alice.database.run(lambda connection: read_caps(connection, 10))
        assert ver == bob.session.discovery._ver and set(json.loads(info)["features"]) == first
        again = CapsCache(alice.database)
        await again.load()
        assert again.get(ver) == Abilities(first, "Gharial")


async def test_our_hash_is_the_one_of_the_standard(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        features = sorted(await alice.session.discovery.features(bob.full_jid))
        text = "client/pc//Gharial<" + "".join(f"{feature}<" for feature in features)
        assert b64encode(sha1(text.encode()).digest()).decode() == bob.session.discovery._ver


async def test_a_poisoned_hash_poisons_nobody(prosody: ProsodyServer) -> None:
    users = [unique_user(name) for name in ("alice", "bob", "mallory")]
    async with signed_in(prosody, *users, befriended=True) as (alice, bob, mallory):
        discovery = alice.session.discovery
        await until(lambda: {bob.full_jid.full, mallory.full_jid.full} <= set(discovery._hashes))
        # Mallory shows Bob's hash, and answers with another list.
        ver = bob.session.discovery._ver
        mallory.session.discovery._features.add("urn:evil")
        mallory.session.discovery._ver = ver
        mallory.session.discovery.on_change()
        evil = await discovery.features(mallory.full_jid)
        assert "urn:evil" in evil  # what it really says of itself
        honest = await discovery.features(bob.full_jid)
        assert "urn:evil" not in honest
        cached = alice.accounts._caps.get(ver)
        assert cached is not None and cached.features == honest


async def test_an_unknown_node_and_a_missing_entity_are_errors(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob")) as (alice, bob):
        iq = alice.session.client.make_iq_get(ito=bob.full_jid)
        iq["disco_info"]["node"] = "somewhere#else"
        with pytest.raises(RequestFailed) as failure:
            await alice.session.request(iq)
        assert failure.value.condition == "item-not-found"
        gone = Jid(f"{bob.jid.bare}/not-there")
        with pytest.raises(Failure):
            await alice.session.discovery.features(gone)
        assert alice.session.discovery.known_features(gone) is None
        assert await alice.session.discovery.client_name(gone) == ""


async def test_the_server_is_asked_once_a_session(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        features = await alice.session.discovery.server_features()
        assert "urn:xmpp:blocking" in features or "urn:xmpp:ping" in features
        sent = alice.session.client.plugin["xep_0198"].seq
        assert await alice.session.discovery.server_features() == features
        assert alice.session.client.plugin["xep_0198"].seq == sent


BUNDLE = frozenset({"http://google.com/xmpp/protocol/share/v1", "http://www.google.com/xmpp/protocol/share/v1"})


async def test_a_bundle_is_shown_beside_the_hash(prosody: ProsodyServer) -> None:
    """One presence for every reader: the hash for who knows it, the token and Google's node for who does not."""
    async with signed_in(prosody, unique_user("alice"), unique_user("bob"), befriended=True) as (alice, bob):
        shown: list[ET.Element] = []

        def note(stanza: StanzaBase) -> StanzaBase:
            caps = stanza.xml.find("{http://jabber.org/protocol/caps}c")
            if caps is not None and stanza.xml.get("from") == bob.full_jid.full:
                shown.append(caps)
            return stanza

        alice.session.client.add_filter("in", note)
        bob.session.discovery.announce_bundle("share-v1", BUNDLE)
        await until(lambda: any(one.get("ext") for one in shown))
        caps = shown[-1]
        assert (caps.get("node"), caps.get("hash"), caps.get("ext")) == (GOOGLE_NODE, "sha-1", "share-v1")
        assert await alice.session.discovery.features(bob.full_jid) >= BUNDLE | {"http://jabber.org/protocol/caps"}
        for node, wanted in ((f"{GOOGLE_NODE}#share-v1", True), (f"{GOOGLE_NODE}#{caps.get('ver')}", False)):
            iq = alice.session.client.make_iq_get(ito=bob.full_jid)
            iq["disco_info"]["node"] = node
            said = frozenset((await alice.session.request(iq))["disco_info"]["features"])
            assert (said == BUNDLE) is wanted and said >= BUNDLE
        iq = alice.session.client.make_iq_get(ito=bob.full_jid)
        iq["disco_info"]["node"] = f"{GOOGLE_NODE}#camera-v1"
        with pytest.raises(RequestFailed):
            await alice.session.request(iq)


def presence(one: SignedIn, sender: Jid, **caps: str) -> None:
    """What would come from a client that we do not have."""
    stanza = one.session.client.make_presence(pfrom=sender, pto=one.full_jid)
    ET.SubElement(stanza.xml, "{http://jabber.org/protocol/caps}c", caps)
    one.session.discovery._presence_came(stanza)


async def test_a_peer_without_a_hash_is_believed_by_its_tokens(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        discovery, talk = alice.session.discovery, Jid("gus@example.org/Talk.v1044194B1E2")
        presence(alice, talk, node=GOOGLE_NODE, ver="1.0.0.104", ext="voice-v1  share-v1 other")
        # Google's own clients answer no question, and none is asked.
        assert discovery.known_features(talk) == BUNDLE | {"http://www.google.com/xmpp/protocol/voice/v1"}
        presence(alice, talk, node=GOOGLE_NODE, ver="1.0.0.104", ext=" voice-v1")
        assert not BUNDLE & (discovery.known_features(talk) or frozenset())
        other = Jid("pat@example.org/old")
        presence(alice, other, node="urn:x", ver="1", ext="share-v1")
        assert discovery.known_features(other) is None
        # It cannot be asked; what it shows is all there is.
        assert await discovery.features(other, 2.0) == BUNDLE
        presence(alice, other, node="urn:x", ver="aaaa", hash="sha-1", ext="share-v1")
        assert discovery.known_features(other) is None
        with pytest.raises(Failure):
            await discovery.features(other, 2.0)
