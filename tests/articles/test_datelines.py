"""Place, day and agency before a first sentence, as agencies of many countries write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles import datelines
from tests.articles.test_wires import BODY, main

HEADLINE = "Osmara's parliament rejects the budget"


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("(Reuters) HALVRIK - ", "HALVRIK", "Reuters"),
        ("(ANSA) - HALVRIK, 07 APR - ", "HALVRIK, 07 APR", "ANSA"),
        ("Halvrik, 7 abr (EFE).- ", "Halvrik, 7 abr", "EFE"),
        ("HALVRIK, April 7. /TASS/. ", "HALVRIK, April 7", "TASS"),
        ("ХАЛЬВРИК, 7 апр — РИА Новости. ", "ХАЛЬВРИК, 7 апр", "RIA Novosti"),
        ("Київ. 7 квітня. УНІАН. ", "Київ. 7 квітня.", "UNIAN"),
        ("HALVRIK | AFP | ", "HALVRIK", "AFP"),
        ("HALVRIK [Reuters] ", "HALVRIK", "Reuters"),
        ("Halvrik. (sda) ", "Halvrik.", "Keystone-SDA"),
        ("New Delhi, Apr 7 (PTI) ", "New Delhi, Apr 7", "PTI"),
        ("NEW DELHI: ", "NEW DELHI", None),
        ("ANKARA (AA) - ", "ANKARA", "Anadolu"),
        ("HALVRIK-AA ", "HALVRIK", "Anadolu"),
        ("HALVRIK -- (BUSINESS WIRE) -- ", "HALVRIK", "Business Wire"),
        ("HALVRIK, April 7, 2031 /PRNewswire/ -- ", "HALVRIK, April 7, 2031", "PR Newswire"),
        ("هالفريك (رويترز) - ", "هالفريك", "Reuters"),
        ("هالفريك 7 أبريل (د ب أ)- ", "هالفريك 7 أبريل", "dpa"),
        ("新华社北京4月7日电 ", "北京4月7日", "Xinhua"),
        ("（新华社北京4月7日电）", "北京4月7日", "Xinhua"),
        ("【東京共同】", "東京", "Kyodo"),
        ("［東京 ７日 ロイター］ - ", "東京 ７日", "Reuters"),
        ("(서울=연합뉴스) 김민수 기자 = ", "서울", "Yonhap"),
    ],
)
def test_an_opening_is_no_part_of_the_text(opening, place, agency):
    article = main(f"{HEADLINE}\n{opening}{BODY}")

    assert (article["dateline"], article["agency"]) == (place, agency)
    assert article["text"] == BODY


@pytest.mark.parametrize(
    "opening",
    [
        "Tilde Maran (Reuters) said on Monday that she would not vote for it. ",
        "Reuters and AFP had reported on Monday that the vote was near. ",
        "UPDATE: ",
        "Reuters. ",
        "The news agency AFP | ",
        "Elvar's Reuters bureau - ",
        "共同声明は",
    ],
)
def test_an_agency_that_a_sentence_speaks_of_opens_nothing(opening):
    article = main(f"{HEADLINE}\n{opening}{BODY}")

    assert article["text"].startswith(opening.strip())


SCRAPS = st.sampled_from(
    [
        "HALVRIK",
        "Elvar",
        ", ",
        " ",
        "(",
        ")",
        "AFP",
        "Reuters",
        " - ",
        " | ",
        "/",
        "TASS",
        "7 April",
    ]
    + [
        ".",
        ":",
        "新华社",
        "电",
        "共同",
        "【",
        "】",
        "(AA)",
        "the",
        "The end",
        "\u202e",
        "연합뉴스",
        "=",
    ]
)


@given(st.lists(SCRAPS, max_size=12).map("".join))
def test_each_character_before_the_sentence_is_in_exactly_one_part(block):
    head = datelines.head(block)

    if head is not None:
        spans = [(start, end) for start, end, _ in head.parts]
        assert spans == sorted(spans)
        covered = [n for start, end in spans for n in range(start, end)]
        assert len(covered) == len(set(covered))
        assert {n for n in range(head.body) if not block[n].isspace()} == {
            n for n in covered if not block[n].isspace()
        }
        assert head.body < len(block)
