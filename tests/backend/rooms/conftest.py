"""A server with rooms of several kinds, one for all tests of group chats."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from prosody_server import HOST, ProsodyServer

MODULES = Path(__file__).parents[2] / "support" / "prosody_modules"
KINDS = f"""
Component "plain.{HOST}" "muc"
Component "closed.{HOST}" "muc"
  restrict_room_creation = true
Component "moderated.{HOST}" "muc"
  modules_enabled = {{ "muc_mam", "room_moderator" }}
Component "formerly.{HOST}" "muc"
  modules_enabled = {{ "muc_mam", "room_moderator" }}
  moderation_form = 0
"""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    """`rooms.` keeps archives, `plain.` keeps none, in `closed.` nobody may make a room; in `moderated.` and
    `formerly.` moderators take back what others said, in its present form and in the older one."""
    folder = tmp_path_factory.mktemp("rooms")
    running = ProsodyServer(folder, components=KINDS, extra=f'plugin_paths = {{ "{MODULES}" }}')
    running.start()
    yield running
    running.stop()
