"""What a message says about another one: replies (XEP-0461), reactions (XEP-0444), retractions (XEP-0424).

All three come with words for programs that do not know them, marked as such (XEP-0428); those are cut out here.
"""

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from gharial.model.emoji import is_emoji

REPLY = "urn:xmpp:reply:0"
REACTIONS = "urn:xmpp:reactions:0"
RETRACT = "urn:xmpp:message-retract:1"
FALLBACK = "urn:xmpp:fallback:0"
FEATURES = (REPLY, REACTIONS, RETRACT)
_HINTS = "urn:xmpp:hints"
_LONGEST_ID = 1024
_LONGEST_QUOTE = 2000
_MOST_REACTIONS = 20
"""Of one person under one message."""
_RETRACT_WORDS = "/me took back an earlier message; this program does not remove it by itself."


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


def read_about(xml: Element, body: str) -> About:
    """Read it from a message whose body, as it came, is `body`; nothing in it is believed but its shape."""
    retract = xml.find(f"{{{RETRACT}}}retract")
    if retract is not None and _id(retract):
        # Whatever words stand beside it are for programs that cannot retract.
        return About("", retracts=_id(retract))
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
