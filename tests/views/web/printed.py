"""The sheets of what the invented story was printed in: a page, an article, a diff, a quotation."""

from dataclasses import replace

from copydesk.views.sheets import (
    ArticleSheet,
    DiffRow,
    DiffSheet,
    PageSheet,
    QuoteSheet,
    Sentence,
    Stretch,
    Word,
    Wording,
)
from tests.views.web.cable import CABLE, HOSTILE, HUES, OUTLETS, STORY, key, place

TEXT = (
    "Baltic Courier\n2 May 2031\nSubscribe for 1 euro a week\n\n"
    "Estonia and Uruguay sign an ocean cable treaty in Tallinn\n\n"
    "TALLINN, May 2 — Estonia and Uruguay signed a treaty on Friday to lay 11,400 km of cable. "
    "President Rafael Ibarra called it “a line of light under the ocean”.\n"
    "The programme will cost 480 million euros, the ministry said. It avoids trawling grounds.\n\n"
    "Read next\nFerries collide off Visby\n© Baltic Courier 2031"
)


def stretch(text: str, role: str, article: str | None = None, **more: object) -> Stretch:
    start, why = TEXT.index(text), str(more.pop("why", ""))
    return Stretch(
        start, start + len(text), role, article, "main" if article else None, why, text, **more
    )  # type: ignore[arg-type]


def sentence(text: str, letter: str | None, how: str, edits: tuple[str, ...] = ()) -> Sentence:
    start = TEXT.index(text)
    return Sentence(
        start,
        start + len(text),
        text,
        letter,
        HUES.get(letter or ""),
        how,
        5,
        edits,
        (key("fact 0"),),
    )


ME = OUTLETS[1].article
BODY_1 = TEXT[TEXT.index("TALLINN, May") : TEXT.index("\nThe programme")]
BODY_2 = TEXT[TEXT.index("The programme") : TEXT.index("\n\nRead next")]
CUT_1, CUT_2 = BODY_1.index(" President"), BODY_2.index(" It avoids")
PAGE = PageSheet(
    "page-01.txt",
    key("page"),
    "https://courier.example/cable",
    "2031-05-02T11:00:00Z",
    "ok",
    None,
    TEXT,
    (
        stretch("Baltic Courier", "outlet", ME),
        stretch("2 May 2031", "date", ME),
        stretch("Subscribe for 1 euro a week", "promo", why="asks for money", source=(40, 67)),
        stretch("Estonia and Uruguay sign an ocean cable treaty in Tallinn", "headline", ME),
        stretch(
            BODY_1,
            "body",
            ME,
            sentences=(
                sentence(BODY_1[:CUT_1], "A", "copy", ("date: Thursday → Friday",)),
                sentence(BODY_1[CUT_1 + 1 :], "A", "copy"),
            ),
        ),
        stretch(
            BODY_2,
            "body",
            ME,
            sentences=(
                sentence(BODY_2[:CUT_2], "A", "derived", ("spelling: program → programme",)),
                sentence(BODY_2[CUT_2 + 1 :], None, "own"),
            ),
        ),
        stretch("Read next", "label"),
        stretch("Ferries collide off Visby", "headline", key("teaser")),
        stretch("© Baltic Courier 2031", "copyright"),
    ),
    (
        (ME, "main", "Estonia and Uruguay sign an ocean cable treaty in Tallinn"),
        (key("teaser"), "teaser", "Ferries collide off Visby"),
    ),
)
ARTICLE = ArticleSheet(
    ME,
    PAGE,
    "main",
    "Estonia and Uruguay sign an ocean cable treaty in Tallinn",
    "Baltic Courier",
    "ETX",
    "By Liis Tamm",
    "TALLINN",
    "2031-05-02",
    "2 May 2031",
    "en",
    STORY,
    CABLE.title,
    0.72,
    0.2,
    0.08,
    (
        (OUTLETS[0].article, "Baltic Courier", "copy", 0.92),
        (OUTLETS[5].article, "Harju Teataja", "credited", 0.0),
    ),
    (
        ("date", "Thursday → Friday"),
        ("spelling", "program → programme"),
        ("cut", "the last two sentences"),
    ),
)
FAILED = (
    replace(
        PAGE,
        page="broken.bin",
        page_id=key("broken"),
        url=None,
        status="failed",
        reason="not text: 41 % of its bytes are no letters",
        text="",
        stretches=(),
        articles=(),
    ),
    replace(
        PAGE,
        page="empty.txt",
        page_id=key("empty"),
        url=None,
        status="failed",
        reason="empty file",
        text="",
        stretches=(),
        articles=(),
    ),
)


