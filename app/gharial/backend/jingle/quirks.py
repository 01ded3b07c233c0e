"""What living clients do otherwise than XEP-0166, 0234, 0260 and 0261 say, and what is done about it: data alone.

Tolerance is for everybody, whoever is at the other end: clients change, and their names prove nothing. A row says which
clients need it, so that it can go when they have. Each row has a test that plays it back.
"""

from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Quirk:
    """`clients`: those it was seen with; empty where the standard lets any do it. `source`: how it is known."""

    name: str
    clients: tuple[str, ...]
    does: str
    answer: str
    source: str


QUIRKS = (
    Quirk(
        "another-transport",
        ("Conversations",),
        "accepts an offer with a transport that was not offered",
        "its transport is used, if it is one this offer may ride; the one offered is not tried any more",
        "Conversations issue 3478",
    ),
    Quirk(
        "no-activated",
        ("Conversations",),
        "activates its proxy and does not say so",
        "after a while the bytes are waited for as if it had",
        "Conversations issue 2587",
    ),
    Quirk(
        "no-received",
        ("Dino",),
        "ends the session with success, or not at all, and never says `received`",
        "success after the first byte counts as received; silence ends the wait, unverified",
        "Dino issue 1804",
    ),
    Quirk(
        "equal-priorities",
        ("Conversations",),
        "its candidates have the priorities of ours",
        "the initiator's choice wins, the other connection is closed",
        "Conversations issue 3771; XEP-0260 §2.4",
    ),
    Quirk(
        "no-checksum",
        (),
        "promises a digest (`hash-used`) and never tells it",
        "waited for a short while; the file is kept, unverified",
        "XEP-0234 §8.1: nothing obliges a sender to tell it",
    ),
    Quirk(
        "small-blocks",
        ("Psi", "libpurple", "Gajim 1.7"),
        "takes in-band blocks of 4096 bytes and no larger",
        "the smaller size of both counts",
        "seen at run time, November 2026",
    ),
    Quirk(
        "no-senders",
        (),
        "leaves `senders` out, or says `both`",
        "who offers a file sends it",
        "XEP-0166 §7.3: the default is `both`, which no file means",
    ),
    Quirk(
        "sid-none",
        ("Gajim 1.7",),
        "its in-band transports carry the sid `None`, also in answers",
        "our own sid counts where we offered; else it is taken as it stands",
        "seen at run time, November 2026",
    ),
    Quirk(
        "no-loopback",
        ("Gajim 1.7",),
        "ignores candidates whose host is 127.0.0.1 or ::1",
        "the other addresses of this machine are offered as well",
        "seen at run time, November 2026",
    ),
    Quirk(
        "no-fallback",
        ("Dino 0.4",),
        "ends the session at once where no candidate works, without replacing the transport",
        "told as unreachable at once; the next method is tried",
        "seen at run time, November 2026",
    ),
    Quirk(
        "early-success",
        (),
        "ends the session with success when its last byte left, before it was read here",
        "the bytes still come; the file is whole when its size is reached",
        "XEP-0166 §6.7: either side may end a session at any time",
    ),
    Quirk(
        "no-proxy",
        ("Gajim 1.7",),
        "offers no proxy, so a direct connection that is refused hangs",
        "a deadline, then we replace the transport ourselves",
        "seen at run time, November 2026",
    ),
    Quirk(
        "no-goodbye",
        ("Gajim 1.7",),
        "answers `received` with a result and an error after it, and never ends the session",
        "the file is done once the result is there; the session is ended here a little later",
        "seen with Gajim 1.7.3, November 2026",
    ),
    Quirk(
        "odd-date",
        ("Gajim 1.7",),
        "writes a date with two time zones: 2026-11-23T04:00:04.554704+00:00Z",
        "the first of the two counts",
        "seen with Gajim 1.7.3, November 2026",
    ),
    Quirk(
        "silent-break",
        ("Gajim 1.7",),
        "acknowledges an offer, breaks inside and never answers; asked, it does not know the session",
        "a program of that name is pinged in the session (XEP-0166 §6.8); unknown there, the next method is tried",
        "seen with Gajim 1.7.3, November 2026",
    ),
    Quirk(
        "younger-ice",
        ("Psi",),
        "offers ICE under the name it has in XEP-0371",
        "taken, and answered under the same name; of ours the other is offered",
        "its library Iris has its data channels under that name",
    ),
    Quirk(
        "late-login",
        ("Psi",),
        "offers ICE before it knows its addresses, with the login to come with the first",
        "the login of a later transport-info is waited for",
        "XEP-0371 §5.3: login and addresses come together, and the first element may be empty",
    ),
    Quirk(
        "ice-for-calls",
        (),
        "offers a file over ICE as calls have it, without a data channel",
        "once the user says yes it is asked for SOCKS5 or in-band instead, which all have",
        "XEP-0234 (mandatory to implement: in-band); XEP-0166 §7.2.13: either side may replace a transport at any time",
    ),
    Quirk(
        "early-replacement",
        (),
        "changes the transport of our offer before its user has said yes",
        "granted where the offer may ride it; what it chose is tried before what was offered",
        "XEP-0371 §6: a gateway does so at once",
    ),
    Quirk(
        "jingle-without-files",
        ("Gajim 2", "Psi+ 1.4.554"),
        "announces Jingle with its transports or hashes, and no file transfer",
        "no file is offered to it by Jingle",
        "their answers to service discovery, November 2026",
    ),
    Quirk(
        "older-versions",
        (),
        "offers a file under version 3 or 4 of file transfer",
        "ended with unsupported-applications, so that it can try another method",
        "XEP-0234, versions before 0.18",
    ),
)
