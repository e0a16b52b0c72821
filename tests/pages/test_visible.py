"""The visible text of HTML, and the way back from each character into the markup."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.pages.row import Known, of_markup
from copydesk.pages.visible import Visible

PAGE = """<!doctype html>
<html lang="en-GB"><head><base href="/quay/"><title>Ferry &amp; fog | Quay News</title>
<meta property="og:title" content="Ferry and fog">
<link rel="canonical" href="https://quay.example/fog">
<script type="application/ld+json">{"@type": "NewsArticle"}</script>
<style>p { color: red }</style></head>
<body><nav id="top"><a href="/">Home</a><a href="/sea">Sea</a></nav>
<article class="story main"><h1>Ferry waits
  out the fog</h1>
<p class=by><span>Lena Okafor</span><time datetime="2031-04-08T09:00Z">3 hours ago</time>
<p>The ferry to <em>Norr&oslash;y</em> waited&nbsp;for 4 hours.<br>Nobody was hurt.
<p hidden>Not shown<div style="display: none">Nor this</div>
<ul><li>One<li>Two</ul></article><script>var a = "<p>no</p>";</script></body></html>"""


def visible(markup):
    return of_markup(Known("page"), markup)


def spans(row):
    return zip(*(row["trace"][name] for name in ("start", "end", "source", "source_end")), strict=1)


def elements(row):
    names = ("parent", "tag", "names", "to", "start", "end")
    return list(zip(*(row["tree"][name] for name in names), strict=True))


def words(row, tag):
    return [row["text"][e[4] : e[5]] for e in elements(row) if e[1] == tag]


def test_each_block_is_a_line_and_what_is_hidden_is_left_out():
    row = visible(PAGE)

    assert row["media_type"] == "text/html"
    assert row["text"].split("\n") == [
        "Home Sea", "Ferry waits out the fog", "Lena Okafor 3 hours ago",
        "The ferry to Norrøy waited for 4 hours.", "Nobody was hurt.", "One", "Two",
    ]  # fmt: skip


def test_every_run_of_text_is_what_stands_in_the_markup():
    row = visible(PAGE)

    shown = ""
    for start, end, source, source_end in spans(row):
        assert row["text"][start:end] == unescape(PAGE[source:source_end])
        shown += row["text"][start:end]
    assert shown.split() == "".join(row["text"].split("\n")).split() or shown
    assert "".join(shown.split()) == "".join(row["text"].split())


def test_the_tree_holds_the_elements_with_text_their_names_and_where_links_lead():
    row = visible(PAGE)

    assert words(row, "h1") == ["Ferry waits out the fog"]
    assert words(row, "li") == ["One", "Two"]
    assert words(row, "em") == []
    article = next(e for e in elements(row) if e[1] == "article")
    assert article[2] == ".story .main"
    assert [e[3] for e in elements(row) if e[1] in {"a", "time"}] == [
        "/", "/sea", "2031-04-08T09:00Z",
    ]  # fmt: skip


def test_an_element_lies_within_its_parent():
    found = elements(visible(PAGE))

    for n, (parent, *_, start, end) in enumerate(found):
        assert -1 <= parent < n
        assert start < end
        if parent >= 0:
            assert found[parent][4] <= start < end <= found[parent][5]


def test_what_the_head_declares_is_kept_by_name():
    said = [(d["name"], d["value"]) for d in visible(PAGE)["declared"]]

    assert said == [
        ("lang", "en-GB"), ("base", "/quay/"), ("title", "Ferry & fog | Quay News"),
        ("og:title", "Ferry and fog"), ("canonical", "https://quay.example/fog"),
        ("json-ld", '{"@type": "NewsArticle"}'),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One<p>Two<div>Three</div>Four", "One\nTwo\nThree\nFour"),
        ("<b>W</b>inter <i>is<p>here</i> now", "Winter is\nhere now"),
        ("<span>N</span><span>ews</span>", "News"),
        ("<a>News</a><a>Sport</a>", "News Sport"),
        ("<table><tr><td>1<td>2<tr><td>3</table>x", "1\n2\n3\nx"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "a\nb\nc"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("<pre>a<b> </b>c<b>\n</b>d</pre>", "a c\nd"),
        ("a</div></p></b>b", "a\nb"),
        ("<noscript>no</noscript><textarea>no</textarea><select><option>no</select>yes", "yes"),
        ("<dialog>no</dialog><dialog open>yes</dialog>", "yes"),
        ("<template>no</template><template shadowrootmode=open>yes</template>", "yes"),
        ("a <!-- no --> b <![CDATA[no]]> c", "a b c"),
        ("&lt;b&gt; &#x41;&#0;&NotEqualTilde;", "<b> A\ufffd≂̸"),
        ("\u3000\u3000名 前\u200bx\u202e", "名 前\u200bx\u202e"),
        ("a\0b", "ab"),
        ("2 < 3 & 4", "2 < 3 & 4"),
        ("<p>one<b", "one"),
    ],
)
def test_broken_and_odd_markup_is_shown_as_a_browser_would(markup, text):
    assert visible(markup)["text"] == text


def test_a_page_that_only_a_script_writes_is_a_row_with_a_reason():
    row = visible("<html><body><div id=app></div><script>go()</script>")

    assert (row["status"], row.get("text")) == ("failed", None)
    assert "no visible text" in row["reason"]


TAGS = (
    "<p> </p> <div> </div> <b> </b> <a> </a> <td> <tr> <table> </table> <li> <ul> </ul> <br> <h1> "
    "<script> </script> <title> </title> <pre> </pre> <p\xa0hidden> </span> <span> <!-- --> &amp; "
    "&nbsp; </> &notit; &#xD800; <button> </button> <svg> </svg> <body> </html> <select>"
)


@given(
    st.lists(st.sampled_from([*TAGS.split(" "), " ", "\n"]) | st.text(max_size=5), max_size=40).map(
        "".join
    )
)
def test_any_markup_is_traced_and_nested_or_has_a_reason(markup):
    row = visible(markup)

    if row["status"] == "failed":
        assert row["reason"]
        return
    clean = markup.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    at = source_at = 0
    for start, end, source, source_end in spans(row):
        assert at <= start < end
        assert source_at <= source < source_end
        assert not row["text"][at:start].strip()
        at, source_at = end, source_end if end - start == source_end - source else source
        if end - start == source_end - source:
            assert row["text"][start:end] == clean[source:source_end]
    assert at == len(row["text"])
    assert not any(line != line.strip() or not line for line in row["text"].split("\n"))
    found = elements(row)
    for parent, *_, start, end in found:
        assert 0 <= start < end <= len(row["text"])
        assert parent < 0 or found[parent][4] <= start <= end <= found[parent][5]


@given(st.sampled_from(("div", "a", "time", "p", "span")), st.text("ab ", max_size=4))
def test_a_tag_says_the_same_when_it_comes_again(tag, name):
    one = f'<{tag} class="{name}" id="i" href="/x" datetime="2031">x</{tag}>'

    first, again = elements(visible(one)), elements(visible(one * 2))[1:]

    assert [e[1:4] for e in first] == [e[1:4] for e in again]


def test_a_heap_of_tags_is_read_in_bounded_time():
    for markup in (
        "<div>" * 1_000_000 + "x",
        "<p><button>" + "<span>" * 600 + "<div>" * 500_000 + "x",
        "<p><table>" + "<div>" * 500 + "<b></p>" * 500_000 + "x",
    ):
        assert Visible(markup).text == "x"
