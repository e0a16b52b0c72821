"""RSS, Atom and JSON Feed: items with full texts."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.pages import encodings, feed
from copydesk.pages.visible import Visible

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Quay News</title><link>https://quay.example/</link><language>en</language>
<atom:link href="https://quay.example/feed" rel="self"/>
<lastBuildDate>Tue, 08 Apr 2031 12:00:00 GMT</lastBuildDate>
<item><title>Fog &amp;amp; ferries</title><link>https://quay.example/fog</link><guid>1</guid>
<dc:creator>Lena Okafor</dc:creator><pubDate>Tue, 08 Apr 2031 09:00:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ferry waited.</p><p>Nobody was hurt.</p>]]></content:encoded>
</item>
<item><title>2 &lt; 3</title><guid isPermaLink="false">q-2</guid>
<description>Only this.</description></item>
<item><guid>q-3</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Quay News</title>
<updated>2031-04-08T12:00:00Z</updated>
<entry><title>Fog</title><id>tag:1</id><link rel="self" href="https://quay.example/1.xml"/>
<link href="https://quay.example/1"/><author><name>Lena Okafor</name></author>
<published>2031-04-08T09:00:00Z</published>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>It <b>waited</b>.</p></div></content>
</entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1", "title": "Quay News",
    "items": [{"id": "1", "url": "https://quay.example/1", "title": "Fog",
               "content_text": "It waited.\n\n2 < 3", "date_published": "2031-04-08T09:00:00Z",
               "authors": [{"name": "Lena Okafor"}]}, 3],
}  # fmt: skip
NOON = datetime(2031, 4, 8, 12, tzinfo=UTC)
BOMB = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(12)
) + "]><rss><channel><item><title>&a11;</title></item></channel></rss>"  # fmt: skip
XXE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>'


def read(text, **more):
    return list(feed.rows("feed.xml", text.encode(), **more))


def test_the_items_of_rss_are_pages_with_headline_author_time_and_the_fullest_text():
    first, second, third = read(RSS)

    assert first["text"].split("\n") == [
        "Fog & ferries", "Lena Okafor", "Tue, 08 Apr 2031 09:00:00 GMT", "The ferry waited.",
        "Nobody was hurt.",
    ]  # fmt: skip
    assert (first["page"], first["fetched"]) == ("https://quay.example/fog", NOON)
    assert {"name": "og:site_name", "value": "Quay News"} in first["declared"]
    assert (second["page"], second["text"]) == ("q-2", "2 < 3\nOnly this.")
    assert "neither title nor content" in third["reason"]


def test_atom_with_xhtml_is_read():
    (row,) = read(ATOM)

    assert row["text"].split("\n")[-1] == "It waited."
    assert (row["url"], row["fetched"]) == ("https://quay.example/1", NOON)


def test_a_json_feed_is_read_and_its_text_is_not_taken_for_markup():
    (row,) = read(json.dumps(JSON))

    assert row["text"].split("\n")[2:] == ["2031-04-08T09:00:00Z", "It waited.", "2 < 3"] or row[
        "text"
    ].endswith("It waited.\n2 < 3")


def test_the_caller_knows_better_when_a_feed_was_fetched():
    noon = datetime(2031, 4, 9, tzinfo=UTC)

    assert read(RSS, fetched=noon)[0]["fetched"] == noon


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BOMB, "entities"), (XXE, "entities"), ("<rss><channel>", "no element found"),
        ("{", "Expecting"), ("<rss>" + "<a>" * 200_000, "no element"),
        ('{"items": 3}', "no list"), ("<rss/>", "no items"),
    ],
)  # fmt: skip
def test_a_feed_that_cannot_be_read_or_would_explode_is_a_row_with_a_reason(text, why):
    (row,) = read(text)

    assert (row["status"], why in row["reason"]) == ("failed", True), row["reason"]


def test_a_feed_that_says_utf8_and_is_windows_1252_is_read():
    raw = RSS.replace("Nobody", "Café").encode("cp1252")

    assert "Café was hurt." in next(iter(feed.rows("feed.xml", raw)))["text"]


@given(
    st.binary(max_size=120),
    st.sampled_from([b"<rss><channel><item>", b"<feed><entry>", b'{"items": [', b""]),
)
def test_any_bytes_are_rows(raw, start):
    for row in feed.rows("feed.xml", start + raw):
        assert row["status"] in {"ok", "failed"}


@given(
    st.fixed_dictionaries(
        {k: st.text() for k in ("title", "author", "published", "feed", "updated")}
    )
)
def test_what_a_feed_says_stays_text(said):
    item = {"id": None, "url": None, "language": None, "content": None, **said}

    page = Visible(encodings.clean(feed.markup(item)))

    assert set(page.columns()["tree"]["tag"]) <= {
        "html", "body", "head", "article", "h1", "address", "p", "time", "div",
    }  # fmt: skip
