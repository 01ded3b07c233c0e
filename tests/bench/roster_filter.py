"""How long the roster takes to filter, to take in presence, and to scroll; prints one JSON object, in milliseconds.

Run: python -m tests.bench.roster_filter [--contacts 5000]

Figures that end in `cpu` are processor time, which a machine with other work to do does not change; `load` is its load.
Ends with 1 where a frame of scrolling takes 33 ms or more of it: such a frame is seen to be dropped.
"""

import argparse
import json
import os
import random
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from gharial.model.account import Show
from gharial.model.contact import Contact, Resource, Subscription
from gharial.model.jid import Jid
from gharial.ui.roster.model import ContactModel
from gharial.ui.roster.view import ContactView
from gharial.ui.style.theme import Theme

DROPPED_MS = 33
ACCOUNT = Jid("alice@river.example")
SYLLABLES = ["an", "bel", "cor", "dí", "el", "fra", "gön", "hal", "ira", "jo", "ka", "lu", "mi", "ne", "ol", "pe"]


def people(count: int) -> list[Contact]:
    """Made-up contacts in forty groups, two of three offline; the same at every run."""
    dice = random.Random(7)
    made = []
    for number in range(count):
        name = " ".join("".join(dice.choices(SYLLABLES, k=3)).title() for _ in range(2))
        jid = Jid(f"user{number}@river.example")
        online = (Resource(Jid(f"{jid}/desk"), dice.choice(list(Show)[:5]), "on the train"),)
        resources = online if number % 3 == 0 else ()
        made.append(Contact(ACCOUNT, jid, name, (f"Group {number % 40}",), Subscription.BOTH, resources=resources))
    return made


def measure(count: int) -> dict[str, float]:
    """Everything that must stay quick, each with the list painted."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme(app, "light")
    model = ContactModel()
    view = ContactView(model, lambda _account, _resource: ())
    view.resize(360, 720)
    view.show()
    contacts = people(count)

    def painted(action: Callable[[], object]) -> float:
        started = time.perf_counter()
        action()
        view.viewport().repaint()
        taken = (time.perf_counter() - started) * 1000
        app.processEvents()
        return taken

    def filled() -> None:
        model.replace_account(ACCOUNT, contacts)
        model.settle(force=True)

    figures = {"fill": painted(filled)}
    typing = [painted(lambda text=text: view.search(text)) for text in ("a", "an", "anb", "anbel", "user4999", "zz")]
    figures["filter_median"] = statistics.median(typing)
    figures["filter_worst"] = max(typing)
    figures["filter_cleared"] = painted(lambda: view.search(""))

    def all_rows_laid_out() -> bool:
        return view.visualRect(model.index(model.rowCount() - 1)).isValid()

    started = time.perf_counter()
    while not all_rows_laid_out() and time.perf_counter() - started < 5:
        app.processEvents()
    figures["filter_cleared_to_the_last_row"] = (time.perf_counter() - started) * 1000
    app.processEvents()
    time.sleep(0.25)
    app.processEvents()

    def presence() -> None:
        for contact in contacts[:200]:
            model.put(Contact(ACCOUNT, contact.jid, contact.name, contact.groups, Subscription.BOTH))
        model.settle()

    figures["two_hundred_presences"] = painted(presence)
    bar = view.verticalScrollBar()
    frames, busy = [], []
    for step in range(200):
        before = time.process_time()
        frames.append(painted(lambda step=step: bar.setValue(step * 240)))
        busy.append((time.process_time() - before) * 1000)
    figures["scroll_median"], figures["scroll_worst"] = statistics.median(frames), max(frames)
    figures["scroll_median_cpu"], figures["scroll_worst_cpu"] = statistics.median(busy), max(busy)
    figures["load"] = os.getloadavg()[0]
    return {name: round(value, 2) for name, value in figures.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, default=5000)
    contacts = parser.parse_args().contacts
    found = measure(contacts)
    print(json.dumps({"bench": "roster_filter", "contacts": contacts, **found}))
    raise SystemExit(0 if found["scroll_worst_cpu"] < DROPPED_MS else 1)
