"""Segments of PseudoTCP: the published vectors, bytes to values and back."""

import pytest

from gharial.backend.wire.pseudotcp_segment import (
    CTL,
    FIN,
    RST,
    Options,
    Segment,
    decode,
    encode,
    nearest,
    read_connect,
    write_connect,
)

VECTORS = [
    ("00000000 00000000 00000000 00 02 f000 000186a0 00000000 00", Segment(0, 0, 0, CTL, 61440, 100000, 0, b"\0")),
    ("00000000 00000000 00000001 00 02 f000 0007a120 000186a0 00", Segment(0, 0, 1, CTL, 61440, 500000, 100000, b"\0")),
    ("00000000 00000001 00000001 00 00 f000 00018718 0007a120", Segment(0, 1, 1, 0, 61440, 100120, 500000)),
    (
        "00000000 00000000 00000000 00 02 f000 000186a0 00000000 00 03 01 00",
        Segment(0, 0, 0, CTL, 61440, 100000, 0, bytes((0, 3, 1, 0))),
    ),
    (
        "00000000 00000000 00000000 00 02 f000 000186a0 00000000 00 03 01 00 fe 01 00",
        Segment(0, 0, 0, CTL, 61440, 100000, 0, bytes((0, 3, 1, 0, 254, 1, 0))),
    ),
    (
        "00000000 00000001 00000001 00 00 f000 0007a1ac 00018718 474554202f74656d706f726172792f30",
        Segment(0, 1, 1, 0, 61440, 500140, 100120, b"GET /temporary/0"),
    ),
    (
        "00000000 fffffff0 00000097 00 00 f000 00010000 00020000" + bytes(range(32)).hex(),
        Segment(0, 0xFFFFFFF0, 0x97, 0, 61440, 65536, 131072, bytes(range(32))),
    ),
    ("00000000 00000097 00000010 00 00 efe0 00020010 00010000", Segment(0, 0x97, 0x10, 0, 61408, 131088, 65536)),
    ("00000000 00001fff 00000097 00 00 f000 00030000 00020010", Segment(0, 0x1FFF, 0x97, 0, 61440, 196608, 131088)),
    ("00000000 00000097 00002000 00 00 0000 00030005 00030000", Segment(0, 0x97, 0x2000, 0, 0, 196613, 196608)),
    ("00000000 00000097 00002000 00 04 f000 00030010 00030000", Segment(0, 0x97, 0x2000, RST, 61440, 196624, 196608)),
    ("00000000 00000004 00000004 00 00 c350 000003e8 00000384", Segment(0, 4, 4, 0, 50000, 1000, 900)),
    ("00000000 00000097 00002000 00 01 f000 00030010 00030000", Segment(0, 0x97, 0x2000, FIN, 61440, 196624, 196608)),
]


@pytest.mark.parametrize(("text", "segment"), VECTORS, ids=[f"P{number}" for number in range(1, 14)])
def test_vectors(text: str, segment: Segment) -> None:
    datagram = bytes.fromhex(text)
    assert encode(segment) == datagram
    assert decode(datagram) == segment


@pytest.mark.parametrize("size", [0, 12, 23])
def test_too_short(size: int) -> None:
    """Security: packets of 12 to 23 bytes."""
    assert decode(bytes(size)) is None


@pytest.mark.parametrize(
    ("payload", "options"),
    [
        ("00", Options()), ("00030100", Options(0)), ("00030100fe0100", Options(0, True)),
        ("00fe0100", Options(None, True)), ("0001010301070003", Options(7)), ("000204aabbccdd030102", Options(2)),
        ("000303", Options()), ("0003", Options()), ("00030200070001", Options()), ("0003ff01", Options()),
        ("000301ff", Options(14)), ("01", None), ("", None),
    ],
)  # fmt: skip
def test_options(payload: str, options: Options | None) -> None:
    assert read_connect(bytes.fromhex(payload)) == options


@pytest.mark.parametrize("options", [Options(), Options(0), Options(7, True)])
def test_what_opens(options: Options) -> None:
    assert read_connect(write_connect(options)) == options


def test_the_nearest_position() -> None:
    assert nearest(0x10, 0xFFFFFFF0) == 0x1_0000_0010
    assert nearest(0xFFFFFFF0, 0x1_0000_0010) == 0xFFFFFFF0
    assert nearest(5, 5) == 5
