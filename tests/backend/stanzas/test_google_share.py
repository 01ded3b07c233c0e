"""The session dialect, held against a recorded dialogue of telepathy-gabble and against what a hostile peer may say."""

import xml.etree.ElementTree as ET

import pytest

from gharial.backend.stanzas.google_share import (
    MOST_CANDIDATES,
    MOST_ITEMS,
    P2P,
    SESSION,
    SHARE,
    BadSession,
    Item,
    Message,
    Share,
    ShareCandidate,
    candidate_element,
    channel_element,
    complete_element,
    description_element,
    read,
    read_share,
    session_element,
    transport_element,
)

INITIATOR = "alice@localhost/gabble"
# As telepathy-gabble 0.19 wrote them.
HEAD = f"initiator='{INITIATOR}' id='1528705335' xmlns='{SESSION}'"
DESCRIPTION = (
    f"<description xmlns='{SHARE}'><manifest><file size='65536'><name>64k.bin</name></file></manifest><protocol><http>"
    "<url name='source-path'>/temporary/6c5c5c84-64ee-4eeb-86cb-2e968517241e/</url>"
    "<url name='preview-path'>/temporary/f2bd392a-59ef-4ac9-85b7-0c9a1ce5e8ce/</url></http></protocol></description>"
)
CANDIDATE = (
    "<candidate port='35978' network='0' generation='0' password='' address='127.0.0.1' type='local' name='gabble-1'"
    " preference='0.000015' component='1' protocol='udp' username='eYWj53HfFLFX/TQT'/>"
)


def iq(inside: str) -> ET.Element:
    return ET.fromstring(f"<iq type='set'>{inside}</iq>")


def carried(element: ET.Element) -> ET.Element:
    whole = ET.Element("iq")
    whole.append(element)
    return whole


def test_the_recorded_dialogue_is_read() -> None:
    transport = f"<transport xmlns='{P2P}'/>"
    initiate = read(iq(f"<session {HEAD} type='initiate'>{DESCRIPTION}{transport}</session>"))
    assert (initiate.message, initiate.id, initiate.initiator) == (Message.INITIATE, "1528705335", INITIATOR)
    assert initiate.has_transport and initiate.description is not None
    assert read_share(initiate.description) == Share(
        (Item("64k.bin", 65536),),
        "/temporary/6c5c5c84-64ee-4eeb-86cb-2e968517241e/",
        "/temporary/f2bd392a-59ef-4ac9-85b7-0c9a1ce5e8ce/",
    )
    assert read(iq(f"<session {HEAD} type='transport-accept'>{transport}</session>")).has_transport
    assert read(iq(f"<session {HEAD} type='accept'>{DESCRIPTION}{transport}</session>")).description is not None
    named = read(iq(f"<session {HEAD} type='info'><channel xmlns='{SHARE}' name='gabble-1'/></session>"))
    assert named.channels == ("gabble-1",) and not named.complete
    told = read(iq(f"<session {HEAD} type='transport-info'><transport xmlns='{P2P}'>{CANDIDATE}</transport></session>"))
    (candidate,) = told.candidates
    assert (candidate.channel, candidate.address, candidate.port) == ("gabble-1", "127.0.0.1", 35978)
    assert (candidate.username, candidate.preference) == ("eYWj53HfFLFX/TQT", 0.000015)
    assert read(iq(f"<session {HEAD} type='info'><complete xmlns='{SHARE}'/></session>")).complete
    assert read(iq(f"<session {HEAD} type='terminate'/>")).message is Message.TERMINATE


