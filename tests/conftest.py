"""Fixtures every test may use: a real Prosody on loopback, one for the whole run."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent / "packaging" / "demo"))

from prosody_server import ProsodyServer

# The same examples in every run, and none that fails because the machine was busy. HYPOTHESIS_PROFILE=default draws
# new ones.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def prosody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    """A running server that creates accounts on request; take fresh ones from the `account` fixture."""
    server = ProsodyServer(tmp_path_factory.mktemp("prosody"), registration=True)
    server.start()
    yield server
    server.stop()
