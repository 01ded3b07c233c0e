"""What came in pieces is read in other pieces, and nothing is lost between."""

from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.bytestreams.unread_bytes import UnreadBytes


@given(st.lists(st.one_of(st.binary(max_size=40), st.integers(0, 60)), max_size=40))
def test_pieces_go_in_and_others_come_out(steps: list[bytes | int]) -> None:
    unread, came, got = UnreadBytes(), b"", b""
    for step in steps:
        if isinstance(step, bytes):
            unread.add(step)
            came += step
        else:
            buffer = bytearray(step)
            filled = unread.take(memoryview(buffer))
            got += buffer[:filled]
            assert filled == step or not unread.size, "it is filled as far as there is something"
        assert unread.size == len(came) - len(got) and unread.done == len(got)
    rest = bytearray(unread.size)
    assert unread.take(memoryview(rest)) == len(rest)
    assert got + bytes(rest) == came


def test_a_sender_who_waits_is_told_once() -> None:
    unread = UnreadBytes()
    unread.add(bytes(10))
    buffer = memoryview(bytearray(4))
    assert [unread.falls_below(5, unread.take(buffer)) for _ in range(3)] == [False, True, False]
