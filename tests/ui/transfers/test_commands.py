"""What can be done with transfers: pausing, other ways, leave for uploads, limits, totals, and what is announced."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.conversation import Direction
from gharial.model.events import TransfersProgressed
from gharial.model.failures import ConsentNeeded, Interrupted, PeerGone, SetAside, Unreachable
from gharial.model.jid import Jid
from gharial.model.transfer import Attempt, Digest, Kind, Progress, Transfer, TransferState, Way
from gharial.ui.transfers.detail_words import route_line
from gharial.ui.transfers.limit_button import limit_text
from tests.support.fake_backend import ALICE, BOB, NOW, transfer
from tests.support.waiting import until
from tests.ui.transfers.desk import Desk

State = TransferState
DAVE = Jid("dave@river.example")
UPLOAD = Way("upload", Kind.HTTP, leaves_copy_on_server=True)


def streaming(name: str = "clip.mp4", **changes: object) -> Transfer:
    attempt = Attempt("si", Kind.SOCKS5_DIRECT, NOW, route="192.168.1.7:5281")
    return replace(transfer(name, 1_000_000, state=State.STREAMING, attempts=(attempt,)), **changes)


async def test_space_pauses_and_resumes(qtbot: QtBot) -> None:
    desk = Desk(qtbot, streaming())
    await desk.pick(0)
    assert desk.button("pause-transfer").text() == "Pause"
    await desk.key(Qt.Key.Key_Space)
    await until(lambda: "Paused by you" in desk.said(0))
    assert desk.backend.called("transfers.pause") == [("t-clip.mp4",)]
    await until(lambda: desk.button("pause-transfer").text() == "Resume")
    await desk.press("pause-transfer")
    await until(lambda: desk.backend.called("transfers.resume") == [("t-clip.mp4",)])
    await until(lambda: "Sending" in desk.said(0))


async def test_who_holds_it_is_said_and_one_that_is_held_waits(qtbot: QtBot) -> None:
    desk = Desk(qtbot, streaming("a", paused_by_peer=True), streaming("b", paused_by_peer=True, paused_by_us=True))
    assert "Paused by Bob" in desk.said(0) and "Paused by both sides" in desk.said(1)
    assert desk.button("filter-waiting").text() == "Waiting 2"
    await desk.pick(0)
    assert desk.button("pause-transfer").text() == "Pause", "it is held by Bob, not by us"


async def test_pause_all_resume_all_and_retry_all_failed(qtbot: QtBot) -> None:
    desk = Desk(qtbot, streaming("a"), transfer("b", state=State.DONE))
    assert not desk.button("resume-all").isEnabled() and not desk.button("retry-failed").isEnabled()
    await desk.press("pause-all")
    await until(lambda: desk.backend.called("transfers.pause_all") == [()])
    desk.backend.transfers.put(streaming("a", paused_by_us=True))
    await until(lambda: desk.button("resume-all").isEnabled() and not desk.button("pause-all").isEnabled())
    await desk.press("resume-all")
    await until(lambda: desk.backend.called("transfers.resume_all") == [()])
    desk.backend.transfers.put(transfer("c", state=State.FAILED))
    await until(lambda: desk.button("retry-failed").isEnabled())
    await desk.press("retry-failed")
    await until(lambda: desk.backend.called("transfers.retry_failed") == [()])


async def test_another_way_is_chosen_from_a_menu(qtbot: QtBot) -> None:
    desk = Desk(qtbot, streaming(), transfer("came", direction=Direction.INCOMING))
    ways = (Way("si", Kind.SOCKS5_PROXY), Way("si", Kind.INBAND, failure=Interrupted(1)), UPLOAD)
    desk.backend.transfers.known_ways["t-clip.mp4"] = ways
    await desk.pick(0)
    menu = desk.window.findChild(QMenu, "ways")
    assert menu is not None
    desk.button("another-way").setFocus()
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[0] == "The next one" and texts[1] == "Through a proxy"
    assert "did not work before" in texts[2] and "keeps a copy" in texts[3]
    next(one for one in menu.actions() if one.objectName() == "way-si-inband").trigger()
    await until(lambda: desk.backend.called("transfers.use_another_way") == [("t-clip.mp4", ways[1])])
    next(one for one in menu.actions() if one.objectName() == "way-next").trigger()
    await until(lambda: desk.backend.called("transfers.use_another_way")[1:] == [("t-clip.mp4", None)])
    await desk.pick(1)
    assert not desk.button("another-way").isVisible(), "the sender chooses"


def consent(desk: Desk) -> QWidget:
    found = desk.window.findChild(QWidget, "consent-bar")
    assert found is not None
    return found


def push(desk: Desk, name: str) -> QPushButton:
    found = desk.window.findChild(QPushButton, name)
    assert found is not None
    return found


async def test_leave_for_an_upload_is_asked_where_the_file_is_shown(qtbot: QtBot) -> None:
    asking = transfer("minutes.odt", 91_000, failure=ConsentNeeded("files.example", 91_000))
    desk = Desk(qtbot, asking)
    assert "Only an upload to files.example is left" in desk.said(0)
    await desk.pick(0)
    assert consent(desk).isVisible() and "files.example" in desk.label("consent-question").text()
    QTest.mouseClick(push(desk, "consent-upload"), Qt.MouseButton.LeftButton)
    await until(lambda: desk.backend.called("transfers.allow_upload") == [("t-minutes.odt", False)])
    QTest.mouseClick(push(desk, "consent-always"), Qt.MouseButton.LeftButton)
    await until(lambda: desk.backend.called("transfers.allow_upload")[1:] == [("t-minutes.odt", True)])
    QTest.mouseClick(push(desk, "consent-wait"), Qt.MouseButton.LeftButton)
    assert not consent(desk).isVisible()
    # The same question stays answered; a new one is asked again.
    desk.backend.transfers.put(replace(asking, bytes_done=1))
    await until(lambda: not consent(desk).isVisible())
    desk.backend.transfers.put(replace(asking, failure=ConsentNeeded("files.example", 91_000)))
    await until(lambda: consent(desk).isVisible())


async def test_for_somebody_offline_an_upload_is_offered_if_there_is_one(qtbot: QtBot) -> None:
    desk = Desk(qtbot, transfer("a", peer=DAVE), transfer("b", peer=DAVE))
    desk.backend.transfers.known_ways["t-a"] = (UPLOAD,)
    assert "Sends when Dave is back" in desk.said(0)
    await desk.pick(0)
    assert consent(desk).isVisible() and push(desk, "consent-upload").text() == "Upload now"
    assert not push(desk, "consent-always").isVisible()
    await desk.pick(1)
    assert not consent(desk).isVisible()
    await desk.pick(0)
    desk.backend.roster.change(ALICE, DAVE, resources=desk.backend.roster.listed[(ALICE, BOB)].resources)
    await until(lambda: not consent(desk).isVisible())
    assert "Waiting its turn" in desk.said(0)


async def test_the_next_try_counts_down_and_can_be_had_now(qtbot: QtBot) -> None:
    later = datetime.now(UTC) + timedelta(seconds=40)
    desk = Desk(qtbot, transfer("a", failure=Interrupted(3), waits_until=later))
    first = desk.said(0)
    assert "Next try in" in first and "broke" in first
    await desk.pick(0)
    shown = desk.label("details-state").text()
    await until(lambda: desk.label("details-state").text() != shown)
    assert desk.button("retry-transfer").text() == "Try now"
    await desk.press("retry-transfer")
    await until(lambda: desk.backend.called("transfers.retry") == [("t-a",)])


async def test_a_limit_is_chosen_and_shown(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    assert desk.button("limit").text() == "Limit: off"
    desk.action("send_limit-1000000").trigger()
    await until(lambda: desk.button("limit").text() == "Limit: 1 MB/s up")
    assert desk.backend.settings.send_limit == 1_000_000 and desk.backend.settings.receive_limit == 0
    desk.action("receive_limit-own").trigger()
    dialog = desk.window.findChild(QInputDialog, "own-limit")
    assert dialog is not None
    dialog.setIntValue(300)
    dialog.accept()
    await until(lambda: desk.backend.settings.receive_limit == 300_000)
    await until(lambda: desk.button("limit").text() == "Limit: 1 MB/s up, 300 kB/s down")
    assert desk.action("receive_limit-own").isChecked() and desk.action("send_limit-1000000").isChecked()
    assert limit_text(0) == ""
    # As the rows and the settings say it.
    assert [limit_text(limit) for limit in (500, 1500, 20_000_000)] == ["500 bytes/s", "1.5 kB/s", "20 MB/s"]


async def test_the_line_below_adds_up(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    assert desk.label("transfers-speeds").text() == "Nothing is being transferred."
    desk = Desk(qtbot, streaming("a"), streaming("b", direction=Direction.INCOMING), transfer("c", 500_000))
    samples = (Progress("t-a", 500_000, 1_000_000, 200_000.0), Progress("t-b", 0, 1_000_000, 50_000.0))
    desk.backend.publish(TransfersProgressed(samples))
    await until(lambda: "200.0 kB/s up · 50.0 kB/s down" in desk.label("transfers-speeds").text())
    text = desk.label("transfers-speeds").text()
    # The limit is one of sending: what comes does not count.
    assert "1 of 3 at once" in text and "1 waiting" in text and "2.0 MB left, 8 s" in text


async def test_quarters_and_the_end_are_announced_once(qtbot: QtBot) -> None:
    desk = Desk(qtbot, streaming())
    said: list[str] = []
    desk.window.announcer.announced.connect(said.append)
    for done in (10_000, 260_000, 270_000, 760_000, 990_000):
        desk.backend.publish(TransfersProgressed((Progress("t-clip.mp4", done, 1_000_000, 1e6, 1.0),)))
    await until(lambda: len(said) == 2)
    desk.backend.transfers.put(streaming(state=State.DONE, verified=True))
    await until(lambda: len(said) == 3)
    assert said[:2] == ["clip.mp4: 25 %", "clip.mp4: 75 %"] and said[2].startswith("clip.mp4: Done, verified")


async def test_the_speed_of_the_last_minute_is_drawn_and_told(qtbot: QtBot) -> None:
    desk = Desk(qtbot, streaming())
    await desk.pick(0)
    graph = desk.window.findChild(QWidget, "speed-graph")
    assert graph is not None and not graph.isVisible()
    desk.backend.publish(TransfersProgressed((Progress("t-clip.mp4", 1, 1_000_000, 2e6, 1.0),)))
    await until(lambda: graph.isVisible())
    assert graph.accessibleDescription().startswith("2.0 MB/s now")
    desk.backend.transfers.put(streaming(state=State.DONE))
    await until(lambda: not graph.isVisible())


async def test_the_way_and_what_comes_next_stand_in_the_details(qtbot: QtBot) -> None:
    lost = Attempt("si", Kind.SOCKS5_DIRECT, NOW, NOW + timedelta(seconds=5), Unreachable("h:1"), "192.0.2.7:5281")
    left = Attempt("si", Kind.SOCKS5_PROXY, NOW, NOW + timedelta(seconds=9), SetAside(), "proxy.example:7777")
    desk = Desk(qtbot, transfer("a", attempts=(lost, left)))
    await desk.pick(0)
    assert desk.label("details-route").text() == "Through the proxy proxy.example"
    for route, words in (
        ("stun 192.0.2.7:4444", "Directly, through your routers · 192.0.2.7:4444"),
        ("relay 203.0.113.5:3478", "Through the relay 203.0.113.5, encrypted between you"),
    ):
        way = Attempt("jingle", Kind.ICE, NOW, route=route)
        assert route_line(transfer("a", attempts=(way,))) == words
    first, second, following = desk.label("details-attempts").text().splitlines()
    assert "could not reach each other" in first and "You chose another way." in second
    assert following == "Next: Waiting its turn"


async def test_the_details_tell_how_this_way_went_last_time(qtbot: QtBot) -> None:
    desk = Desk(qtbot, streaming())
    last = desk.backend.transfers.all()[0].attempts[-1]
    assert last.kind is not None
    for worked, words in (
        (True, "this way worked."), (False, "did not work; it is tried again."), (None, "192.168.1.7:5281"),
    ):  # fmt: skip
        desk.backend.transfers.known_ways["t-clip.mp4"] = (Way(last.method, last.kind, worked_before=worked),)
        desk.backend.transfers.put(streaming(seconds=1.0 + (worked is True) + 2 * (worked is None)))
        await desk.pick(0)
        await until(lambda words=words: desk.label("details-route").text().endswith(words))  # type: ignore[misc]


async def test_what_is_proved_is_said_plainly(qtbot: QtBot) -> None:
    # security 30
    digest = Digest("sha-256", "9f" * 32)
    desk = Desk(qtbot, transfer("a", state=State.DONE, digest=digest, verified=True))
    await desk.pick(0)
    assert desk.label("details-hashes").text().startswith("Verified: both sides have the same file")
    desk.backend.transfers.put(transfer("a", state=State.DONE, digest=digest))
    await until(lambda: desk.label("details-hashes").text().startswith("Not verified: this method"))


async def test_the_menu_has_what_can_be_done(qtbot: QtBot) -> None:
    desk = Desk(qtbot, streaming())
    await desk.pick(0)
    desk.view.customContextMenuRequested.emit(desk.view.visualRect(desk.index(0)).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert texts[:3] == ["Pause", "Cancel", "Use another way"] and texts[-1] == "Copy details"
    assert "Remove from list" not in texts
    menu.close()


async def test_every_action_has_words(qtbot: QtBot) -> None:
    desk = Desk(qtbot, streaming())
    ours = [one for one in desk.window.findChildren(QAction) if one.objectName() and one.objectName()[0] != "_"]
    assert len(ours) > 20 and all(one.text() for one in ours)


async def test_an_offer_is_answered_from_its_row(qtbot: QtBot) -> None:
    offered = transfer("a", state=State.OFFERED, direction=Direction.INCOMING, offer_id="o-a")
    desk = Desk(qtbot, offered, transfer("b", state=State.OFFERED))
    wanted: list[str] = []
    desk.window.offer_requested.connect(wanted.append)
    await desk.pick(0)
    await desk.press("answer-offer")
    await desk.key(Qt.Key.Key_Return)
    QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=desk.view.visualRect(desk.index(0)).center())
    assert wanted == ["o-a"] * 3
    assert not desk.button("pause-transfer").isVisible() and desk.button("cancel-transfer").text() == "Decline"
    await desk.pick(1)
    assert not desk.button("answer-offer").isVisible(), "only the other side can answer what we offer"
    assert desk.button("pause-transfer").isVisible() and desk.button("cancel-transfer").text() == "Cancel"


async def test_what_has_come_stays_in_sight_while_a_new_way_is_looked_for(qtbot: QtBot) -> None:
    desk = Desk(qtbot, streaming("a"))
    desk.backend.publish(TransfersProgressed((Progress("t-a", 620_000, 1_000_000, 200_000.0),)))
    await until(lambda: "62 %" in desk.said(0))
    for state in (State.CONNECTING, State.QUEUED):
        desk.backend.transfers.put(streaming("a", state=state))
        await until(lambda: "Sending" not in desk.said(0))
        # Neither the way that it no longer goes, nor a speed.
        assert "62 %" in desk.said(0) and "Directly" not in desk.said(0) and "/s" not in desk.said(0)


async def test_who_went_offline_is_called_by_name(qtbot: QtBot) -> None:
    gone = PeerGone("bob@river.example/desk")
    offered = transfer("b", state=State.FAILED, direction=Direction.INCOMING, failure=gone)
    desk = Desk(qtbot, transfer("a", state=State.FAILED, failure=gone), offered)
    said = " ".join(desk.said(row) for row in range(2))
    assert "Not sent: Bob went offline" in said and "Not received: Bob went offline" in said


async def test_no_two_ways_in_the_menu_read_alike(qtbot: QtBot) -> None:
    ways = tuple(
        Way(method, kind, worked_before=True if (method, kind) == ("jingle", Kind.SOCKS5_DIRECT) else None)
        for method in ("jingle", "si")
        for kind in (Kind.SOCKS5_DIRECT, Kind.INBAND)
    )
    desk = Desk(qtbot, streaming("a"))
    desk.backend.transfers.known_ways["t-a"] = (*ways, UPLOAD)
    await desk.pick(0)
    menu = desk.window.findChild(QMenu, "ways")
    assert menu is not None
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions() if action.text()]
    assert len(set(words)) == len(words) == 5
    below = next(action.menu() for action in menu.actions() if action.menu() is not None)
    assert isinstance(below, QMenu)
    assert [action.objectName() for action in below.actions()] == ["way-si-socks5-direct", "way-si-inband"]
    below.actions()[0].trigger()
    await until(lambda: desk.backend.called("transfers.use_another_way") == [("t-a", ways[2])])


async def test_what_is_paused_and_goes_on_is_announced_and_the_details_tell_all(qtbot: QtBot) -> None:
    desk = Desk(qtbot, streaming())
    said: list[str] = []
    desk.window.announcer.announced.connect(said.append)
    desk.backend.transfers.put(streaming(state=State.QUEUED, paused_by_us=True))
    await until(lambda: len(said) == 1)
    desk.backend.transfers.put(streaming())
    await until(lambda: len(said) == 2)
    assert said[0].startswith("clip.mp4: Paused") and "Paused" not in said[1]
    await desk.pick(0)
    details = desk.window.findChild(QWidget, "transfer-details")
    assert details is not None
    await until(lambda: details.accessibleDescription().startswith("clip.mp4\n"))
    labels = [one.text() for one in details.findChildren(QLabel) if not one.isHidden() and one.text()]
    missing = [text for text in labels if text not in details.accessibleDescription()]
    assert set(missing) <= {"Speed of the last minute"}
