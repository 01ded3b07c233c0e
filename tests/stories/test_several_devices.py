"""A contact with several programs at once: the file goes to one that takes files."""

from pathlib import Path

from gharial.model.transfer import TransferState
from prosody_server import ProsodyServer
from tests.stories.people import befriend, person
from tests.support.accounts import one_signed_in, until


async def test_a_device_that_takes_files_goes_before_one_of_higher_priority(
    prosody: ProsodyServer, tmp_path: Path
) -> None:
    alice_user, bob_user = befriend(prosody)
    async with (
        person(prosody, tmp_path / "alice", alice_user) as alice,
        person(prosody, tmp_path / "bob", bob_user) as bob,
        # Another program of Bob's, on which nothing of ours listens.
        one_signed_in(prosody, bob_user) as chat_only,
    ):
        chat_only.session.client.send_presence(ppriority=100)

        def devices() -> list[tuple[str, bool]]:
            contact = alice.service.roster.contact(alice.jid, bob.jid)
            return [(one.jid.full, one.features is not None) for one in contact.resources] if contact else []

        await until(lambda: devices() == [(chat_only.full_jid.full, True), (bob.full_jid.full, True)])
        sent = await alice.send(alice.file(), bob.jid)
        await bob.accept()
        done = await alice.finished(sent)
        assert done.state is TransferState.DONE and done.peer == bob.full_jid and len(done.attempts) == 1
