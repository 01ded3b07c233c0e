"""A person looks at what a contact holds ready for them, and asks for it: no second question, the folder chosen before."""

import os
from pathlib import Path

import pytest

from gharial.model.events import PublicationsChanged
from gharial.model.failures import NotPublished, PeerGone
from gharial.model.publication import SharedFile
from gharial.model.transfer import TransferState
from prosody_server import ProsodyServer
from tests.stories.people import Person, two_people
from tests.support.accounts import until


async def shown(bob: Person, alice: Person) -> list[SharedFile]:
    """What Bob sees of Alice's files."""
    found = await bob.service.shared_files.of(bob.jid, alice.jid)
    assert found.listed and not found.cut
    return list(found.files)


async def test_the_list_shows_it_and_asking_brings_it(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with two_people(prosody, tmp_path) as (alice, bob):
        data = os.urandom(300_000)
        path = alice.file("the report (2).pdf", data)
        heard: list[PublicationsChanged] = []
        alice.service.events.subscribe(PublicationsChanged, heard.append)
        made = await alice.service.publications.publish(alice.jid, bob.jid, path)
        assert heard == [PublicationsChanged(alice.jid, bob.jid)]
        (one,) = await shown(bob, alice)
        assert (one.owner, one.id) == (alice.full_jid, made.id)
        assert (one.file.name, one.file.size, one.file.media_type) == ("the report (2).pdf", 300_000, "application/pdf")
        assert made.file.date is not None and one.file.date == made.file.date.replace(microsecond=0)
        fetched = await bob.service.shared_files.fetch(bob.jid, one, bob.inbox)
        theirs = await bob.finished(fetched.id)
        assert theirs.state is TransferState.DONE and theirs.verified and theirs.failure is None
        assert (bob.inbox / "the report (2).pdf").read_bytes() == data
        assert not bob.offered
        assert len(bob.service.transfers.all()) == 1
        (ours,) = alice.service.transfers.all()
        assert (await alice.finished(ours.id)).verified
        assert [each.fetched for each in alice.service.publications.all()] == [1]
        # Now that it was read once, the list tells its hash too.
        (again,) = await shown(bob, alice)
        assert again.file.digest == theirs.digest
