"""Where to connect when the address alone does not say it: server, port, certificate file; folded away at first."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gharial.model.account import AccountSettings
from gharial.ui.style import tokens
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import Role


class ServerFields(QWidget):
    """ "More": nothing in it needs to be filled in for an ordinary server."""

    entered = Signal()
    """Enter was pressed in one of the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fold = QToolButton()
        self._fold.setObjectName("more")
        self._fold.setText(self.tr("More"))
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fold.setStyleSheet("padding-left: 2px;")
        self._fold.toggled.connect(self._unfold)
        self._server = QLineEdit()
        self._server.setObjectName("server")
        self._server.setPlaceholderText(self.tr("found by itself"))
        self._server.setAccessibleName(self.tr("Server"))
        self._port = QSpinBox()
        self._port.setObjectName("port")
        self._port.setRange(0, 65535)
        self._port.setSpecialValueText(self.tr("found by itself"))
        # The style sheet's padding does not reach the text of a number.
        self._port.lineEdit().setTextMargins(tokens.GAP_S, 0, 0, 0)
        self._port.setAccessibleName(self.tr("Port"))
        self._ca_file = QLineEdit()
        self._ca_file.setObjectName("ca-file")
        self._ca_file.setPlaceholderText(self.tr("those this computer trusts"))
        self._ca_file.setAccessibleName(self.tr("Certificate file"))
        for field in (self._server, self._port.lineEdit(), self._ca_file):
            field.returnPressed.connect(self.entered)
        choose = QPushButton(self.tr("Choose…"))
        choose.setObjectName("choose-ca-file")
        choose.setAccessibleName(self.tr("Choose a certificate file"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        file_row = QHBoxLayout()
        file_row.setSpacing(tokens.GAP_S)
        file_row.addWidget(self._ca_file, 1)
        file_row.addWidget(choose)
        self._inside = QWidget()
        form = QFormLayout(self._inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(tokens.GAP_S)
        form.addRow(self.tr("Server"), self._server)
        form.addRow(self.tr("Port"), self._port)
        form.addRow(self.tr("Certificate file"), file_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_S)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._inside)
        self._unfold(False)

    def show_settings(self, settings: AccountSettings) -> None:
        """Fill in what an account has; unfolds where that is anything."""
        self._server.setText(settings.host or "")
        self._port.setValue(settings.port or 0)
        self._ca_file.setText(str(settings.ca_file or ""))
        self._fold.setChecked(any((settings.host, settings.port, settings.ca_file)))

    @property
    def server(self) -> str | None:
        """The server's name or address; None: found by itself."""
        return self._server.text().strip() or None

    @property
    def port(self) -> int | None:
        """The port; None: found by itself."""
        return self._port.value() or None

    @property
    def ca_file(self) -> Path | None:
        """A file with certificates to trust besides the system's."""
        text = self._ca_file.text().strip()
        return Path(text).expanduser() if text else None

    def unfold(self) -> None:
        """Show the fields, because something in them can help."""
        self._fold.setChecked(True)

    def _unfold(self, unfolded: bool) -> None:
        self._fold.setIcon(icon("chevron-down" if unfolded else "chevron-right", Role.TEXT_2))
        self._inside.setVisible(unfolded)

    def _choose(self) -> None:
        chooser = QFileDialog(self, self.tr("Certificate file"), str((self.ca_file or Path.home()).parent))
        chooser.setObjectName("ca-file-chooser")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([self.tr("Certificates (*.pem *.crt *.cer)"), self.tr("All files (*)")])
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._ca_file.setText)
        chooser.open()
