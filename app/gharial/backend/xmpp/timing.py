"""`Timing`: every wait of the connection in one place, so that tests can shorten them. All in seconds."""

from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """How long each step may take, and when to try again."""

    lookup_s: float = 10.0
    """For the SRV records."""
    connect_s: float = 15.0
    """For the TCP connection to one server."""
    tls_s: float = 15.0
    answer_s: float = 30.0
    """For each stage of the login: stream header, password, resource."""
    goodbye_s: float = 2.0
    """For the server to close the stream after we did."""
    idle_s: float = 60.0
    """Nothing heard for so long: ask whether the server is still there."""
    dead_s: float = 20.0
    """It did not answer for so long: the link is dead."""
    probe_s: float = 6.0
    """The same after the network changed, the computer woke, or a stream was resumed."""
    first_retry_s: float = 1.0
    last_retry_s: float = 300.0
    """Each try doubles the wait, up to this."""
    stable_s: float = 60.0
    """A connection that lasted so long makes the next wait short again."""
    watch_s: float = 5.0
    """How often the addresses of this computer are looked at."""
