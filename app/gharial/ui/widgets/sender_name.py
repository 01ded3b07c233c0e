"""From whom an accept rule takes files, by the name to show."""

from PySide6.QtCore import QCoreApplication

from gharial.model.border import Backend
from gharial.ui.widgets.foreign_text import shown

translate = QCoreApplication.translate


def sender_name(backend: Backend, address: str) -> str:
    """What the contact of a rule is called; our own address stands for our other devices."""
    accounts = [one.jid.bare for one in backend.accounts.all()]
    if address in accounts:
        if len(accounts) == 1:
            return translate("rule_words", "my other devices")
        return translate("rule_words", "my other devices ({account})").format(account=shown(address))
    found = next((one for one in backend.roster.contacts() if one.jid.bare == address), None)
    return shown(found.label if found is not None else address)
