"""A private Prosody that creates accounts for the invited alone (XEP-0401)."""

import time
from pathlib import Path

from prosody_server import ProsodyServer

ONCE, BOBS, OVER = "once", "bobs", "over"
"""The tokens: the operator's, good for one account; one that makes Bob a contact; one whose time is over."""


def inviting_server(folder: Path) -> ProsodyServer:
    """Not started yet."""
    server = ProsodyServer(folder, modules=("invites", "invites_register"), extra="registration_invite_only = true\n")
    server.add_account("bob", "secret")
    host, later = server.host, int(time.time()) + 86_400
    tokens = ""
    for token, kind, jid, expires in (
        (ONCE, "register", host, later),
        (BOBS, "roster", f"bob@{host}", later),
        (OVER, "register", host, 1000),
    ):
        facts = f'token = "{token}"; type = "{kind}"; jid = "{jid}"; expires = {expires}; uri = "xmpp:{jid}";'
        tokens += f'["{token}"] = {{ {facts} }};\n'
    store = folder / "data" / host.replace(".", "%2e")
    (store / "invite_token.dat").write_text(f"return {{ {tokens} }};\n")
    # Bob's holds for who has an account already, too (XEP-0379).
    (store / "invite_token").mkdir()
    (store / "invite_token" / "bob.dat").write_text(f'return {{ ["{BOBS}"] = {later} }};\n')
    return server
