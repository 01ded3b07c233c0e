"""The transfer's machine."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.model.conversation import Direction
from gharial.model.jid import Jid
from gharial.model.transfer import ALLOWED, FINISHED, FileInfo, IllegalMove, Transfer, TransferState

STATES = st.sampled_from(list(TransferState))


def transfer(state: TransferState) -> Transfer:
    return Transfer(
        "1",
        Jid("alice@river.example"),
        Jid("bob@river.example"),
        Direction.OUTGOING,
        FileInfo("a.txt", 3),
        state,
        datetime.now(UTC),
    )


@given(STATES, STATES)
def test_only_the_tables_steps_are_taken(old: TransferState, new: TransferState) -> None:
    if new in ALLOWED[old]:
        assert transfer(old).moved_to(new).state is new
    else:
        with pytest.raises(IllegalMove):
            transfer(old).moved_to(new)


def test_every_state_has_a_row_and_only_retry_leaves_an_end() -> None:
    assert set(ALLOWED) == set(TransferState)
    assert ALLOWED[TransferState.DONE] == frozenset()
    for state in FINISHED - {TransferState.DONE}:
        assert ALLOWED[state] == {TransferState.QUEUED}


def test_whatever_runs_can_be_cancelled_and_can_fail() -> None:
    for state in set(TransferState) - FINISHED:
        assert {TransferState.CANCELLED, TransferState.FAILED} <= ALLOWED[state]
