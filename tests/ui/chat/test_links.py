"""Links in plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.ui.chat.body_text import body_text
from gharial.ui.chat.links import find_links, may_open, utf16_length, with_true_hosts


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("see https://river.example/a_(b)?x=1.", ["https://river.example/a_(b)?x=1"]),
        ("(http://river.example)", ["http://river.example"]),
        ("xmpp:bob@river.example?message", ["xmpp:bob@river.example?message"]),
        ("write to mailto:bob@river.example, soon", ["mailto:bob@river.example"]),
        # What a mail program would attach or send along is nothing that a click agrees to.
        ("mailto:bob@river.example?attach=/etc/passwd&body=x#y", ["mailto:bob@river.example"]),
        ("mailto: mailto:nobody", []),
        ("mailto:bob@river.example%0D%0ABcc:eve@evil.example mailto:a%00@river.example", []),
        ("mailto:b%C3%B6b%20x@river.example", ["mailto:b%C3%B6b%20x@river.example"]),
        ("HTTPS://RIVER.EXAMPLE/", ["https://river.example/"]),
        ("file:///etc/passwd javascript:alert(1) data:text/html,x ftp://x.example", []),
        ("https:// http:///x foohttp://x.example", []),
        ("http://[::1]:80/x", ["http://[::1]:80/x"]),
        ("https://münchen.example/ä", ["https://xn--mnchen-3ya.example/%C3%A4"]),
    ],
)
def test_what_is_a_link(text: str, targets: list[str]) -> None:
    assert [link.target for link in find_links(text)] == targets


@pytest.mark.parametrize(
    ("text", "disguised"),
    [
        ("https://river.example/ä", False),
        ("https://аррӏе.com/", True),
        ("https://xn--80ak6aa92e.com/", True),
        ("http://bank.example@evil.example/", True),
    ],
)
def test_what_looks_like_another_address(text: str, disguised: bool) -> None:
    (link,) = find_links(text)
    assert link.disguised is disguised


def test_the_host_is_where_it_really_leads() -> None:
    (link,) = find_links("http://bank.example@evil.example/")
    assert link.host == "evil.example"


def test_places_count_as_qt_counts() -> None:
    (link,) = find_links("😀 https://river.example")
    assert (link.start, link.end) == (3, 24)


@given(st.text())
def test_no_text_breaks_the_finder(text: str) -> None:
    shown = with_true_hosts(body_text(text))
    length = utf16_length(shown)
    for link in find_links(shown):
        assert 0 <= link.start < link.end <= length
        assert may_open(link.target)


@given(st.text(alphabet="ab./:@\u202e\u200bаé😀#?", max_size=30))
def test_no_link_hides_a_character(tail: str) -> None:
    for link in find_links(body_text("https://x" + tail)):
        assert link.target.isascii() and link.target.isprintable() and link.host.isascii()


@pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:x", "vbscript:x", "", "x", "smb://host/share"])
def test_what_is_never_opened(target: str) -> None:
    assert not may_open(target)


@given(st.text())
def test_a_body_holds_nothing_that_turns_the_text(body: str) -> None:
    assert not set(body_text(body)) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b\r")


def test_many_links_behind_a_letter_of_another_alphabet() -> None:
    # fault: the place of each link was counted from the beginning of the text, which took a minute
    links = find_links("你😀" + " xmpp:a@b" * 11_000)
    assert len(links) == 11_000
    assert (links[0].start, links[-1].end) == (4, 3 + 99_000)


def test_brackets_without_end_behind_a_link_are_counted_once() -> None:
    # fault: at each bracket that was taken off, all the others were counted anew
    assert [link.target for link in find_links("http://river.example/(a)" + ".)" * 50_000)] == [
        "http://river.example/(a)"
    ]
