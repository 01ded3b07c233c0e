"""The page Network: a port, a public address, the router, proxies; bad input gets a sentence and changes nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from gharial.ui.bridge import Bridge
from gharial.ui.settings.address_checks import proxy_problem, public_address_problem
from gharial.ui.settings.window import SettingsWindow
from tests.support.fake_backend import FakeBackend
from tests.support.waiting import until
from tests.ui.settings.hands import find, press

NETWORK = 4


class Desk:
    def __init__(self, qtbot: QtBot) -> None:
        self.backend = FakeBackend()
        self.window = SettingsWindow(Bridge(self.backend))
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.show_page(NETWORK)

    def type(self, name: str, text: str) -> QLineEdit:
        line = find(self.window, QLineEdit, name)
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        return line

    def problems(self) -> list[str]:
        return [one.text() for one in self.window.findChildren(QLabel, "line-problem") if one.isVisible()]


@pytest.mark.parametrize(
    "text",
    ["", "192.0.2.7", "192.0.2.7:5281", "[2001:db8::1]:5281", "2001:db8::1", "home.river.example", "bücher.example:1"],
)
def test_public_addresses(text: str) -> None:
    assert public_address_problem(text) == ""


@pytest.mark.parametrize(
    "text",
    ["192.0.2.7:0", "192.0.2.7:66000", "192.0.2.7:x", "a:٣", "127.0.0.1", "0.0.0.0", "224.0.0.1", "::1", "1.2.3",
     "a b", "-x.example", "http://x.example", "[2001:db8::1", "[2001:db8::1]5281", "x" * 300, "a..b",
     "fe80::1", ":5281", "\x00"],
)  # fmt: skip
def test_what_is_no_public_address(text: str) -> None:
    assert public_address_problem(text)


def test_proxies_are_addresses() -> None:
    assert proxy_problem("proxy.river.example") == proxy_problem("a@b.example") == ""
    for text in ("", "a b@c", "proxy.river.example/x", "@", "\u202e@x"):
        assert proxy_problem(text), text
    assert "already" in proxy_problem("Proxy.River.example", ("proxy.river.example",))


async def test_a_right_address_is_kept_and_a_wrong_one_said(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    line = desk.type("public-address", " home.river.example:5281 ")
    await until(lambda: desk.backend.settings.public_address == "home.river.example:5281")
    desk.type("public-address", "127.0.0.1")
    await until(lambda: any("Nobody else can reach" in one for one in desk.problems()))
    assert "Nobody else" in line.accessibleDescription()
    assert desk.backend.settings.public_address == "home.river.example:5281"
    desk.type("public-address", "")
    await until(lambda: desk.backend.settings.public_address == "")
    assert desk.problems() == []


async def test_the_router_is_asked_only_when_it_is_wanted(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    box = find(desk.window, QCheckBox, "map-port")
    assert not box.isChecked()
    assert "UPnP" in box.accessibleDescription()
    box.click()
    await until(lambda: desk.backend.settings.map_port)


async def test_plain_udp_can_be_switched_off(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    box = find(desk.window, QCheckBox, "raw-udp")
    assert box.isChecked() and "datagrams" in box.accessibleDescription()
    box.click()
    await until(lambda: not desk.backend.settings.raw_udp)


async def test_proxies_come_and_go(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.type("proxy-address", "Proxy.River.example")
    desk.type("proxy-address", "other.example")
    await until(lambda: desk.backend.settings.proxies == ("proxy.river.example", "other.example"))
    desk.type("proxy-address", "other.example")
    assert any("already" in one for one in desk.problems())
    rows = find(desk.window, QListWidget, "proxies")
    rows.setCurrentRow(0)
    press(desk.window, "remove-proxy")
    await until(lambda: desk.backend.settings.proxies == ("other.example",))
    assert [rows.item(row).text() for row in range(rows.count())] == ["other.example"]


async def test_stun_servers_are_a_line_of_names(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.type("stun-servers", "stun.river.example, 192.0.2.7:3478 stun.river.example")
    await until(lambda: desk.backend.settings.stun_servers == ("stun.river.example", "192.0.2.7:3478"))
    for wrong in ("stun.river.example:0", "-x.example", "a b..c"):
        desk.type("stun-servers", wrong)
        await until(lambda: desk.problems() != [])
    assert desk.backend.settings.stun_servers == ("stun.river.example", "192.0.2.7:3478")
