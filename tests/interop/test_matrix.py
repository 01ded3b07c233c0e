"""Every cell of the matrix as a test; `python -m tests.interop.matrix` prints the same as a table."""

import pytest

from tests.interop.cells import PEERS, Cell, all_cells, run_cell
from tests.interop.matrix import SERVERS, row

pytestmark = pytest.mark.interop


def _name(cell: Cell) -> str:
    return f"{cell.server}-{cell.peer}-{cell.method}-{cell.kind.value}-{cell.direction}"


@pytest.mark.parametrize("cell", all_cells(SERVERS, PEERS), ids=_name)
async def test_a_file_arrives(cell: Cell, request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("uploading_prosody" if cell.server == "prosody" else "ejabberd")
    outcome = await run_cell(cell, server)
    if not outcome.tried:
        pytest.skip(outcome.reason)
    assert outcome.passed, row(cell, outcome.reason)


def test_the_table_says_what_went_wrong() -> None:
    cells = all_cells(SERVERS, PEERS)
    assert {cell.server for cell in cells} == set(SERVERS) and {cell.peer for cell in cells} == set(PEERS)
    assert {cell.direction for cell in cells} == {"send", "receive", "ask"}
    assert len(set(cells)) == len(cells)
