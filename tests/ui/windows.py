"""Every window of the program by a short name, as pictures and walks ask for it."""

import importlib
import inspect
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gharial.model.jid import Jid
from gharial.model.transfer import Group
from gharial.ui.bridge import Bridge
from tests.support.fake_backend import ALICE, BOB, account, offer
from tests.ui.offer_scene import HOLIDAY, PROGRAM, SHARED
from tests.ui.people_scene import IMPORTED, PICKY, RULES
from tests.ui.room_scene import A_ROOM, GARDEN


def made(path: str, kind: str, *arguments: object) -> Callable[[Bridge], QWidget]:
    """A window by module and class, with the bridge and perhaps more; what a class does not take is left out."""

    def build(bridge: Bridge) -> QWidget:
        cls = getattr(importlib.import_module(f"gharial.ui.{path}"), kind)
        names = list(inspect.signature(cls).parameters)
        taken = len(names) - 1
        window = cls(bridge, *arguments[:taken]) if names[0] == "bridge" else cls()
        assert isinstance(window, QWidget)
        return window

    return build


WINDOWS: dict[str, Callable[[Bridge], QWidget]] = {
    "roster": made("roster.window", "RosterWindow"),
    "requests": made("roster.request_dialog", "RequestDialog"),
    "add": made("roster.add_dialog", "AddDialog", ["Friends", "Work"]),
    "chat": made("chat.window", "ChatWindow"),
    "room": made("chat.window", "ChatWindow"),
    "room-alone": made("chat.window", "ChatWindow"),
    "room-failed": made("chat.window", "ChatWindow"),
    "join-room": made("rooms.join_dialog", "JoinDialog"),
    "new-room": made("rooms.new_dialog", "NewDialog"),
    "room-details": made("rooms.details_dialog", "DetailsDialog", A_ROOM),
    "invite": made("rooms.invite_dialog", "InviteDialog", A_ROOM),
    "invitations": made("rooms.invitation_dialog", "InvitationDialog"),
    "transfers": made("transfers.window", "TransfersWindow"),
    "offer": made("transfers.offer_dialog", "OfferDialog", offer("picture.jpg")),
    "offer-folder": made("transfers.offer_dialog", "OfferDialog", HOLIDAY),
    "offer-share": made("transfers.offer_dialog", "OfferDialog", SHARED),
    "offer-program": made("transfers.offer_dialog", "OfferDialog", PROGRAM),
    "offer-group": made("transfers.offer_dialog", "OfferDialog", offer(group=Group("g", 12, 340_000_000))),
    "offers": made("transfers.offer_list", "OfferList"),
    "first-run": made("settings.first_run", "FirstRunWindow"),
    "settings": made("settings.window", "SettingsWindow"),
    "shared-files": made("transfers.shared_files", "SharedFilesWindow", ALICE, BOB),
    "contact-files": made("settings.contact_files_dialog", "ContactFilesDialog", ALICE, BOB),
    "console": made("xml_console.window", "XmlConsole"),
    "keyboard": made("keyboard_window", "KeyboardWindow"),
    "send": made("send_dialog", "SendDialog", [Path("survey.ods"), Path("report.pdf")]),
    "password": made("settings.password_dialog", "PasswordDialog", ALICE),
    "account": made("settings.account_dialog", "AccountDialog", account(ALICE)),
    "rule": made("settings.rule_dialog", "RuleDialog", RULES[0]),
    "rule-import": made("settings.rule_import_dialog", "RuleImportDialog", "accept-rules.json", IMPORTED),
    "rule-conditions": made("settings.rule_dialog", "RuleDialog", PICKY),
}
ROOM_TABS = {
    "room": GARDEN,
    "room-alone": Jid(f"{GARDEN}/Bob"),
    "room-failed": Jid("office@rooms.river.example"),
}
