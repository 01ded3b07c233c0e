"""Creating accounts (XEP-0077): on the real server, and on one that asks everything."""

import base64
import logging
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from certificates import Certificates
from gharial.backend.service import OneOffLogin, Service
from gharial.backend.xmpp.registration import Registrations
from gharial.backend.xmpp.registration_form import form_of, query_of
from gharial.backend.xmpp.timing import Timing
from gharial.model.account import AccountState, FormField
from gharial.model.contact import Subscription
from gharial.model.failures import (
    CertificateProblem,
    Failure,
    MalformedJid,
    NoSecureLogin,
    RegistrationRefused,
    ServerClosed,
    ServerSilent,
)
from gharial.model.invitation import NOT_VALID
from gharial.model.jid import Jid
from gharial.paths import Profile
from prosody_server import ProsodyServer
from tests.backend.xmpp.test_sign_in import check
from tests.support.accounts import PASSWORD, settings_for, unique_user
from tests.support.inviting_server import BOBS, ONCE, OVER, inviting_server
from tests.support.scripted_server import HOST, SCRAM, Script, scripted_server
from tests.support.waiting import until

PICTURE = b"\x89PNG and so on"
FORM = f"""
<query xmlns='jabber:iq:register'><instructions>Old clients: go to the web page.</instructions>
<x xmlns='jabber:x:oob'><url>https://river.example/join</url></x>
<x xmlns='jabber:x:data' type='form'><title>Join</title><instructions>Look at the picture.</instructions>
<field type='hidden' var='FORM_TYPE'><value>jabber:iq:register</value></field>
<field type='hidden' var='challenge'><value>c77</value></field>
<field type='text-single' var='username' label='User'><required/></field>
<field type='text-private' var='password' label='Password'><required/><value>leaked</value></field>
<field type='list-single' var='sea' label='Which sea?'><value>n</value>
  <option label='North'><value>n</value></option><option><value>s</value></option></field>
<field type='fixed'><value>Now the picture.</value></field>
<field type='text-single' var='ocr' label='What do you see?'>
  <media xmlns='urn:xmpp:media-element'><uri type='image/png'>http://192.0.2.1/spy.png</uri>
  <uri type='image/png'>cid:sha1+abc@bob.xmpp.org</uri></media><required/></field>
</x></query><data xmlns='urn:xmpp:bob' cid='sha1+abc@bob.xmpp.org' type='image/png'>{base64.b64encode(PICTURE).decode()}
</data>
"""


