"""`Registrations`: creating an account on a server (XEP-0077), with an invitation (XEP-0445) or without.

One open connection a form.
"""

import asyncio
import logging
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import cast
from xml.etree import ElementTree

from slixmpp.jid import InvalidJID
from slixmpp.xmlstream.tostring import tostring

from gharial.backend.xmpp.connection import Connection
from gharial.backend.xmpp.dialing import dial
from gharial.backend.xmpp.link import Link
from gharial.backend.xmpp.registration_form import form_of, query_of
from gharial.backend.xmpp.timing import Timing
from gharial.model.account import RegistrationForm
from gharial.model.failures import MalformedJid, RegistrationRefused, ServerClosed, ServerSilent
from gharial.model.invitation import NOT_VALID
from gharial.model.jid import Jid, parse_jid

log = logging.getLogger(__name__)

_PREAUTH = "{urn:xmpp:pars:0}preauth"
_UNKNOWN = frozenset({"service-unavailable", "feature-not-implemented"})


class Registrations:
    """The forms that are open. A form is answered over the connection that brought it: the server knows it there."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._open: dict[str, tuple[Connection, ElementTree.Element, RegistrationForm]] = {}

    async def ask(
        self, host: str, server: str | None, port: int | None, ca_file: Path | None, token: str = ""
    ) -> RegistrationForm:
        """Connect, show the `token` of an invitation, and ask for the form.

        Raises RegistrationRefused, MalformedJid, and what keeps from connecting.
        """
        domain = parse_jid(host)
        if domain.user or domain.resource:
            raise MalformedJid(host)
        client = Connection(Jid(domain.domain), self._timing)
        try:
            link = Link()
            transport = await dial(domain.domain, server, port, ca_file, lambda: link, self._timing)
            await client.establish(transport, link, None)
            if token:
                await self._show(client, domain.domain, token)
            query = ElementTree.Element("{jabber:iq:register}query")
            answer = await self._request(client, domain.domain, "get", query)
            payload = answer.find("{jabber:iq:register}query")
            if payload is None or payload.find("{jabber:iq:register}registered") is not None:
                raise RegistrationRefused(domain.domain, "not-allowed")
            form = form_of(answer, secrets.token_hex(16), domain.domain)
        except BaseException:
            await _drop(client)
            raise
        self._open[form.ticket] = (client, payload, form)
        return form

    async def answer(self, form: RegistrationForm, answers: Mapping[str, str]) -> Jid:
        """Create the account. Raises RegistrationRefused; the form stays open then, as long as the server likes."""
        try:
            client, payload, _ = self._open[form.ticket]
        except KeyError as error:
            raise ServerClosed(form.host, "", "the form is closed") from error
        jid = _address(form, answers)
        await self._request(client, form.host, "set", query_of(payload, answers))
        await self.abandon(form)
        return jid

    async def abandon(self, form: RegistrationForm) -> None:
        """Close the connection of a form, answered or not."""
        opened = self._open.pop(form.ticket, None)
        if opened is not None:
            await _drop(opened[0])

    async def close(self) -> None:
        """Abandon all forms."""
        await asyncio.gather(*(self.abandon(form) for _, _, form in tuple(self._open.values())))

    async def _show(self, client: Connection, host: str, token: str) -> None:
        """XEP-0445 §4.1. A server that knows no invitations may still let anybody create an account."""
        try:
            await self._request(client, host, "set", ElementTree.Element(_PREAUTH, {"token": token}))
        except RegistrationRefused as refusal:
            if refusal.condition in _UNKNOWN:
                log.info("%s knows no invitations", host)
                return
            raise RegistrationRefused(host, NOT_VALID, refusal.text) from refusal

    async def _request(
        self, client: Connection, host: str, kind: str, query: ElementTree.Element
    ) -> ElementTree.Element:
        """One iq, past every log: a password is in it. Raises RegistrationRefused, ServerSilent, ServerClosed."""
        iq = ElementTree.Element("{jabber:client}iq", {"type": kind, "id": secrets.token_hex(8), "to": host})
        iq.append(query)
        reply = client.expect_reply(iq.get("id", ""))
        client.send_secret(tostring(iq, xmlns="jabber:client"))
        gone = asyncio.create_task(client.gone())
        try:
            await asyncio.wait(
                cast("set[asyncio.Future[object]]", {reply, gone}),
                timeout=self._timing.answer_s,
                return_when=asyncio.FIRST_COMPLETED,
            )
            if reply.done():
                answer = reply.result()
            elif gone.done():
                raise gone.result()
            else:
                raise ServerSilent(host, self._timing.answer_s, "registration")
        finally:
            reply.cancel()
            gone.cancel()
        if answer.get("type") == "error":
            raise _refusal(host, answer)
        return answer


def _address(form: RegistrationForm, answers: Mapping[str, str]) -> Jid:
    user = answers.get("username", "")
    try:
        jid = Jid(f"{user}@{form.host}")
    except (InvalidJID, UnicodeError, ValueError) as error:
        raise MalformedJid(f"{user}@{form.host}") from error
    if not user or jid.domain != form.host or jid.resource:
        raise MalformedJid(f"{user}@{form.host}")
    return jid


def _refusal(host: str, iq: ElementTree.Element) -> RegistrationRefused:
    condition, text = "undefined-condition", ""
    error = iq.find("{jabber:client}error")
    for child in error if error is not None else ():
        namespace, _, name = child.tag.removeprefix("{").partition("}")
        if namespace == "urn:ietf:params:xml:ns:xmpp-stanzas":
            if name == "text":
                text = (child.text or "")[:1000]
            else:
                condition = name
    return RegistrationRefused(host, condition, text)


async def _drop(client: Connection) -> None:
    await client.sign_out()
    await client.dispose()
