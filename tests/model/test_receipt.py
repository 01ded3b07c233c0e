"""Receipts say what is known and nothing that is not (quality 2.7)."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from gharial.model.conversation import Direction
from gharial.model.jid import Jid
from gharial.model.receipt import Receipt, ended_at, ends, has_receipt
from gharial.model.transfer import Attempt, Digest, Entry, FileInfo, Kind, Transfer, TransferState

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HASH, OTHER = Digest("sha-256", "9f86"), Digest("sha-256", "0bad")

DONE = Transfer(
    id="t1",
    account=Jid("alice@river.example"),
    peer=Jid("bob@river.example/desk"),
    direction=Direction.OUTGOING,
    file=FileInfo("survey.ods", 48_200_000),
    state=TransferState.DONE,
    created=NOW,
    digest=HASH,
    verified=True,
    attempts=(Attempt("si", Kind.SOCKS5_DIRECT, NOW, NOW + timedelta(seconds=9), route="192.0.2.7:5281"),),
)


def test_only_what_arrived_has_a_receipt() -> None:
    assert has_receipt(DONE)
    others = set(TransferState) - {TransferState.DONE}
    assert not any(has_receipt(replace(DONE, state=state)) for state in others)


def test_the_hash_of_the_other_end_is_theirs_and_never_ours_told_twice() -> None:
    assert ends(DONE) == (HASH, HASH)
    # What we announced of our own file is not what they found.
    assert ends(replace(DONE, verified=False, file=replace(DONE.file, digest=HASH))) == (HASH, None)
    assert ends(replace(DONE, verified=False, digest=None)) == (None, None)
    incoming = replace(DONE, direction=Direction.INCOMING, verified=False, file=replace(DONE.file, digest=OTHER))
    assert ends(incoming) == (HASH, OTHER)
    assert ends(replace(incoming, digest=None)) == (None, OTHER)


def test_the_record_is_json_with_all_that_counts() -> None:
    holiday = FileInfo("holiday", 30, entries=2)
    folder = replace(DONE, id="t2", direction=Direction.INCOMING, file=holiday, verified=False)
    entries = (Entry("holiday/a.jpg", 10), Entry("holiday/b.jpg", 20))
    record = json.loads(json.dumps(Receipt((DONE, folder), {"t2": entries}, NOW, "Gharial 1").record()))
    first, second = record["transfers"]
    assert (record["format"], record["version"], record["program"]) == ("gharial-receipt", 1, "Gharial 1")
    assert (first["sender"], first["recipient"]) == ("alice@river.example", "bob@river.example/desk")
    assert first["file"] == {
        "name": "survey.ods",
        "size": 48_200_000,
        "media_type": None,
        "folder": False,
        "files": None,
    }
    assert first["way"] == {"method": "si", "kind": "socks5-direct"} and first["verified"] is True
    assert first["hash_here"] == first["hash_there"] == {"algorithm": "sha-256", "hex": "9f86"}
    assert (first["begun"], first["ended"]) == (NOW.isoformat(), (NOW + timedelta(seconds=9)).isoformat())
    assert (second["sender"], second["recipient"]) == ("bob@river.example/desk", "alice@river.example")
    assert [one["path"] for one in second["file"]["files"]] == ["holiday/a.jpg", "holiday/b.jpg"]
    assert second["hash_there"] is None and second["verified"] is False
    # Nobody's network address is in it: it is made to be given away.
    assert "192.0.2.7" not in json.dumps(record)


def test_the_end_is_that_of_the_last_attempt() -> None:
    later = Attempt("si", Kind.INBAND, NOW + timedelta(seconds=10), NOW + timedelta(seconds=30))
    assert ended_at(replace(DONE, attempts=(*DONE.attempts, later))) == NOW + timedelta(seconds=30)
    assert ended_at(replace(DONE, attempts=())) == NOW
