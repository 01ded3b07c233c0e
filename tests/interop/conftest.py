"""Other servers and clients as fixtures; without them the tests are skipped, and say why."""

from collections.abc import Iterator

import pytest

from prosody_server import ProsodyServer
from tests.support.ejabberd_server import EjabberdServer, missing_ejabberd


@pytest.fixture(scope="session")
def ejabberd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EjabberdServer]:
    """A running ejabberd of our own."""
    lacking = missing_ejabberd()
    if lacking:
        pytest.skip(lacking)
    server = EjabberdServer(tmp_path_factory.mktemp("ejabberd"), registration=True)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def uploading_prosody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    """A running Prosody that takes uploads too."""
    server = ProsodyServer(tmp_path_factory.mktemp("prosody"), upload_limit=256 << 20)
    server.start()
    yield server
    server.stop()
