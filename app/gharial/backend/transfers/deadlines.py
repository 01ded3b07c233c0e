"""`Deadlines`: how long each step of a transfer may take."""

from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long each step of a transfer may take, in seconds."""

    discovery: float = 8.0
    """Two programs that are there answer at once."""
    disk: float = 30.0
    """A disk that sleeps wakes up; one on a dead network does not."""
    offer: float = 45.0
    answer: float = 3660.0
    """A person decides; their going offline ends it sooner."""
    connect: float = 22.0
    """For the sender. The other end may try our addresses for 20 s (XEP-0065); with what is tried next, the first byte
    is there in less than 30 s."""
    arrival: float = 90.0
    """For the receiver: the sender tries one way after the other."""
    replacement: float = 45.0
    """How long a receiver waits for the sender's next stream or offer after one failed."""
    reoffer: float = 10.0
    """The same after a break, or after the sender itself gave up one way: the next comes at once or never."""
    digest: float = 120.0
    finish: float = 300.0
    """The peer checks and saves the whole file."""
    goodbye: float = 5.0
    cause: float = 1.5
    """How long a broken stream waits for word of why it broke."""
    settling: float = 5.0
    """After a login, until the presence of our contacts has come."""
    absence: float = 1.0
    """How long a peer may be out of sight before that counts."""
