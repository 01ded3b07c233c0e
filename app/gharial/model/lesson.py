"""`Lesson`: what one transfer taught about one way to somebody."""

from datetime import datetime

from gharial.model.transfer import Kind
from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Lesson:
    """How one way went when it was taken last. `speed` in bytes per second, 0 where it was not measured.

    `failures` in a row; 0: it worked. `network` names the one we were in, as `own_network` does.
    """

    method: str
    kind: Kind
    time: datetime
    failures: int = 0
    speed: float = 0.0
    network: str = ""

    @property
    def worked(self) -> bool:
        """The file arrived by it."""
        return self.failures == 0
