"""A server with rooms of several kinds, one for all tests of group chats."""

from collections.abc import Iterator

import pytest

from prosody_server import HOST, ProsodyServer

KINDS = f"""
Component "plain.{HOST}" "muc"
Component "closed.{HOST}" "muc"
  restrict_room_creation = "admin"
"""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    """`rooms.` keeps archives, `plain.` keeps none, in `closed.` nobody may make a room."""
    running = ProsodyServer(tmp_path_factory.mktemp("rooms"), components=KINDS)
    running.start()
    yield running
    running.stop()
