"""When the article of a page was published and changed, of all that may say so."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles import describe, find
from copydesk.articles.moments import Moment, declared, located
from copydesk.pages import row
from copydesk.tables import Pages, build
from tests.articles.test_html import HEADLINE, PARAGRAPHS

FOOT = "The ferry did not sail on the two days that the harbour master names in his yearly report,"
EVENING = "2031-04-08T02:30:00Z"  # half past nine in the evening of the 7th, five hours west


def main_of(*, head="", above="", url=None, below="", lang="en"):
    text = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    markup = (
        f"<html lang={lang}><head><title>{HEADLINE}</title>{head}</head><body><main>"
        f"<h1>{HEADLINE}</h1>{above}<div class=story>{text}</div>{below}</main></body></html>"
    )
    pages = build(Pages, [row.of_markup(row.Known("page.html", url), markup)])
    (main,) = [a for a in describe(pages, find(pages)).to_pylist() if a["kind"] == "main"]
    return main


def meta(name, value):
    return f'<meta property="{name}" content="{value}">'


PUBLISHED = meta("article:published_time", EVENING)


@pytest.mark.parametrize(
    ("more", "day", "zone"),
    [
        ({}, 8, None),
        ({"above": "<time datetime=2031-04-07T21:30:00-05:00>Monday</time>"}, 7, -300),
        ({"above": "<p>April 7, 2031 at 9:30 p.m.</p>"}, 7, -300),
        ({"above": "<p>Published 9:30 PM, Mon April 7, 2031</p>"}, 7, -300),
        ({"above": "<p>April 7, 2031</p>"}, 7, None),
        ({"url": "https://harbour.example/2031/04/07/ferry"}, 7, None),
        ({"head": PUBLISHED + meta("sailthru.date", "2031-04-07 21:30:00")}, 7, -300),
        ({"above": "<p>Updated April 9, 2031</p>"}, 8, None),
        ({"above": "<p>April 5, 2031</p>"}, 8, None),
    ],
)
def test_a_time_for_machines_is_of_the_day_that_the_page_has_at_home(more, day, zone):
    main = main_of(**{"head": PUBLISHED, **more})

    assert main["published"] == datetime(2031, 4, 8, 2, 30, tzinfo=UTC)
    assert (main["published_day"], main["zone"]) == (date(2031, 4, day), zone)
    assert main["anchor"] == main["published_day"]


@pytest.mark.parametrize(
    ("name", "value", "at", "precision"),
    [
        ("parsely-pub-date", "2031-04-07T09:00:00+02:00", datetime(2031, 4, 7, 7), "minute"),
        ("published_at", "2031-04-07", datetime(2031, 4, 7), "day"),
        ("Date-Published", "7 April 2031", datetime(2031, 4, 7), "day"),
        ("article:published", "2031-04", datetime(2031, 4, 1), "month"),
        ("datePublished", "2031-04-07T00:00:00Z", datetime(2031, 4, 7), "day"),
        ("publish-date", "1933232400", datetime(2031, 4, 6, 9), "minute"),
        ("article:published_time", "soon", None, None),
        ("article:expiration_time", "2031-04-07", None, None),
        ("video:release_date", "2031-04-07", None, None),
    ],
)
def test_a_time_is_found_under_many_names(name, value, at, precision):
    main = main_of(head=meta(name, value))

    assert main["published"] == (at and at.replace(tzinfo=UTC))
    assert main["precision"] == precision


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://harbour.example/2031/04/07/ferry", 7),
        ("https://harbour.example/news/2031-04-07-ferry.html", 7),
        ("https://harbour.example/sea/2031/apr/07/ferry", 7),
        ("https://harbour.example/ferry-20310407", 7),
        ("https://harbour.example/ferry-20319907", None),
        ("https://harbour.example/2031/04/ferry", None),
    ],
)
def test_where_nothing_else_says_when_the_address_may(address, day):
    assert main_of(url=address)["published_day"] == (day and date(2031, 4, day))


def test_the_day_of_the_last_change_is_kept_beside_that_of_publication():
    head = PUBLISHED + meta("article:modified_time", "2031-04-09T10:00:00+02:00")

    main = main_of(head=head)

    assert main["published_day"] == date(2031, 4, 8)
    assert main["modified"]["at"] == datetime(2031, 4, 9, 8, tzinfo=UTC)
    assert (main["modified"]["day"], main["modified"]["precision"]) == (date(2031, 4, 9), "minute")


def test_a_change_before_the_publication_is_none():
    head = PUBLISHED + meta("article:modified_time", "2031-04-07T10:00:00+02:00")

    assert main_of(head=head)["modified"] is None


@pytest.mark.parametrize(
    "label", ["Updated", "Last updated:", "Zuletzt aktualisiert:", "Mis à jour le", "Обновлено:"]
)
def test_a_printed_change_is_no_publication(label):
    above = f"<p>7 April 2031</p><p>{label} 9 April 2031</p>"

    main = main_of(above=above)

    assert main["published_day"] == date(2031, 4, 7)
    assert main["modified"]["day"] == date(2031, 4, 9)


def test_a_label_may_stand_on_the_line_above():
    above = "<p>Last updated</p><p>9 April 2031</p><p>Published</p><p>7 April 2031</p>"

    main = main_of(above=above)

    assert (main["published_day"], main["modified"]["day"]) == (date(2031, 4, 7), date(2031, 4, 9))


def test_a_day_under_a_label_below_the_text_counts_at_last():
    main = main_of(below="<dl><dt>Published</dt><dd>Apr 7, 2031</dd></dl>")

    assert main["published_day"] == date(2031, 4, 7)


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ({}, None),
        ({"lang": "en-US"}, date(2031, 3, 4)),
        ({"lang": "en-GB"}, date(2031, 4, 3)),
        ({"lang": "de"}, date(2031, 4, 3)),
        ({"below": "<footer>Printed 25/12/2030</footer>"}, date(2031, 4, 3)),
        ({"below": "<footer>Printed 12/25/2030</footer>"}, date(2031, 3, 4)),
        ({"below": f"<footer>{FOOT} 12/25/2030 and 25/12/2030</footer>"}, None),
    ],
)
def test_a_date_with_two_readings_is_read_as_the_pages_others_or_its_language(more, day):
    assert main_of(above="<p>03/04/2031</p>", **more)["published_day"] == day


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), st.integers(-48, 56))
def test_a_clock_on_the_page_tells_its_zone(at, quarters):
    at = at.replace(second=0, microsecond=0, tzinfo=UTC)
    moment = declared(at.isoformat().replace("+00:00", "Z"))
    if not moment.exact:  # midnight stands for a day
        return
    local = datetime.fromtimestamp(at.timestamp() + quarters * 900, UTC)
    clock = 60 * local.hour + local.minute
    sign = Moment(at, "day", "", local.date(), clock=clock)

    found = located(moment, [sign])

    assert (found.at, found.day, found.zone) == (at, local.date(), quarters * 15)


@given(st.text(max_size=80))
def test_whatever_is_declared_is_a_time_or_none(words):
    moment = declared(words)

    assert moment is None or moment.at.tzinfo is UTC
