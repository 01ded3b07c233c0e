"""The directory of published files (urn:gharial:files:0): asking a contact's program for it, and answering who asks.

Only programs that announce the namespace are asked, and only what was published for whoever asks is told, some at a
time. Other programs announce their files one by one, in messages (XEP-0358 §2.1, XEP-0137 §3): those are heard here.
"""

from collections.abc import Awaitable, Callable, Sequence

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.backend.methods.jingle_incoming import offered_file
from gharial.backend.stanzas.file_list import FILES, PAGE, page_element, question_element, read_page
from gharial.backend.stanzas.jingle_file import JingleFile
from gharial.backend.stanzas.offer_extras import Extras
from gharial.backend.stanzas.publication import LONGEST_ID, read_announcements
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import NoAnswer, RequestFailed, Unsupported
from gharial.model.jid import Jid
from gharial.model.publication import Publication, SharedFile

Listed = Callable[[Jid, str, int], Awaitable[tuple[list[Publication], bool] | None]]
"""Gets who asks, behind which id, and how many at most; None for who gets no answer."""

MOST_PAGES = 12
"""Of one device: more is not read."""
ANSWER_S = 20.0
_MESSAGE = "{jabber:client}message"


async def list_published(session: AccountSession, device: Jid) -> tuple[tuple[SharedFile, ...], bool] | None:
    """What `device` holds ready for us, and whether there is more than was read; None where it cannot be asked.

    Raises NotConnected, NoAnswer, Unsupported where it gives no answer to us.
    """
    try:
        if FILES not in await session.discovery.features(device):
            return None
    except (RequestFailed, NoAnswer):
        return None
    found: dict[str, SharedFile] = {}
    after = ""
    for _ in range(MOST_PAGES):
        iq: Iq = session.client.make_iq_get(ito=device)
        iq.xml.append(question_element(after))
        try:
            answer = read_page((await session.request(iq, ANSWER_S)).xml)
        except (RequestFailed, NoAnswer) as error:
            if found:
                return tuple(found.values()), True
            if isinstance(error, NoAnswer):
                raise
            raise Unsupported(device.full, FILES) from error
        if answer is None:
            raise Unsupported(device.full, FILES)
        page, more = answer
        fresh = {key: SharedFile(device, key, offered_file(file, Extras())) for key, file in page if key not in found}
        found |= fresh
        if not more or not fresh:
            return tuple(found.values()), False
        after = page[-1][0]
    return tuple(found.values()), True


def answer_listings(session: AccountSession, listed: Listed) -> None:
    """Answer from now on, and announce it. Who may not know hears what a program says that does not know the form."""

    async def answer(iq: Iq) -> Iq:
        after = str(iq["file_list"]["after"])
        page = await listed(Jid(iq["from"].full), after, PAGE) if len(after) <= LONGEST_ID else None
        if page is None:
            raise XMPPError("feature-not-implemented", etype="cancel")
        files, more = page
        reply: Iq = iq.reply()  # type: ignore[no-untyped-call]
        reply.xml.append(page_element([(one.id, _told(one)) for one in files], more=more))
        return reply

    session.answer("published files", "iq@type=get/file_list", answer)
    session.discovery.announce(FILES)


def _told(one: Publication) -> JingleFile:
    file = one.file
    digests = () if file.digest is None else (file.digest,)
    return JingleFile(file.name, file.size, file.media_type, file.date, digests=digests)


def hear_announcements(session: AccountSession, heard: Callable[[Jid, Sequence[SharedFile]], None]) -> None:
    """Tell of each message of a person in which files of their own are announced, whatever else it says."""

    def came(stanza: StanzaBase) -> None:
        sender = Jid(stanza["from"].full)
        if stanza.xml.get("type") in ("error", "groupchat") or not sender.local:
            return
        files = [
            SharedFile(owner, key, file)
            for owner, key, file in read_announcements(stanza.xml, sender)
            # Nobody speaks for another.
            if owner.bare == sender.bare and owner.resource
        ]
        if files:
            heard(sender, files)

    session.client.register_handler(Callback("announced files", MatchXPath(_MESSAGE), came))
