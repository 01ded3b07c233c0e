"""Files, folders and previews by Google's share between people behind routers; see tests/interop/share_cells.py."""

from pathlib import Path

import pytest

from tests.interop.share_cells import KINDS, SERVERS, WAYS, missing, run_row

pytestmark = [pytest.mark.interop, pytest.mark.timeout(120)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("server", SERVERS)
def test_it_is_there_by_the_way_that_there_is(tmp_path: Path, kind: str, way: str, server: str) -> None:
    if lacking := missing(server):
        pytest.skip(lacking)
    row = run_row(kind, way, tmp_path, server)
    print(f"{kind} at {server} by {row.route} in {row.seconds:.2f} s")
