"""Gajim 1.7.3 breaks inside over every file it is offered by Jingle: the next method is tried at once."""

from pathlib import Path

import pytest

from gharial.model.failures import Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import TransferState
from prosody_server import ProsodyServer
from tests.interop.cells import features_known, restricted
from tests.interop.gajim_peer import gajim_peer, missing_gajim
from tests.stories.people import befriend
from tests.support.accounts import until

pytestmark = [pytest.mark.interop, pytest.mark.skipif(bool(missing_gajim()), reason=missing_gajim())]


async def test_a_file_for_gajim_is_uploaded_when_it_breaks(uploading_prosody: ProsodyServer, tmp_path: Path) -> None:
    ours, theirs = befriend(uploading_prosody)
    async with (
        restricted(uploading_prosody, tmp_path / "alice", ours, None, None) as alice,
        gajim_peer(uploading_prosody, tmp_path / "bob", theirs) as bob,
    ):
        contact = Jid(Jid(bob.jid).bare)
        await until(lambda: features_known(alice, contact.bare))
        sent = await alice.finished(await alice.send(alice.file("report.pdf"), contact), 60)
        assert sent.state is TransferState.DONE, sent.failure
        assert [one.method for one in sent.attempts] == ["jingle", "upload"]
        assert isinstance(sent.attempts[0].failure, Unsupported)