def test_what_we_say_is_what_the_originals_expect() -> None:
    empty = session_element(Message.TRANSPORT_ACCEPT, "31", INITIATOR, transport_element())
    assert ET.tostring(empty).count(b"transport") == 3 and len(empty[0]) == 0 and empty[0].text is None
    candidate = ShareCandidate("private-1", "203.0.113.9", 40001, "kJ3Pq0sTzX8vLm2N", 0.9, password="x", type="stun")
    element = candidate_element(candidate, P2P)
    assert set(element.attrib) == {
        *("name", "address", "port", "preference", "username", "protocol", "generation", "password", "type", "network"),
    }
    assert (
        element.get("preference") == "0.9"
        and candidate_element(ShareCandidate("a", "b", 1, "c")).get("preference") == "1"
    )
    again = read(carried(session_element(Message.TRANSPORT_INFO, "31", INITIATOR, transport_element((candidate,)))))
    assert again.candidates == (candidate,)
    older = read(carried(session_element(Message.CANDIDATES, "31", INITIATOR, candidate_element(candidate))))
    assert older.candidates == (candidate,)
    info = session_element(Message.INFO, "31", INITIATOR, channel_element("a"), complete_element())
    assert (read(carried(info)).channels, read(carried(info)).complete) == (("a",), True)


def test_a_manifest_survives_the_way() -> None:
    share = Share(
        (
            Item("My notes #1.txt", 16),
            Item("beach.jpg", 48211, image=(1600, 1200)),
            Item("pics", 90211, is_folder=True),
            Item("<&>\u202e", None),
        ),
        "/temporary/0f8e/",
        "/temporary/a9c1/",
    )
    assert read_share(description_element(share)) == share
    assert read_share(description_element(Share())) == Share()


@pytest.mark.parametrize(
    "inside",
    [
        "",
        f"<session {HEAD} type='dance'/>",
        f"<session xmlns='{SESSION}' type='terminate'/>",
        f"<session xmlns='{SESSION}' type='terminate' id='{'1' * 300}'/>",
        f"<session {HEAD} type='transport-info'/>",
        f"<session {HEAD} type='info'><channel xmlns='{SHARE}'/></session>",
        f"<session {HEAD} type='info'><channel xmlns='{SHARE}' name='{'c' * 300}'/></session>",
        f"<session {HEAD} type='candidates'>{CANDIDATE * (MOST_CANDIDATES + 1)}</session>",
    ],
)
def test_what_makes_no_sense_is_refused(inside: str) -> None:
    with pytest.raises(BadSession):
        read(iq(inside))


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<manifest><file size='-1'><name>a</name></file></manifest>",
        "<manifest><file size='1e3'><name>a</name></file></manifest>",
        f"<manifest><file size='{'9' * 19}'><name>a</name></file></manifest>",
        "<manifest><file size='1'><name>a</name></file><folder><name>a</name></folder></manifest>",
        "<manifest>" + "".join(f"<file><name>{n}</name></file>" for n in range(MOST_ITEMS + 1)) + "</manifest>",
        f"<manifest><file><name>{'n' * 5000}</name></file></manifest>",
        "<manifest/><protocol><http><url name='source-path'>/a b/</url></http></protocol>",
        "<manifest/><protocol><http><url name='source-path'>/a&#13;&#10;Host: b/</url></http></protocol>",
    ],
)
def test_a_manifest_that_makes_no_sense_is_refused(inside: str) -> None:
    """Security: sizes, floods, and lines smuggled into our requests."""
    with pytest.raises(BadSession):
        read_share(ET.fromstring(f"<description xmlns='{SHARE}'>{inside}</description>"))


def test_one_odd_candidate_costs_only_itself() -> None:
    odd = [CANDIDATE.replace("35978", port) for port in ("0", "65536", "-1", "x", "")] + [
        CANDIDATE.replace("eYWj53HfFLFX/TQT", name) for name in ("", "seventeen-letters", "ab cd", "ü")
    ]
    odd += [CANDIDATE.replace("0.000015", "nan"), CANDIDATE.replace("generation='0'", "generation='-1'")]
    stanza = read(iq(f"<session {HEAD} type='candidates'>{''.join(odd)}{CANDIDATE}</session>"))
    assert len(stanza.candidates) == 1


def test_items_without_a_name_are_left_out_and_images_are_bounded() -> None:
    text = (
        "<manifest><file size='1'/><file size='2'><name/></file><other/>"
        "<file size='3'><name>a</name><image width='15' height='99'/></file>"
        "<folder size='4'><name>b</name><image width='99' height='99'/></folder></manifest>"
    )
    share = read_share(ET.fromstring(f"<description xmlns='{SHARE}'>{text}</description>"))
    assert share.items == (Item("a", 3), Item("b", 4, is_folder=True))
