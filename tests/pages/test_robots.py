"""What robots.txt asks: the examples are of our own, the rules those of RFC 9309."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.pages.robots import rules

TEXT = """\ufeffUser-agent: OtherBot
User-agent: third
Disallow: /

user-agent: Copydesk/2 # us
disallow: /drafts
Allow: /drafts/open
Disallow: /*.pdf$
Disallow: /a%2fb
Disallow: /caf\u00e9
Crawl-delay: 2.5
Sitemap: https://quay.example/map.xml

User-agent: *
Disallow: /all
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/drafts", False), ("/drafts/x", False), ("/drafts/open/1", True),
        ("/a.pdf", False), ("/a.pdf?x", True), ("/a%2Fb", False), ("/a/b", True),
        ("/caf%C3%A9/1", False), ("/all", True), ("/%64rafts", False),
    ],
)  # fmt: skip
def test_the_group_that_names_us_holds_and_of_its_rules_the_longest(path, allowed):
    assert rules(TEXT).allow(path) is allowed


def test_who_is_not_named_is_among_all():
    assert not rules(TEXT, "fourth").allow("/all/1")
    assert rules(TEXT, "fourth").allow("/drafts")
    assert not rules(TEXT, "third").allow("/x")
    assert (rules(TEXT).delay, rules(TEXT, "fourth").delay) == (2.5, 0)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True), ("Disallow: /", True), ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", True), ("<html>no rules</html>", True),
        ("User-agent: *\nUser-agent: copydesk\nDisallow: /", False),
        ("User-agent: copydesk\nAllow: /\n\nUser-agent: copydesk\nDisallow: /a", False),
    ],
)  # fmt: skip
def test_odd_rules_are_read_as_the_standard_says(text, allowed):
    assert rules(text).allow("/a") is allowed


@given(st.text(), st.text(max_size=50))
def test_any_words_are_rules(text, path):
    assert rules("User-agent: *\nDisallow: " + text).allow("/" + path) in {True, False}


def test_no_pattern_takes_long():
    hard = rules("User-agent: *\n" + ("Disallow: /" + "*a" * 2000 + "$\n") * 50)
    start = time.monotonic()

    hard.allow("/" + "a" * 7000 + "b")

    assert time.monotonic() - start < 2