def words(*runs: tuple[str, str]) -> tuple[Word, ...]:
    return tuple(Word(text, kind) for text, kind in runs)


SIGNED = "Estonia and Uruguay signed a treaty on Friday to lay 11,400 km of cable."
SAME = words(("President Rafael Ibarra called it “a line of light under the ocean”.", "same"))
COST = words(("The programme will cost 480 million euros, the ministry said.", "same"))
DIFF = DiffSheet(
    OUTLETS[:5],
    (
        DiffRow(
            (
                words((SIGNED, "same")),
                words(
                    ("Estonia and Uruguay signed a treaty on ", "same"),
                    ("Friday ", "cut"),
                    ("Thursday ", "date"),
                    ("to lay 11,400 km of cable.", "same"),
                ),
                words(
                    ("Estonia and Uruguay signed a treaty ", "same"),
                    ("on Friday ", "cut"),
                    ("to lay ", "same"),
                    ("11,400 ", "cut"),
                    ("11,000 ", "number"),
                    ("km of cable.", "same"),
                ),
                None,
                words(
                    ("Estonia and ", "same"),
                    ("Uruguay ", "cut"),
                    ("Paraguay ", "name"),
                    ("signed ", "same"),
                    ("a treaty ", "cut"),
                    ("an agreement ", "word"),
                    ("on Friday ", "same"),
                    ("at noon ", "added"),
                    ("to lay 11,400 km of cable.", "same"),
                ),
            ),
            (
                (),
                ("date: Friday → Thursday",),
                ("cut: on Friday", "number: 11,400 → 11,000"),
                (),
                ("name: Uruguay → Paraguay",),
            ),
            tuple(place(o, 10, "x" * 60) for o in OUTLETS[:5]),
        ),
        DiffRow(
            (
                SAME,
                SAME,
                SAME,
                SAME,
                words(
                    ("President Rafael Ibarra called it “a ", "same"),
                    ("line ", "cut"),
                    ("ribbon ", "quotation"),
                    ("of light under the ocean”.", "same"),
                ),
            ),
            ((),) * 5,
            (None,) * 5,
        ),
        DiffRow(
            (
                COST,
                words(
                    ("The ", "same"),
                    ("program ", "spelling"),
                    ("will cost 480 million euros, the ministry said.", "same"),
                ),
                None,
                None,
                None,
            ),
            ((),) * 5,
            (None,) * 5,
        ),
        DiffRow((None, None, None, SAME, None), ((),) * 5, (None,) * 5),
    ),
    0.83,
)
QUOTE = QuoteSheet(
    "a line of light under the ocean",
    "printed",
    (
        Wording(
            "a line of light under the ocean",
            True,
            1.0,
            "Rafael Ibarra",
            tuple(place(o, 80, "a line of light under the ocean") for o in OUTLETS[:4]),
            tuple(o.name for o in OUTLETS[:4]),
        ),
        Wording(
            "a light under the ocean",
            False,
            0.79,
            "Rafael Ibarra",
            (place(OUTLETS[4], 81, "a light under the ocean"),),
            (OUTLETS[4].name,),
            ("line", "of"),
            (),
        ),
    ),
)


def evil_article() -> ArticleSheet:
    """Return an article every field of which is hostile."""
    text = f"{HOSTILE}\n{HOSTILE}"
    n = len(HOSTILE)
    body = Sentence(n + 1, 2 * n + 1, HOSTILE, "A", 0, "copy", 2, (HOSTILE,), ())
    page = replace(
        PAGE,
        page=HOSTILE,
        url="javascript:alert(1)",
        text=text,
        stretches=(
            Stretch(0, n, "headline", ME, "main", HOSTILE, HOSTILE),
            Stretch(n + 1, 2 * n + 1, "body", ME, "main", HOSTILE, HOSTILE, (body,)),
        ),
        articles=((ME, "main", HOSTILE),),
    )
    return replace(
        ARTICLE,
        page=page,
        headline=HOSTILE,
        outlet=HOSTILE,
        agency=HOSTILE,
        byline=HOSTILE,
        dateline=HOSTILE,
        published_text=HOSTILE,
        story_title=HOSTILE,
        depends=((ME, HOSTILE, "copy", 0.5),),
        changes=((HOSTILE, HOSTILE),),
    )
