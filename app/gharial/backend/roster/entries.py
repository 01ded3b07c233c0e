"""Roster items (RFC 6121 §2.1) between XML and values."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from gharial.backend.roster.presences import MAX_NAME, clean, read_jid
from gharial.model.contact import Subscription
from gharial.model.jid import Jid, bare
from gharial.model.value import dataclass

NS = "jabber:iq:roster"
MAX_GROUPS = 50

_SUBSCRIPTIONS = {subscription.value: subscription for subscription in Subscription}


@dataclass(frozen=True, slots=True)
class Entry:
    """One roster item as the server keeps it; `jid` is bare. `removed`: it is there no more."""

    jid: Jid
    name: str = ""
    groups: tuple[str, ...] = ()
    subscription: Subscription = Subscription.NONE
    pending_out: bool = False
    removed: bool = False


def read_entries(query: ET.Element) -> tuple[Entry, ...]:
    """Every item with a usable address, in order."""
    entries = (_read_entry(item) for item in query.findall(f"{{{NS}}}item"))
    return tuple(entry for entry in entries if entry is not None)


def write_entry(jid: Jid, name: str, groups: Sequence[str]) -> ET.Element:
    """The payload of a roster set (RFC 6121 §2.3, §2.4)."""
    query = ET.Element(f"{{{NS}}}query")
    item = ET.SubElement(query, f"{{{NS}}}item", {"jid": jid.bare})
    if name:
        item.set("name", name)
    for group in groups:
        ET.SubElement(item, f"{{{NS}}}group").text = group
    return query


def write_removal(jid: Jid) -> ET.Element:
    """The payload that takes an item out of the roster (RFC 6121 §2.5)."""
    query = ET.Element(f"{{{NS}}}query")
    ET.SubElement(query, f"{{{NS}}}item", {"jid": jid.bare, "subscription": "remove"})
    return query


def clean_groups(groups: Sequence[str]) -> tuple[str, ...]:
    """Group names without blanks around them, without empty ones and doubles, in order."""
    cleaned = (clean(group, MAX_NAME) for group in groups)
    return tuple(dict.fromkeys(group for group in cleaned if group))[:MAX_GROUPS]


def _read_entry(item: ET.Element) -> Entry | None:
    jid = read_jid(item.get("jid"))
    if jid is None:
        return None
    subscription = item.get("subscription", "none")
    return Entry(
        bare(jid),
        clean(item.get("name"), MAX_NAME),
        clean_groups([child.text or "" for child in item.findall(f"{{{NS}}}group")]),
        _SUBSCRIPTIONS.get(subscription, Subscription.NONE),
        item.get("ask") == "subscribe",
        subscription == "remove",
    )
