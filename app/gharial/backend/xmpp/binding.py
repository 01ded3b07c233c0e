"""Resource binding (RFC 6120 §7)."""

from typing import cast

from slixmpp import ClientXMPP
from slixmpp.exceptions import IqError, IqTimeout
from slixmpp.jid import InvalidJID
from slixmpp.stanza import Iq

from gharial.model.failures import ProtocolBreach, ServerClosed, ServerSilent
from gharial.model.jid import Jid

# The resource is taken, or not to the server's taste: then it may make one up.
_NOT_THIS_ONE = frozenset({"conflict", "bad-request", "not-acceptable", "resource-constraint"})


async def bind_resource(client: ClientXMPP, timeout_s: float) -> Jid:
    """Ask for our resource, or else for any. Raises ServerClosed, ServerSilent, ProtocolBreach."""
    host = client.boundjid.domain
    wanted = client.requested_jid.resource
    answer = await _ask(client, wanted, timeout_s)
    if answer["type"] == "error" and answer["error"]["condition"] in _NOT_THIS_ONE and wanted:
        answer = await _ask(client, "", timeout_s)
    if answer["type"] == "error":
        raise ServerClosed(host, answer["error"]["condition"], answer["error"]["text"][:1000])
    try:
        jid = Jid(answer["bind"]["jid"])
    except InvalidJID as error:
        raise ProtocolBreach(host, "a malformed address was bound") from error
    if jid.bare != client.requested_jid.bare or not jid.resource:
        raise ProtocolBreach(host, "another account was bound")
    return jid


async def _ask(client: ClientXMPP, resource: str, timeout_s: float) -> Iq:
    iq = client.make_iq_set()
    iq.enable("bind")
    if resource:
        iq["bind"]["resource"] = resource
    try:
        return cast("Iq", await iq.send(timeout=timeout_s))  # type: ignore[no-untyped-call]
    except IqError as error:
        return cast("Iq", error.iq)
    except IqTimeout as error:
        raise ServerSilent(client.boundjid.domain, timeout_s, "session") from error
