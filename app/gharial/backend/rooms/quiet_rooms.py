"""Rooms that were not heard for long: whether they still know us is asked from time to time (XEP-0410)."""

import asyncio
from collections.abc import Callable, Mapping

from gharial.backend.rooms.live_room import LiveRoom

QUIET_S = 600.0
"""Of a room that was not heard for so long, we ask whether it still knows us."""
_LOOK_EVERY_S = 60.0


async def look_after(rooms: Mapping[str, LiveRoom], online: Callable[[], bool]) -> None:
    """Never returns. `online`: there is a connection to ask by."""
    while True:
        await asyncio.sleep(_LOOK_EVERY_S)
        now = asyncio.get_running_loop().time()
        if online():
            await asyncio.gather(
                *(room.check() for room in rooms.values() if room.joined and now - room.heard_at > QUIET_S)
            )
