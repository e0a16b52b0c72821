import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles import find
from copydesk.errors import BadInput, NoSuchPath
from copydesk.pages import row
from copydesk.tables import Pages, build
from copydesk.views import markup
from copydesk.views.sheets import PageSheet, Stretch

HTML = (
    "<html><body><nav><a href='/'>Home</a> <a href='/sea'>Sea</a></nav>\r\n"
    "<article><h1>Oyster &amp; eel: the quota is set</h1>\r\n"
    "<p>Tuvalu and Latvia set a quota for <b>oysters</b> on Monday, the two ministries&nbsp;said."
    "</p>\r\n<p>No eel may be landed before the end of May, whatever its size and its weight.</p>"
    "</article></body></html>"
)
WORDS = st.text("aé &<>\"'\u200f\n", min_size=1, max_size=30)


def sheet_of(read: dict) -> PageSheet:
    return PageSheet(
        read["page"], f"{read['page_id']:016x}", None, None, "ok", None, read["text"], (), ()
    )


def page_of(html: str) -> dict:
    return row.of_markup(row.Known("quota.html"), html)


def plain(source: str) -> str:
    """Return markup without tags and with its references read."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", source)).split())


def test_every_segment_of_a_page_stands_in_its_markup():
    read = page_of(HTML)
    trace = markup.trace_of(read["trace"])
    clean = HTML.replace("\r\n", "\n")

    for segment in find(build(Pages, [read])).to_pylist():
        start, end = markup.source_of(trace, segment["start"], segment["end"])
        printed = read["text"][segment["start"] : segment["end"]]
        assert plain(clean[start:end]).replace(" ", "") == "".join(printed.split())


@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_where_characters_stand_in_the_markup_goes_up_with_them(parts, data):
    read = page_of("".join(f"<p>{html.escape(part)}</p>" for part in parts))
    if read["status"] != "ok":
        return
    trace, size = markup.trace_of(read["trace"]), len(read["text"])
    a = data.draw(st.integers(0, size - 1))
    b = data.draw(st.integers(a + 1, size))

    found = markup.source_of(trace, a, b)

    whole = markup.source_of(trace, 0, size)
    assert found is None or whole[0] <= found[0] <= found[1] <= whole[1]


def test_a_page_of_text_has_no_markup():
    assert markup.trace_of(None) is None
    assert markup.source_of(None, 0, 4) is None
    assert markup.excerpt("<p>", Stretch(0, 4, "body", None, None, "", "text")) == ""


def test_the_markup_is_that_of_the_file_if_its_visible_text_is_the_page(tmp_path):
    file = tmp_path / "quota.html"
    file.write_bytes(HTML.encode())

    assert markup.markup_of(sheet_of(page_of(HTML)), file) == HTML.replace("\r\n", "\n")


def test_another_file_is_refused(tmp_path):
    file = tmp_path / "other.html"
    file.write_text("<p>Something else altogether.</p>")

    with pytest.raises(BadInput, match="is not the markup of quota.html"):
        markup.markup_of(sheet_of(page_of(HTML)), file)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(NoSuchPath, match="nowhere.html cannot be read"):
        markup.markup_of(sheet_of(page_of(HTML)), tmp_path / "nowhere.html")
