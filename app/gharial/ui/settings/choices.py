"""The settings as the user is changing them: each change is kept at once, and none undoes another."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from gharial.model.events import SettingsChanged
from gharial.model.failures import Failure
from gharial.model.settings import ContactRule, Settings
from gharial.ui.bridge import Bridge


class Choices(QObject):
    """`changed` when the settings are others now; `failed` when they could not be kept, and are the old ones again."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        # Two quick changes: the second must build on the first, which the backend may not have kept yet.
        self._wanted = bridge.backend.settings
        self._under_way = 0
        bridge.hear(SettingsChanged, self._on_changed, self)

    @property
    def now(self) -> Settings:
        """The settings as they are wanted now."""
        return self._wanted

    def change(self, **fields: Any) -> None:
        """Replace some fields and keep them."""
        wanted = replace(self._wanted, **fields)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._under_way += 1
        self._bridge.run(self._bridge.backend.change_settings(wanted), self._kept, self._not_kept, self)

    def _kept(self, _: None) -> None:
        self._under_way -= 1

    def _not_kept(self, failure: Failure) -> None:
        self._under_way -= 1
        self._wanted = self._bridge.backend.settings
        self.changed.emit()
        self.failed.emit(failure)

    def _on_changed(self, event: SettingsChanged) -> None:
        if not self._under_way and event.settings != self._wanted:
            self._wanted = event.settings
            self.changed.emit()


class ContactChoices(QObject):
    """The same for what holds for one contact alone; `account` and `contact` are bare addresses."""

    changed = Signal()

    def __init__(self, choices: Choices, account: str, contact: str) -> None:
        super().__init__(choices)
        self._choices = choices
        self._account = account
        self._contact = contact
        choices.changed.connect(self.changed)

    @property
    def now(self) -> ContactRule:
        """What is wanted for them now."""
        return self._choices.now.rule_for(self._account, self._contact)

    def change(self, **fields: Any) -> None:
        """Replace some fields and keep them; where all are as for everybody, nothing is kept."""
        before = self.now
        wanted = replace(before, **fields)
        rules = tuple(one for one in self._choices.now.contact_rules if one != before)
        plain = wanted == ContactRule(self._account, self._contact)
        self._choices.change(contact_rules=rules if plain else (*rules, wanted))
