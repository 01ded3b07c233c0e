"""What passes between Alice and Bob, as the XML console is shown with: words, presence, a file, and in-band blocks."""

from tests.support.fake_backend import BOB, FakeBackend
from tests.ui.xml_console.stanzas import seen


def fill_console(backend: FakeBackend, body: str) -> None:
    """A few stanzas of every kind, as if they had just passed."""
    offered = (
        f'<iq xmlns="jabber:client" type="set" to="{BOB}/desk" id="j1">'
        '<jingle xmlns="urn:xmpp:jingle:1" action="session-initiate" sid="a73sjjvkla37jfea">'
        '<content creator="initiator" name="file"/></jingle></iq>'
    )
    backend.console.show(
        seen(f'<presence xmlns="jabber:client" from="{BOB}/desk"><status>on the train</status></presence>'),
        seen(offered, sent=True, about="jingle session-initiate"),
        seen(f'<iq xmlns="jabber:client" type="result" from="{BOB}/desk" id="j1"/>'),
        seen('<data xmlns="http://jabber.org/protocol/ibb"/>', sent=True, blocks=1200, files=True),
        seen(f'<message xmlns="jabber:client" type="chat" from="{BOB}/desk"><body>{body}</body></message>'),
        seen(f'<iq xmlns="jabber:client" type="error" from="{BOB}/desk" id="j2"><error type="cancel"/></iq>'),
    )
