"""Google's early STUN: the bytes of libjingle and libnice, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire.google_stun import Method, read, write_error, write_request, write_response

ID = b"R8mZ0aQw3LxT5nVc"
NAME = b"h7YwR4cUe9DbFg1KkJ3Pq0sTzX8vLm2N"
PING = bytes.fromhex("00010024") + ID + bytes.fromhex("00060020") + NAME
MAPPED = bytes.fromhex("0001000800019c41cb007109")
ANSWER = bytes.fromhex("01010030") + ID + bytes.fromhex("00060020") + NAME + MAPPED
ANSWER_OF_NICE = bytes.fromhex("01010030") + ID + MAPPED + bytes.fromhex("00060020") + NAME
REFUSAL = (
    bytes.fromhex("01110037")
    + ID
    + bytes.fromhex("00060020")
    + NAME
    + bytes.fromhex("0009000f00000190")
    + b"BAD REQUEST"
)


def test_what_we_write() -> None:
    assert write_request(ID, NAME) == PING
    assert write_response(ID, NAME, "203.0.113.9", 40001) == ANSWER
    assert write_error(ID, NAME, 400, "BAD REQUEST") == REFUSAL
    assert write_request(ID) == bytes.fromhex("00010000") + ID


@pytest.mark.parametrize("answer", [ANSWER, ANSWER_OF_NICE])
def test_an_answer_in_either_order(answer: bytes) -> None:
    message = read(answer)
    assert message is not None
    assert (message.method, message.transaction, message.username) == (Method.RESPONSE, ID, NAME)
    assert message.mapped == ("203.0.113.9", 40001)


@pytest.mark.parametrize(("code", "want"), [("00000190", 400), ("000001ae", 430), ("0000041e", 430), ("00000400", 400)])
def test_a_refusal_in_either_spelling(code: str, want: int) -> None:
    message = read(bytes.fromhex("01110008") + ID + bytes.fromhex("00090004" + code))
    assert message is not None and message.code == want


def test_a_refusal_of_odd_length() -> None:
    message = read(REFUSAL)
    assert message is not None and (message.code, message.username) == (400, NAME)


def test_an_answer_of_a_server_of_today() -> None:
    """XOR-MAPPED-ADDRESS is masked with the first bytes of the id, cookie or not."""
    masked = bytes(a ^ b for a, b in zip(bytes((203, 0, 113, 9)), ID, strict=False))
    port = (40001 ^ int.from_bytes(ID[:2], "big")).to_bytes(2, "big")
    message = read(bytes.fromhex("0101000c") + ID + bytes.fromhex("002000080001") + port + masked)
    assert message is not None and message.mapped == ("203.0.113.9", 40001)


@pytest.mark.parametrize(
    "datagram",
    [
        b"", b"\0", PING[:19], PING[:-1], PING + b"\0", bytes(56), b"\x00\x03" + PING[2:],
        bytes.fromhex("00010004") + ID + bytes.fromhex("0006ffff"), bytes.fromhex("00010003") + ID + b"\0\6\0",
    ],
)  # fmt: skip
def test_what_is_no_stun(datagram: bytes) -> None:
    assert read(datagram) is None


def test_a_segment_of_conversation_0_is_never_stun() -> None:
    assert read(bytes(4) + PING[4:]) is None


@given(st.binary(max_size=600))
def test_garbage_is_read_or_not(data: bytes) -> None:
    read(data)
    read(b"\0\1" + len(data).to_bytes(2, "big") + ID + data)


def test_a_flood_of_attributes_is_no_stun() -> None:
    assert read(bytes.fromhex("00014000") + ID + bytes(0x4000)) is None
