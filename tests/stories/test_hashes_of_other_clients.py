"""A sender with the MD5 of the standard: a wrong one fails the file, a right one proves nothing (security 30)."""

import asyncio
import hashlib
from pathlib import Path

import pytest

from gharial.backend.bytestreams import inband
from gharial.model.failures import DigestMismatch
from gharial.model.transfer import TransferState
from prosody_server import ProsodyServer
from tests.backend.methods.initiations import initiation
from tests.stories.people import person
from tests.support.accounts import PASSWORD, signed_in, unique_user
from tests.support.raw_peer import RawPeer


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
async def test_md5_finds_an_accident_and_proves_nothing(prosody: ProsodyServer, tmp_path: Path, right: bool) -> None:
    user = unique_user("bob")
    prosody.add_account(user, PASSWORD)
    md5 = hashlib.md5(b"abc" if right else b"abd", usedforsecurity=False).hexdigest()
    async with person(prosody, tmp_path / "bob", user) as bob, signed_in(prosody, unique_user("old")) as (old,):
        raw = RawPeer(old.session)
        asking = asyncio.ensure_future(
            raw.ask(bob.full_jid, initiation(methods=(inband.NAMESPACE,), file_extra=f"hash='{md5}'"))
        )
        came = await bob.accept()
        await asking
        await raw.ask(bob.full_jid, f"<open xmlns='{inband.NAMESPACE}' sid='sid-1' block-size='4096' stanza='iq'/>")
        await raw.ask(bob.full_jid, f"<data xmlns='{inband.NAMESPACE}' sid='sid-1' seq='0'>YWJj</data>")
        await raw.close_inband(bob.full_jid, "sid-1")
        got = await bob.finished(came)
        assert not got.verified
        if right:
            assert got.state is TransferState.DONE and (bob.inbox / "a.txt").read_bytes() == b"abc"
        else:
            assert got.state is TransferState.FAILED and isinstance(got.failure, DigestMismatch)
            assert (got.failure.algorithm, got.failure.expected) == ("md5", md5)
            assert not (bob.inbox / "a.txt").exists()
