"""`Calm`: what others may change at will is changed once in a while, however often they do; the last word counts."""

import asyncio
from collections.abc import Callable

REST_S = 1.0


class Calm:
    """`change(name, value)` is called at once, and then for the same name not before REST_S have passed."""

    def __init__(self, change: Callable[[str, bool], None]) -> None:
        self._change = change
        self._resting: dict[str, asyncio.TimerHandle] = {}
        self._said: dict[str, bool] = {}

    def say(self, name: str, value: bool) -> None:
        """Somebody wants it so."""
        if name in self._resting:
            self._said[name] = value
            return
        self._resting[name] = asyncio.get_running_loop().call_later(REST_S, self._rested, name)
        self._change(name, value)

    def forget(self, name: str) -> None:
        """What was said and not done yet is out of date."""
        self._said.pop(name, None)

    def close(self) -> None:
        """Change nothing more."""
        for timer in self._resting.values():
            timer.cancel()
        self._resting.clear()
        self._said.clear()

    def _rested(self, name: str) -> None:
        del self._resting[name]
        if name in self._said:
            self.say(name, self._said.pop(name))
