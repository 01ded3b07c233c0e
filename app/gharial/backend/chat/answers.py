"""What a message says about another one: replies (XEP-0461), reactions (XEP-0444), retractions (XEP-0424, XEP-0425).

All three come with words for programs that do not know them, marked as such (XEP-0428); those are cut out here.
"""

from xml.etree.ElementTree import Element, SubElement

from gharial.model.emoji import is_emoji
from gharial.model.value import dataclass

REPLY = "urn:xmpp:reply:0"
REACTIONS = "urn:xmpp:reactions:0"
RETRACT = "urn:xmpp:message-retract:1"
MODERATE = "urn:xmpp:message-moderate:1"
FALLBACK = "urn:xmpp:fallback:0"
FEATURES = (REPLY, REACTIONS, RETRACT)
# The older form of both (XEP-0424 before 0.4, XEP-0425 before 0.3).
_FASTENED = "urn:xmpp:fasten:0"
_OLD_RETRACT = "urn:xmpp:message-retract:0"
_OLD_MODERATE = "urn:xmpp:message-moderate:0"
_HINTS = "urn:xmpp:hints"
_LONGEST_ID = 1024
_LONGEST_QUOTE = 2000
_LONGEST_REASON = 1000
_MOST_REACTIONS = 20
"""Of one person under one message."""
_RETRACT_WORDS = "/me took back an earlier message; this program does not remove it by itself."


@dataclass(frozen=True, slots=True)
class Moderated:
    """That a retraction is the doing of a moderator (XEP-0425); only the room itself can say so."""

    by: str = ""
    """The address of the moderator, as it came: room/nick."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a stanza says about another message, and the body without the words that only repeat it."""

    body: str
    reply_id: str = ""
    reply_to: str = ""
    quoted: str = ""
    reacts_to: str = ""
    reactions: tuple[str, ...] = ()
    retracts: str = ""
    moderated: Moderated | None = None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """All that an archive keeps of a message that was taken back."""

    moderated: Moderated | None = None
    """A moderator did it."""


def read_about(xml: Element, body: str) -> About:
    """Read it from a message whose body, as it came, is `body`; nothing in it is believed but its shape."""
    retraction = _retraction(xml)
    if retraction is not None:
        # Whatever words stand beside it are for programs that cannot retract.
        return retraction
    reacts_to = ""
    emoji: tuple[str, ...] = ()
    reactions = xml.find(f"{{{REACTIONS}}}reactions")
    if reactions is not None and _id(reactions):
        reacts_to, emoji = _id(reactions), _emoji(reactions)
        if _cut(xml, body, REACTIONS, whole=True) is not None:
            body = ""
    reply = xml.find(f"{{{REPLY}}}reply")
    if reply is None or not _id(reply):
        return About(body, reacts_to=reacts_to, reactions=emoji)
    cut = _cut(xml, body, REPLY, whole=False)
    rest, quoted = cut if cut is not None else (body, "")
    if not rest.strip():
        # Nothing would be left to show, so what was marked is what was said.
        rest, quoted = body, ""
    return About(
        rest,
        reply_id=_id(reply),
        reply_to=(reply.get("to") or "")[:_LONGEST_ID],
        quoted=unquoted(quoted)[:_LONGEST_QUOTE],
        reacts_to=reacts_to,
        reactions=emoji,
    )


def read_tombstone(xml: Element) -> Tombstone | None:
    """What an archive has in the place of a message that was taken back (XEP-0424 §5.2, XEP-0425 §5.1); None where the
    message is still there. Worth something from an archive alone: anybody can send such an element."""
    if xml.find("{jabber:client}body") is not None:
        return None
    retracted = xml.find(f"{{{RETRACT}}}retracted")
    if retracted is not None:
        words = retracted.findtext(f"{{{RETRACT}}}reason")
        moderated = _moderated(retracted.find(f"{{{MODERATE}}}moderated"), MODERATE, words)
        return Tombstone(moderated)
    within = xml.find(f"{{{_FASTENED}}}apply-to")
    for place in (xml, within) if within is not None else (xml,):
        element = place.find(f"{{{_OLD_MODERATE}}}moderated")
        if (place if element is None else element).find(f"{{{_OLD_RETRACT}}}retracted") is not None:
            return Tombstone(_moderated(element, _OLD_MODERATE, None))
    return None


def add_reply(xml: Element, target: str, author: str, quoted: str, body: str) -> str:
    """Make a message in `xml` a reply; returns the body to send, which begins with what it answers (XEP-0461 §3.1)."""
    SubElement(xml, f"{{{REPLY}}}reply", {"to": author, "id": target})
    if not quoted:
        return body
    repeated = "".join(f"> {line}\n" for line in quoted.split("\n"))
    fallback = SubElement(xml, f"{{{FALLBACK}}}fallback", {"for": REPLY})
    SubElement(fallback, f"{{{FALLBACK}}}body", {"start": "0", "end": str(len(repeated))})
    return repeated + body


