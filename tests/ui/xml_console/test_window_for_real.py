"""The XML console beside a real transfer: the whole sequence of a Jingle session, and in-band data as one row."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gharial.model.transfer import Kind, TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.xml_console.window import XmlConsole
from prosody_server import ProsodyServer
from tests.stories.people import two_people
from tests.support.waiting import until

SIZE = 300_000


@pytest.mark.parametrize("kind", [Kind.SOCKS5_DIRECT, Kind.INBAND])
async def test_a_jingle_transfer_is_seen_from_its_offer_to_its_end(
    qtbot: QtBot, prosody: ProsodyServer, tmp_path: Path, kind: Kind
) -> None:
    only = {"only_methods": frozenset({"jingle"}), "only_kinds": frozenset({kind})}
    async with two_people(prosody, tmp_path, **only) as (alice, bob):  # type: ignore[arg-type]
        window = XmlConsole(Bridge(alice.service))
        qtbot.addWidget(window)
        window.filters.only_files()
        window.show()
        data = os.urandom(SIZE)
        sent = await alice.send(alice.file("survey.ods", data), bob.jid)
        taken = await bob.accept()
        assert (await alice.finished(sent)).state is TransferState.DONE
        assert (await bob.finished(taken)).verified
        await until(lambda: any("terminate" in one.about for one in window.model.stanzas()))
        seen = window.model.stanzas()
        asked = [(one.sent, one.about) for one in seen if one.about.startswith("jingle")]
        assert asked[:2] == [(True, "jingle session-initiate"), (False, "jingle session-accept")]
        assert asked[-1] == (True, "jingle session-terminate success")
        assert all(one.peer == bob.full_jid.full for one in seen if one.about.startswith("jingle"))
        blocks = [one for one in seen if one.blocks]
        if kind is Kind.INBAND:
            (run,) = blocks
            assert run.sent
            # Base64 carries three bytes in four.
            assert run.bytes * 3 // 4 >= SIZE
            assert len(seen) < 40, "every block and every answer to one would be more"
        else:
            assert blocks == []
        text = window.written(seen)
        assert "survey.ods" in text
        window.close()
        assert alice.service.accounts.session(alice.jid).client.onlooker is None
