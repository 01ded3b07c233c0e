"""One accept rule: for whom, which files, into which folder; what it would have taken is shown at once."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gharial.model.acceptance import filled, is_conditional
from gharial.model.contact import Contact
from gharial.model.jid import Jid
from gharial.model.settings import AcceptRule
from gharial.model.transfer import FileInfo
from gharial.ui.bridge import Bridge
from gharial.ui.settings.amount_field import AmountField
from gharial.ui.settings.checked_line import CheckedLine
from gharial.ui.settings.rule_conditions import RuleConditions
from gharial.ui.settings.rule_trial import RuleTrial
from gharial.ui.settings.rule_words import expanded, folder_problem, read_types, types_problem
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_text import neutral, shown
from gharial.ui.widgets.plain_label import plain_label
from gharial.ui.widgets.sender_name import sender_name

_SOON_MS = 150
_ROOM_AROUND = 80
"""So much of the screen's height is left to bars and frames."""


class RuleDialog(QDialog):
    """`written` with the rule once it is right and Save was pressed. Not modal."""

    written = Signal(object)

    def __init__(
        self, bridge: Bridge, rule: AcceptRule | None, contact: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._enabled = rule is None or rule.enabled
        rule = rule or AcceptRule(str(bridge.backend.transfers.download_folder()), contact=contact)
        self.setObjectName("rule-dialog")
        self.setWindowTitle(self.tr("Files taken without a question"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(480)
        self._contacts = sorted(bridge.backend.roster.contacts(), key=lambda one: one.label.casefold())
        self._who = self._choice("rule-contact", self.tr("Anybody in your contacts"))
        for account in bridge.backend.accounts.all():
            self._who.addItem(_capital(sender_name(bridge.backend, account.jid.bare)), account.jid.bare)
        for one in self._contacts:
            if self._who.findData(one.jid.bare) < 0:
                self._who.addItem(f"{shown(one.label)} ({shown(one.jid.bare)})", one.jid.bare)
        self._choose(self._who, rule.contact)
        self._group = self._choice("rule-group", self.tr("Any group"))
        for group in sorted({group for one in self._contacts for group in one.groups}, key=str.casefold):
            self._group.addItem(shown(group), group)
        self._choose(self._group, rule.group)
        self._largest = AmountField(
            ((1000, self.tr("kB")), (1_000_000, self.tr("MB")), (10**9, self.tr("GB"))), self.tr("any size")
        )
        self._largest.setObjectName("rule-largest")
        self._largest.show_value(rule.largest)
        self._types = CheckedLine(types_problem)
        self._types.line.setObjectName("rule-types")
        self._types.line.setPlaceholderText(self.tr("any type; or such as: image/*, *.pdf"))
        self._types.line.setText(", ".join(rule.types))
        self._folder = CheckedLine(folder_problem)
        self._folder.line.setObjectName("rule-folder")
        self._folder.line.setText(rule.folder)
        self._browse = QPushButton(self.tr("Choose…"))
        self._browse.setObjectName("choose-rule-folder")
        self._browse.setAccessibleName(self.tr("Choose the folder of the rule"))
        self._browse.setAutoDefault(False)
        self._browse.clicked.connect(self._choose_folder)
        self._example = self._label("rule-example")
        self._conditions = RuleConditions(rule)
        self._more = QToolButton()
        self._more.setObjectName("rule-more")
        self._more.setText(self.tr("More conditions"))
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setAutoRaise(True)
        self._more.setCheckable(True)
        self._more.setChecked(is_conditional(rule))
        self._trouble = self._label("rule-trouble")
        self._trouble.setVisible(False)
        self._tried = RuleTrial(bridge)
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._try_out)
        for combo in (self._who, self._group):
            combo.currentIndexChanged.connect(lambda _: self._try_out())
        self._largest.changed.connect(lambda _: self._try_out())
        for line in (self._types.line, self._folder.line):
            line.textChanged.connect(lambda _: self._soon.start())
        self._who.currentIndexChanged.connect(lambda _: self._offer_devices())
        self._conditions.changed.connect(self._soon.start)
        self._more.toggled.connect(lambda _: self._unfold())
        self._lay_out()
        self._offer_devices()
        self._try_out()
        self._unfold()

    @property
    def rule(self) -> AcceptRule:
        """What is typed now."""
        rule = AcceptRule(
            str(expanded(self._folder.text)) if self._folder.text else "",
            contact=str(self._who.currentData()),
            group=str(self._group.currentData()),
            largest=self._largest.value,
            types=read_types(self._types.text),
            enabled=self._enabled,
        )
        return self._conditions.applied(rule)

    # --- building -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(tokens.GAP_M)
        form.setVerticalSpacing(tokens.GAP_S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        where = QHBoxLayout()
        where.setSpacing(tokens.GAP_S)
        where.addWidget(self._folder, 1)
        where.addWidget(self._browse, 0, Qt.AlignmentFlag.AlignTop)
        size = QHBoxLayout()
        size.addWidget(self._largest)
        size.addStretch(1)
        for words, field, control in (
            (self.tr("&From"), self._who, self._who),
            (self.tr("&Group"), self._group, self._group),
            (self.tr("&Largest size"), size, self._largest),
            (self.tr("&Types"), self._types, self._types.line),
            (self.tr("&Save in"), where, self._folder.line),
        ):
            label = QLabel(words)
            label.setBuddy(control)
            form.addRow(label, field)
            plain = words.replace("&", "")
            if isinstance(control, AmountField):
                control.name(plain)
            else:
                control.setAccessibleName(plain)
        places = self._label("rule-places")
        places.setText(
            self.tr(
                "In the folder may stand {contact}, {address}, {year}, {month}, {day} and {type}. Files that can run "
                "are never taken without a question, and nothing of strangers is."
            )
        )
        self._folder.line.setToolTip("")
        buttons = QDialogButtonBox(self)
        save = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setObjectName("save-rule")
        save.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(tokens.GAP_L, tokens.GAP_L, tokens.GAP_L, tokens.GAP_S)
        page.setSpacing(tokens.GAP_S)
        page.addLayout(form)
        page.addWidget(self._example)
        page.addWidget(places)
        page.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        page.addWidget(self._conditions)
        page.addWidget(self._tried)
        page.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._page)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(tokens.GAP_L, tokens.GAP_S, tokens.GAP_L, tokens.GAP_L)
        foot.setSpacing(tokens.GAP_S)
        foot.addWidget(self._trouble)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self._foot)

    def _choice(self, name: str, any_words: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.addItem(any_words, "")
        return combo

    def _choose(self, combo: QComboBox, value: str) -> None:
        """Also where it is not to be chosen any more: a rule for somebody who left the contacts stays theirs."""
        if combo.findData(value) < 0:
            combo.addItem(shown(value), value)
        combo.setCurrentIndex(combo.findData(value))

    def _label(self, name: str) -> QLabel:
        label = plain_label(name)
        theme = current_theme()
        label.setFont(theme.font(tokens.TYPE_SECONDARY))
        label.setStyleSheet(f"color: {theme.color(Role.TEXT_2).name()};")
        return label

    # --- what it does -------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        problem = self._conditions.problem
        self._trouble.setText(problem)
        self._trouble.setVisible(bool(problem))
        if problem:
            self._more.setChecked(True)
        if self._types.check() and self._folder.check() and not problem:
            self.written.emit(self.rule)
            self.accept()
        else:
            self._fit()

    def _offer_devices(self) -> None:
        """Those of whom it is for."""
        roster, wanted = self._bridge.backend.roster, str(self._who.currentData())
        if any(one.jid.bare == wanted for one in self._bridge.backend.accounts.all()):
            devices = list(roster.own_devices(Jid(wanted)))
        else:
            devices = [each for one in self._contacts if wanted in ("", one.jid.bare) for each in one.resources]
        programs = [one.client_name for one in devices if one.client_name]
        self._conditions.offer_devices((*sorted(programs), *(one.jid.resource for one in devices if wanted)))

    def _unfold(self) -> None:
        unfolded = self._more.isChecked()
        self._more.setIcon(icon("chevron-down" if unfolded else "chevron-right", Role.TEXT_2))
        self._conditions.setVisible(unfolded)
        self._fit()

    def _fit(self) -> None:
        """As high as all of it, where the screen is."""
        width = max(self.width(), self.minimumWidth())
        self._page.adjustSize()
        layouts = [one.layout() for one in (self._page, self._foot)]
        heights = [
            one.totalHeightForWidth(width) if one.hasHeightForWidth() else one.totalSizeHint().height()
            for one in layouts
            if one is not None
        ]
        most = self.screen().availableGeometry().height() - _ROOM_AROUND
        self.resize(width, min(sum(heights), most))

    def _choose_folder(self) -> None:
        chooser = QFileDialog(self, self.tr("Folder of the rule"), str(Path.home()))
        chooser.setObjectName("rule-folder-chooser")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._folder.line.setText)
        chooser.open()

    def _try_out(self) -> None:
        """The example, and what the rule would have taken of all that came so far."""
        rule = self.rule
        someone = next((one for one in self._contacts if one.jid.bare == rule.contact), None)
        someone = someone or next(iter(self._contacts), None)
        someone = someone or Contact(Jid("alice@river.example"), Jid("bob@river.example"), "Bob")
        if folder_problem(self._folder.text):
            self._example.setText("")
        else:
            picture, now = FileInfo("picture.jpg", 1), datetime.now().astimezone()
            example = filled(rule.folder, someone, picture, now, _one_name)
            self._example.setText(self.tr("For example: {folder}").format(folder=shown(example)))
        self._example.setVisible(bool(self._example.text()))
        self._tried.try_out(rule)
        self._fit()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _one_name(text: str) -> str:
    """Near to what the backend's own gate makes of it; only shown."""
    return neutral(text).replace("/", "_").replace("\\", "_").lstrip(".") or "_"