def parsed(payload: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<iq xmlns='jabber:client' type='result'>{payload}</iq>")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


KNOWN = {Subscription.FROM, Subscription.TO, Subscription.BOTH}


@pytest.fixture(scope="module")
def inviting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    server = inviting_server(tmp_path_factory.mktemp("inviting"))
    server.start()
    yield server
    server.stop()


async def test_an_account_is_made_and_signs_in(prosody: ProsodyServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    registrations, user, password = Registrations(Timing()), unique_user("carol"), "a very secret <word> & more"
    form = await registrations.ask(prosody.host, "127.0.0.1", prosody.port, prosody.ca_file)
    assert {field.name for field in form.fields} >= {"username", "password"}
    assert next(field for field in form.fields if field.name == "password").kind == "text-private"
    jid = await registrations.answer(form, {"username": user, "password": password})
    assert jid == f"{user}@{prosody.host}"
    await check(settings_for(prosody, user), password)
    assert password not in caplog.text and "very secret" not in caplog.text
    with pytest.raises(ServerClosed):
        await registrations.answer(form, {"username": user, "password": password})
    await registrations.close()


async def test_a_token_opens_the_form_once(inviting: ProsodyServer) -> None:
    registrations = Registrations(Timing())
    where = (inviting.host, "127.0.0.1", inviting.port, inviting.ca_file)
    form = await registrations.ask(*where, ONCE)
    jid = await registrations.answer(form, {"username": unique_user("invited"), "password": "secret"})
    assert jid.domain == inviting.host
    for token in (ONCE, OVER, "never given", "<&>"):
        with pytest.raises(RegistrationRefused) as refusal:
            await registrations.ask(*where, token)
        assert refusal.value.condition == NOT_VALID
    # Without one the server shows its form, and does not take it.
    form = await registrations.ask(*where)
    with pytest.raises(RegistrationRefused):
        await registrations.answer(form, {"username": unique_user("uninvited"), "password": "secret"})
    await registrations.close()


async def test_who_has_an_account_becomes_a_contact_by_the_word_of_a_link(
    inviting: ProsodyServer, tmp_path: Path
) -> None:
    # XEP-0379: Bob never signs in, and yet his server takes us in and asks back, which it does for no other stranger.
    carol = unique_user("carol")
    inviting.add_account(carol, PASSWORD)
    login = OneOffLogin(settings_for(inviting, carol), PASSWORD)
    service = Service(Profile.under(tmp_path), one_off=login)
    await service.start()
    try:
        account, bob = login.settings.jid, Jid(f"bob@{inviting.host}")
        await until(lambda: any(one.state is AccountState.ONLINE for one in service.accounts.all()))
        await service.roster.add(account, bob, "Bob", (), "Hello", BOBS)
        await until(lambda: (one := service.roster.contact(account, bob)) and one.subscription in KNOWN)
    finally:
        await service.stop()


async def test_a_server_that_knows_no_invitations_is_asked_for_its_form_all_the_same(prosody: ProsodyServer) -> None:
    registrations = Registrations(Timing())
    form = await registrations.ask(prosody.host, "127.0.0.1", prosody.port, prosody.ca_file, "some token")
    assert {field.name for field in form.fields} >= {"username", "password"}
    await registrations.close()


async def test_a_taken_name_is_refused_and_the_form_stays(prosody: ProsodyServer) -> None:
    registrations, user = Registrations(Timing()), unique_user("carol")
    prosody.add_account(user, "taken")
    form = await registrations.ask(prosody.host, "127.0.0.1", prosody.direct_tls_port, prosody.ca_file)
    with pytest.raises(RegistrationRefused) as refusal:
        await registrations.answer(form, {"username": user, "password": "x"})
    assert refusal.value.condition == "conflict"
    await registrations.answer(form, {"username": unique_user("carol"), "password": "x"})
    await registrations.close()


@pytest.mark.parametrize("user", ["", "a b@c", "x/y", "a@b", "@"])
async def test_no_address_no_question(prosody: ProsodyServer, user: str) -> None:
    registrations = Registrations(Timing())
    form = await registrations.ask(prosody.host, "127.0.0.1", prosody.port, prosody.ca_file)
    with pytest.raises(MalformedJid):
        await registrations.answer(form, {"username": user, "password": "x"})
    await registrations.close()


async def test_a_server_without_registration_says_so(tmp_path: Path) -> None:
    server = ProsodyServer(tmp_path).start()
    try:
        with pytest.raises(RegistrationRefused):
            await Registrations(Timing()).ask(server.host, "127.0.0.1", server.port, server.ca_file)
    finally:
        server.stop()


async def test_a_bad_certificate_gets_no_question(prosody: ProsodyServer, tmp_path: Path) -> None:
    with pytest.raises(CertificateProblem):
        await Registrations(Timing()).ask(prosody.host, "127.0.0.1", prosody.port, Certificates(tmp_path).ca)


@pytest.mark.parametrize("host", ["", "a@b", "river.example/x", "a b"])
async def test_a_host_must_be_one(host: str) -> None:
    with pytest.raises(MalformedJid):
        await Registrations(Timing()).ask(host, "127.0.0.1", 1, None)


async def test_a_captcha_over_the_wire(certificates: Certificates) -> None:
    answers: list[str] = []

    async def ask(script: Script) -> None:
        await script.stream(SCRAM)
        id_ = (await script.hear(r"<iq[^>]* id=\"([^\"]*)\""))[1]
        script.say(f"<iq type='result' id='{id_}'>{FORM}</iq>")
        for wrong in (True, False):
            answer = await script.hear(r"<iq[^>]* id=\"([^\"]*)\"[^>]*>(<query.*?</query>)</iq>")
            answers.append(answer[2])
            error = (
                "<error type='modify'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Look again.</text></error>"
            )
            script.say(
                f"<iq type='error' id='{answer[1]}'>{error}</iq>" if wrong else f"<iq type='result' id='{answer[1]}'/>"
            )
        await script.rest()

    async with scripted_server(ask, certificates.sign(HOST)) as server:
        registrations = Registrations(Timing())
        form = await registrations.ask(HOST, "127.0.0.1", server.port, certificates.ca)
        assert next(field for field in form.fields if field.name == "ocr").picture == PICTURE
        filled = {"username": "carol", "password": "x", "ocr": "wrong"}
        with pytest.raises(RegistrationRefused) as refusal:
            await registrations.answer(form, filled)
        assert (refusal.value.condition, refusal.value.text) == ("not-acceptable", "Look again.")
        assert await registrations.answer(form, {**filled, "ocr": "a gharial"}) == f"carol@{HOST}"
    sent = ElementTree.fromstring(answers[1])
    values = {field.get("var"): field.findtext("{jabber:x:data}value") for field in sent.iter("{jabber:x:data}field")}
    assert values == {
        "FORM_TYPE": "jabber:iq:register",
        "challenge": "c77",
        "username": "carol",
        "password": "x",
        "sea": "n",
        "ocr": "a gharial",
    }


async def _silent(script: Script) -> None:
    await script.stream(SCRAM)
    await script.rest()


async def _leaving(script: Script) -> None:
    await script.stream(SCRAM)
    await script.hear("<iq")


async def _clear(script: Script) -> None:
    await script.stream(SCRAM)
    assert "<iq" not in await script.rest()


@pytest.mark.parametrize(
    ("script", "tls", "failure"),
    [(_silent, True, ServerSilent), (_leaving, True, ServerClosed), (_clear, False, NoSecureLogin)],
)
async def test_a_server_that_does_not_answer(
    certificates: Certificates, script: object, tls: bool, failure: type[Failure]
) -> None:
    certificate = certificates.sign(HOST) if tls else None
    timing = Timing(answer_s=0.5 if failure is ServerSilent else 30.0, goodbye_s=0.3)
    async with scripted_server(script, certificate) as server:  # type: ignore[arg-type]
        with pytest.raises(failure):
            await Registrations(timing).ask(HOST, "127.0.0.1", server.port, certificates.ca)


def test_a_form_is_read_whole() -> None:
    form = form_of(parsed(FORM), "t", HOST)
    assert form.instructions == "Look at the picture." and form.link == "https://river.example/join"
    by_name = {field.name: field for field in form.fields}
    assert by_name["password"] == FormField("password", "text-private", "Password", "", required=True)
    assert by_name["sea"].options == (("n", "North"), ("s", "s"))
    assert by_name["challenge"].kind == "hidden" and by_name["challenge"].value == "c77"


def test_plain_fields_are_read_and_answered() -> None:
    iq = parsed(
        "<query xmlns='jabber:iq:register'><instructions>Hello</instructions><username/><password/><email/>"
        "<key>k1</key></query>"
    )
    form = form_of(iq, "t", HOST)
    assert form.instructions == "Hello"
    assert [(field.name, field.kind) for field in form.fields] == [
        ("username", "text-single"),
        ("password", "text-private"),
        ("email", "text-single"),
        ("key", "hidden"),
    ]
    answer = query_of(iq[0], {"username": "carol", "password": "x"})
    assert [(child.tag.rpartition("}")[2], child.text or "") for child in answer] == [
        ("username", "carol"),
        ("password", "x"),
        ("email", ""),
        ("key", "k1"),
    ]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "xmpp:x@y"])
def test_only_web_pages_are_links(link: str) -> None:
    iq = parsed(f"<query xmlns='jabber:iq:register'><x xmlns='jabber:x:oob'><url>{link}</url></x></query>")
    assert form_of(iq, "t", HOST).link == ""


@pytest.mark.parametrize("picture", ["!!!", "A" * 800_000])
def test_a_bad_picture_is_left_out(picture: str) -> None:
    payload = FORM.replace(base64.b64encode(PICTURE).decode(), picture)
    assert all(field.picture is None for field in form_of(parsed(payload), "t", HOST).fields)


def test_a_flood_of_fields_is_cut() -> None:
    fields = "<field var='x' type='text-single'/>" * 5000
    form = form_of(
        parsed(f"<query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='form'>{fields}</x></query>"),
        "t",
        HOST,
    )
    assert len(form.fields) <= 100
