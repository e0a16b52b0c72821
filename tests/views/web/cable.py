"""The sheet of an invented story: a cable treaty, nine articles, four reports."""

from copydesk.tables import make_id, show_id
from copydesk.views.sheets import (
    Branch,
    Cell,
    ClashRow,
    Count,
    Edge,
    FactRow,
    Outlet,
    Place,
    StorySheet,
)

HOSTILE = "<script>alert('x')</script> \"quoted\" & 'single' <img src=x onerror=alert(1)>"
ARABIC = "وقعت الدولتان اتفاقية الكابل البحري في تالين"


def key(name: str) -> str:
    """Return the id that a name has in these sheets."""
    return show_id(make_id("fake", name)) or ""


STORY = key("cable story")
NAMES = (
    ("Baltic Courier", "A", 0, "own", "2031-05-02T08:10:00Z"),
    ("Montevideo Mirador", "A", 0, "copy", "2031-05-02T09:40:00Z"),
    ("The Shetland Observer", "A", 0, "copy", "2031-05-02T10:05:00Z"),
    ("newsbin.example/page-17.txt", "A", 0, "copy", None),
    ("Digest of the Day", "A", 0, "derived", "2031-05-03T06:00:00Z"),
    ("Harju Teataja", "B", 1, "own", "2031-05-02T13:20:00Z"),
    ("Rivera Libre", "B", 1, "copy", "2031-05-03"),
    ("صحيفة المرفأ", "C", 2, "own", "2031-05-03T04:45:00Z"),
    ("Seabed Business Week", "D", 3, "credited", "2031-05-04"),
)
OUTLETS = tuple(
    Outlet(
        key(name), f"page-{n:02}.txt", name, "main", f"Headline of {name}", when, letter, hue, how
    )
    for n, (name, letter, hue, how, when) in enumerate(NAMES)
)

SAID = (
    (
        "event",
        "Estonia and Uruguay sign the cable treaty in Tallinn",
        "AGREE · EST, URY · Fri 2 May",
        "AAAAaBB·d",
        "",
        (9, 3, 3, 2),
    ),
    (
        "event",
        "President Rafael Ibarra visits Tallinn",
        "CONSULT · URY → EST · Fri 2 May",
        "AAA·aBBC·",
        "",
        (8, 3, 3, 3),
    ),
    (
        "event",
        "a second cable to Punta del Este is to follow in 2033",
        "AGREE · planned",
        "····a····",
        "one origin only",
        (1, 1, 1, 1),
    ),
    (
        "event",
        "fishing crews protest at the port",
        "PROTEST · Thu 1 May",
        "·····B·C·",
        "",
        (2, 2, 2, 2),
    ),
    (
        "quote",
        "“a line of light under the ocean”",
        "Rafael Ibarra, president of Uruguay",
        "AAAAaBBCd",
        "said by one speaker",
        (9, 4, 3, 1),
    ),
    (
        "quote",
        "“we have tied our two coasts together for a generation, and nobody will cut this knot”",
        "Aino Kask, minister of digital affairs",
        "AAA·a····",
        "said by one speaker",
        (4, 1, 1, 1),
    ),
    (
        "quote",
        "the route avoids the trawling grounds",
        "the ministry",
        "·····BB··",
        "one origin only",
        (2, 1, 1, 1),
    ),
    ("figure", "11,400 km of cable", "length", "AAAAaBB·d", "", (9, 3, 3, 2)),
    ("figure", "480 million euros", "cost", "AAA·aB·Cd", "", (7, 4, 4, 3)),
    (
        "figure",
        "more than 300 jobs",
        "jobs, in Uruguay",
        "··A······",
        "one origin only",
        (1, 1, 1, 1),
    ),
)
HUES = {"A": 0, "B": 1, "C": 2, "D": 3}


def place(outlet: Outlet, start: int, text: str) -> Place:
    return Place(outlet.article, outlet.page, start, start + len(text), text)