def add_reactions(xml: Element, target: str, emoji: tuple[str, ...]) -> None:
    """Say which reactions of ours stand under a message now; none takes them all away (XEP-0444 §3.2)."""
    reactions = SubElement(xml, f"{{{REACTIONS}}}reactions", {"id": target})
    for one in emoji:
        SubElement(reactions, f"{{{REACTIONS}}}reaction").text = one
    # Without a body, archives keep it only when asked to (XEP-0334 §4.4).
    SubElement(xml, f"{{{_HINTS}}}store")


def add_retraction(xml: Element, target: str) -> str:
    """Ask to take a message back (XEP-0424 §3.1); returns the body for programs that do not know it."""
    SubElement(xml, f"{{{RETRACT}}}retract", {"id": target})
    SubElement(xml, f"{{{FALLBACK}}}fallback", {"for": RETRACT})
    SubElement(xml, f"{{{_HINTS}}}store")
    return _RETRACT_WORDS


def moderation_request(form: str, target: str, reason: str) -> Element:
    """What asks a room to take back the message to which it gave the id `target`, in the `form` that it knows."""
    if form == MODERATE:
        request = moderate = Element(f"{{{MODERATE}}}moderate", {"id": target})
        SubElement(moderate, f"{{{RETRACT}}}retract")
    else:
        request = Element(f"{{{_FASTENED}}}apply-to", {"id": target})
        moderate = SubElement(request, f"{{{_OLD_MODERATE}}}moderate")
        SubElement(moderate, f"{{{_OLD_RETRACT}}}retract")
    if reason:
        SubElement(moderate, f"{{{form}}}reason").text = reason
    return request


def _retraction(xml: Element) -> About | None:
    retract = xml.find(f"{{{RETRACT}}}retract")
    if retract is not None and _id(retract):
        moderated = retract.find(f"{{{MODERATE}}}moderated")
        # The reason belongs to the retraction now (XEP-0425 §5), as some have it within the element beside it.
        words = retract.findtext(f"{{{RETRACT}}}reason")
        return About("", retracts=_id(retract), moderated=_moderated(moderated, MODERATE, words))
    fastened = xml.find(f"{{{_FASTENED}}}apply-to")
    if fastened is None or not _id(fastened):
        return None
    moderated = fastened.find(f"{{{_OLD_MODERATE}}}moderated")
    within = fastened if moderated is None else moderated
    if within.find(f"{{{_OLD_RETRACT}}}retract") is None:
        return None
    return About("", retracts=_id(fastened), moderated=_moderated(moderated, _OLD_MODERATE, None))


def _moderated(element: Element | None, namespace: str, words: str | None) -> Moderated | None:
    if element is None:
        return None
    reason = words or element.findtext(f"{{{namespace}}}reason") or ""
    return Moderated((element.get("by") or "")[:_LONGEST_ID], reason[:_LONGEST_REASON])


def unquoted(text: str) -> str:
    """Quoted lines without their signs."""
    lines = [line.removeprefix(">").removeprefix(" ") for line in text.strip("\n").split("\n")]
    return "\n".join(lines).strip()


def _cut(xml: Element, body: str, purpose: str, *, whole: bool) -> tuple[str, str] | None:
    """The body without, and only with, what is marked as fallback for `purpose`; None where nothing is.

    `whole`: a mark without places stands for all of it.
    """
    for fallback in xml.findall(f"{{{FALLBACK}}}fallback")[:10]:
        if fallback.get("for") != purpose and not (whole and fallback.get("for") is None):
            continue
        part = fallback.find(f"{{{FALLBACK}}}body")
        if part is None or part.get("start") is None:
            return ("", body) if whole else None
        start, end = _place(part.get("start")), _place(part.get("end"))
        if start is None or end is None or not start < end <= len(body):
            return None
        return body[:start] + body[end:], body[start:end]
    return None


def _place(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 9 else None


def _emoji(reactions: Element) -> tuple[str, ...]:
    texts = [(one.text or "").strip() for one in reactions.findall(f"{{{REACTIONS}}}reaction")[: 5 * _MOST_REACTIONS]]
    return tuple(dict.fromkeys(text for text in texts if is_emoji(text)))[:_MOST_REACTIONS]


def _id(xml: Element) -> str:
    text = xml.get("id") or ""
    return text if len(text) <= _LONGEST_ID else ""