def cell(sign: str, outlet: Outlet, start: int, text: str) -> Cell | None:
    if sign == "·":
        return None
    how = {"a": "derived", "d": "credited"}.get(sign, outlet.how if sign == "A" else "own")
    return Cell(sign.upper(), HUES[sign.upper()], how, place(outlet, start, text))


def fact(n: int) -> FactRow:
    kind, text, detail, signs, note, (carriers, texts, independent, origins) = SAID[n]
    cells = tuple(cell(s, o, 40, text) for s, o in zip(signs, OUTLETS, strict=True))
    first, second = OUTLETS[0], OUTLETS[1]
    edges = (
        Edge(
            "C",
            first.article,
            second.article,
            0.98,
            (
                ("the same 24 words", place(first, 40, text)),
                ("programme → program", place(second, 40, text)),
            ),
        ),
        Edge(
            "R",
            OUTLETS[4].article,
            first.article,
            0.61,
            (("covers 9 of 14 sentences", place(OUTLETS[4], 40, text)),),
        ),
        Edge(
            "A",
            OUTLETS[8].article,
            OUTLETS[5].article,
            1.0,
            (("“Harju Teataja reported”", place(OUTLETS[8], 12, "Harju Teataja reported")),),
        ),
        Edge(
            "Q",
            first.article,
            OUTLETS[5].article,
            1.0,
            (("Rafael Ibarra", place(first, 9, "Rafael Ibarra")),),
        ),
    )
    return FactRow(
        key(f"fact {n}"),
        kind,
        text,
        detail,
        note,
        Count(carriers, texts, independent, origins, carriers),
        cells,
        (text, text.replace("cable", "submarine cable")),
        edges if n in (0, 4) else edges[:1],
    )


CLASHES = (
    ClashRow(
        key("clash 1"),
        "date",
        "clash",
        "story",
        (
            ("Fri 2 May", place(OUTLETS[0], 40, "signed on Friday in Tallinn")),
            ("Sat 3 May", place(OUTLETS[7], 51, "signed on Saturday, officials said")),
        ),
    ),
    ClashRow(
        key("clash 2"),
        "wording",
        "drift",
        "story",
        (
            (
                "“a line of light under the ocean”",
                place(OUTLETS[0], 80, "a line of light under the ocean"),
            ),
            ("“a light under the ocean”", place(OUTLETS[4], 81, "a light under the ocean")),
        ),
    ),
    ClashRow(
        key("clash 3"),
        "figure",
        "rounding",
        "story",
        (
            ("480 million euros", place(OUTLETS[0], 99, "480 million euros")),
            ("nearly half a billion", place(OUTLETS[8], 99, "nearly half a billion euros")),
        ),
    ),
    ClashRow(
        key("clash 4"),
        "date",
        "clash",
        "article",
        (
            ("Thursday", place(OUTLETS[5], 20, "crews blocked the quay on Thursday")),
            ("Wednesday", place(OUTLETS[5], 320, "Wednesday's blockade")),
        ),
    ),
)
NOTES = (
    "",
    "whole",
    "tail cut, date moved",
    "lede lost · shared misprint: Tallin's'",
    "9 of 14 sentences",
    "",
    "whole",
    "",
    "credits Harju Teataja",
)
ON = (None, 0, 0, 1, 0, None, 5, None, 5)
LINEAGE = tuple(
    Branch(
        o.article,
        o.name,
        o.letter,
        o.hue,
        o.how,
        None if on is None else OUTLETS[on].article,
        note,
        o.published,
    )
    for o, on, note in zip(OUTLETS, ON, NOTES, strict=True)
)
CABLE = StorySheet(
    STORY,
    "Estonia and Uruguay sign an ocean cable treaty in Tallinn",
    "2031-05-02",
    "2031-05-04",
    "Tallinn",
    Count(9, 4, 4, 3, 9),
    9,
    OUTLETS,
    tuple(fact(n) for n in range(len(SAID))),
    CLASHES,
    LINEAGE,
)
