"""The tables that pass between rooms: the only thing that rooms share.

Offsets count Unicode code points in the page's `text`, end exclusive. Times are UTC.
Ids are 64-bit hashes of content (`tables.make_id`), stored as integers, printed as 16 hex digits.
A null is "not known"; an empty string is never used for it.
One room writes a table; any room reads it. The order of rows means nothing anywhere:
a step that needs an order sorts by the columns it names.
"""

import hashlib
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from copydesk.errors import BadTable

Ids = npt.NDArray[np.uint64]

ID = pa.uint64()
OFFSET = pa.int32()
COUNT = pa.int32()
WORD = pa.string()
LENT = pa.dictionary(pa.int32(), pa.large_string())
"""Text that many rows share: it is held once."""
SCORE = pa.float64()
TIME = pa.timestamp("us", tz="UTC")
DAY = pa.date32()
SPAN = pa.struct([("start", OFFSET), ("end", OFFSET)])
EVIDENCE = pa.struct([("what", WORD), ("page_id", ID), ("start", OFFSET), ("end", OFFSET)])
"""One thing that speaks for an edge: what it is, and the characters that show it."""

LINK = pa.struct([("start", OFFSET), ("end", OFFSET), ("to", WORD)])
"""A span of a page that leads to another page: `to` is an address of the web, or null."""

WHEN = pa.struct([("at", TIME), ("precision", WORD), ("day", DAY), ("text", WORD)])
"""A time: the instant (of a day or month its midnight in UTC), how exact it is, the day in the
page's zone, and the words that say it."""

ACTOR = pa.struct(
    [
        ("name", WORD), ("iso3", WORD), ("org", WORD), ("role", WORD),
        ("start", OFFSET), ("end", OFFSET),
    ]
)  # fmt: skip
"""Who acts: the name as printed, the ISO 3166-1 alpha-3 state where known, the usual name of an
organisation that is of no state, the role in the event (`source`, `target` or `both`), and the
characters that name it in the wording that was read, null where another sentence does."""

DATES = pa.struct([("from", DAY), ("to", DAY), ("text", WORD), ("rule", WORD)])
"""When: first and last day (both null where only words are known), the words as printed,
and the rule that reads them without an anchor: `day:2025-08-20`, `month-day:08-20`,
`weekday:3` (Monday = 1), `month:2025-01`, `month:01`, `year:2025`, `ago:days:3`, ..."""

EVENT = pa.struct(
    [
        ("root", WORD),
        ("quad", WORD),
        ("status", WORD),
        ("claimed_by", WORD),
        ("trigger", WORD),
        ("trigger_start", OFFSET),
        ("trigger_end", OFFSET),
        ("actors", pa.list_(ACTOR)),
        ("date", DATES),
        ("place", WORD),
        ("object", WORD),
    ]
)
"""Who did what to whom. `root` is one of PLOVER's 16 (or null: something happened that has
none), `status` one of STATUSES, `claimed_by` who says of a claimed event that it happened or of a
denied one that it did not, `trigger` the words that say it and where they stand in the wording that
was read, `object` what was done or made."""

QUOTE = pa.struct(
    [
        ("content", WORD),
        ("direct", WORD),
        ("speaker", WORD),
        ("speaker_role", WORD),
        ("speaker_iso3", WORD),
        ("addressee", WORD),
        ("cue", WORD),
        ("via", WORD),
        ("open", pa.bool_()),
    ]
)
"""Who said what. `content` without its outer marks, `direct` one of `direct`, `partial`,
`indirect`; `speaker` the name or description as printed, `via` the agency or document
through which the words came, `open` true where the marks do not close in this sentence."""

FIGURE = pa.struct(
    [
        ("value", SCORE),
        ("operator", WORD),
        ("unit", WORD),
        ("counts", WORD),
        ("condition", WORD),
        ("text", WORD),
    ]
)
"""How many of what. `operator` one of = > < ~ >= <=, `unit` a word or an ISO 4217 code,
`counts` the noun phrase that is counted, `condition` under which it holds."""

NAME = pa.struct([("text", WORD), ("kind", WORD), ("role", WORD), ("iso3", WORD)])
"""Somebody or something named: `kind` person, state, organisation, place or group;
`role` the title printed beside it (president, foreign ministry, ...)."""

ROLES = (
    "headline", "headline-repeat", "subheadline", "body", "outlet", "outlet-repeat", "time", "date",
    "dateline", "byline", "agency", "caption", "section", "label", "bullet", "separator", "promo",
    "alt-text", "template-leak", "link", "copyright", "other",
)  # fmt: skip
KINDS = ("main", "full", "teaser")
STATUSES = (
    "happened", "planned", "proposed", "threatened", "postponed", "denied", "claimed", "possible",
    "undisclosed",
)  # fmt: skip
ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


def make_id(*parts: object) -> int:
    """Return the 64-bit id of these parts, in this order; the same on every machine.

    >>> make_id("page", 1) == make_id("page", 1) != make_id("page", 2)
    True
    """
    digest = hashlib.blake2b(
        "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8
    )
    return int.from_bytes(digest.digest(), "big")


def pair_ids(small: Ids, large: Ids) -> Ids:
    """Return the 64-bit id of each pair of articles, the smaller id given first.

    Pairs are many, so their ids are made all at once.

    >>> one, two = np.array([[1], [2]], np.uint64)
    >>> (pair_ids(one, two) != pair_ids(two, one)).all()
    np.True_
    """
    found = small * np.uint64(0x9E3779B97F4A7C15)
    for step in (large, np.uint64(0)):
        found = (found ^ (found >> np.uint64(31))) + step
        found *= np.uint64(0xD6E8FEB86659FD93)
    found ^= found >> np.uint64(32)
    return found


def show_id(number: int | None) -> str | None:
    """Return an id as people see it: 16 hex digits, or None for None."""
    return None if number is None else f"{number:016x}"


@dataclass(frozen=True)
class Shape:
    """What a table is called and which columns it has, in order."""

    name: str
    columns: tuple[tuple[str, pa.DataType], ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the table."""
        return pa.schema(self.columns)

    def check(self, table: pa.Table) -> pa.Table:
        """Return the table as it is, or raise BadTable saying what is wrong with it."""
        if table.schema.equals(self.schema):
            return table
        want = ", ".join(f"{name}:{kind}" for name, kind in self.columns)
        have = ", ".join(f"{f.name}:{f.type}" for f in table.schema)
        raise BadTable(
            f"{self.name}: expected [{want}], got [{have}]. "
            f"What leaves a room must match copydesk/tables.py."
        )


def shape_of(table: Any) -> Shape:
    """Return the shape of an annotated table type, such as `Pages`."""
    shape: Shape = table.__metadata__[0]
    return shape


def build(table: Any, rows: list[dict[str, Any]]) -> pa.Table:
    """Return a table of the annotated type from rows; columns a row lacks are null.

    Raises:
        BadTable: a row has a column that the table lacks.
    """
    shape = shape_of(table)
    names = {name for name, _ in shape.columns}
    for row in rows:
        if not names >= row.keys():
            extra = ", ".join(sorted(row.keys() - names))
            raise BadTable(
                f"{shape.name}: no column {extra}. Its columns are in copydesk/tables.py."
            )
    return pa.table(
        [pa.array([row.get(name) for row in rows], kind) for name, kind in shape.columns],
        schema=shape.schema,
    )


# pages ------------------------------------------------------------------------------------------

TREE = pa.struct(
    [
        ("parent", pa.list_(OFFSET)), ("tag", pa.list_(WORD)), ("names", pa.list_(WORD)),
        ("to", pa.list_(WORD)), ("start", pa.list_(OFFSET)), ("end", pa.list_(OFFSET)),
    ]
)  # fmt: skip
"""The elements of a page of HTML that hold visible text, as lists of one length, in the order of
their start tags. `parent` is the place of the element around it (-1: none), `names` its id, classes
and roles as a style sheet writes them (`.story #main [role=main]`), `to` where a link leads or the
`datetime` of a time; `start` and `end` are offsets in the page's `text`. Elements that only shape
words (b, span, ...) are there only if they have names."""

TRACE = pa.struct(
    [
        ("start", pa.list_(OFFSET)), ("end", pa.list_(OFFSET)),
        ("source", pa.list_(OFFSET)), ("source_end", pa.list_(OFFSET)),
    ]
)  # fmt: skip
"""Where the text of a page of HTML stands in its markup, as runs in the order of both. `start` and
`end` are offsets in `text`, `source` and `source_end` in the decoded markup with line ends as \\n
and without NULs. A run that is equally long on both sides is the same characters; of another a
character reference (`&amp;`) stands in the markup. Between runs there is white space only."""

DECLARED = pa.list_(pa.struct([("name", WORD), ("value", WORD)]))
"""What markup declares: `title`, `lang`, `base`, `canonical`, the names of meta tags (`og:title`,
`article:published_time`, ...) in small letters, and `json-ld` with its JSON as it stands."""

Pages = Annotated[
    pa.Table,
    Shape(
        "pages",
        (
            ("page_id", ID), ("page", WORD), ("url", WORD), ("site", WORD), ("fetched", TIME),
            ("media_type", WORD), ("characters", COUNT), ("status", WORD), ("reason", WORD),
            ("text", pa.large_string()), ("tree", TREE), ("trace", TRACE), ("declared", DECLARED),
        ),
    ),
]  # fmt: skip
"""A page, readable or not. `page` is the name by which it came in; `page_id` hashes name and
content; `site` the host of its URL; `fetched` null where nobody said when (a file's age is the
age of a copy, not of the page); `status` is `ok` or `failed`, then with a `reason` and no text.
`tree`, `trace` and `declared` are those of a page of HTML, null for one of text."""

# judgements -------------------------------------------------------------------------------------

Judgements = Annotated[
    pa.Table,
    Shape(
        "judgements",
        (
            ("article_id", ID), ("judgement_id", ID), ("made", TIME), ("kind", WORD),
            ("other_id", ID), ("story_id", ID), ("fact_id", ID), ("key", ID), ("item", COUNT),
            ("says", WORD), ("implied", pa.bool_()), ("ties", pa.list_(WORD)), ("note", WORD),
            ("who", WORD),
        ),
    ),
]  # fmt: skip
"""What a user has said himself. `kind`: `cut` (the article and the other one do not depend on each
other), `join` (they do), `note`. A judgement on one fact names the statement of it in the article:
`key`, `item`, `says` and `implied` as in its mention; these are null where it is on all facts, and
`fact_id` and `story_id` are the ids at the time. `ties` are the kinds that are cut, null for all.
A note is on the fact, else on the story (then on whatever story holds the article), else on the
article."""

# articles ---------------------------------------------------------------------------------------

Segments = Annotated[
    pa.Table,
    Shape(
        "segments",
        (
            ("page_id", ID), ("start", OFFSET), ("end", OFFSET), ("role", WORD),
            ("article_id", ID), ("kind", WORD), ("why", WORD),
        ),
    ),
]  # fmt: skip
"""A span of a page with one role. Every non-space character of a page lies in exactly one
segment. `article_id` and `kind` (of KINDS) are null for furniture; `why` says the reason."""

Articles = Annotated[
    pa.Table,
    Shape(
        "articles",
        (
            ("article_id", ID), ("page_id", ID), ("kind", WORD), ("headline", WORD),
            ("headline_start", OFFSET), ("headline_end", OFFSET), ("outlet", WORD),
            ("newsroom", WORD), ("agency", WORD), ("byline", WORD), ("dateline", WORD),
            ("published", TIME), ("precision", WORD), ("published_text", WORD),
            ("published_day", DAY), ("zone", COUNT), ("modified", WHEN), ("anchor", DAY),
            ("language", WORD), ("declared_language", WORD), ("section", WORD),
            ("canonical", WORD), ("link", WORD), ("paywall", pa.bool_()),
            ("also_read", pa.list_(LINK)), ("start", OFFSET), ("end", OFFSET),
            ("body", pa.list_(SPAN)), ("text", pa.large_string()),
        ),
    ),
]  # fmt: skip
"""A piece of journalism on a page. `outlet` as printed; `newsroom` the folded name under which
outlets are one: the outlet, else the page's site, else the outlet that its head names, else
`page:` and the page id for a page's own (main) article, else null. `precision` of `published` is
`minute`, `hour`, `day` or `month`; of a day or month `published` is its midnight in UTC.
`published_day` is the day in the page's own zone, `zone` the minutes by which that is ahead of UTC
(null: not known). `modified` is the last change that is declared or printed. `anchor` is the day
against which its weekdays are read: `published_day`, else the day of fetching, else null.
`language` is told from the text (ISO 639-1), `declared_language` is what the head of the page says
(BCP 47). `canonical` is the address under which the page of a main article wants to be known,
`link` where the headline of any other leads. `paywall` is null where nothing says whether reading
costs; `also_read` are the headlines that a main article offers beside its text. `body` are the
spans of the body in reading order, `text` their characters joined by a newline (empty for a bare
headline)."""

# copies -----------------------------------------------------------------------------------------

Printings = Annotated[
    pa.Table,
    Shape(
        "printings",
        (
            ("key", ID), ("article_id", ID), ("page_id", ID), ("kind", WORD), ("newsroom", WORD),
            ("n", COUNT), ("role", WORD), ("start", OFFSET), ("end", OFFSET), ("text", WORD),
        ),
    ),
]  # fmt: skip
"""A sentence as printed: the `n`th of its article, `role` headline (n = 0) or body (n from 1).
`key` is the id of its folded text (`text.key`): equal keys are one sentence in any spelling."""

Fingerprints = Annotated[
    pa.Table,
    Shape("fingerprints", (("fingerprint", ID), ("article_id", ID), ("newsroom_id", ID))),
]
"""A winnowed 5-gram of folded words in an article's body. `newsroom_id` hashes the newsroom and
is null where that is."""

Links = Annotated[pa.Table, Shape("links", (("pair_id", ID), ("article_id", ID)))]
"""Two articles that may share text: two rows with one `pair_id`, one for each article."""

Sides = Annotated[
    pa.Table,
    Shape(
        "sides",
        (
            ("pair_id", ID), ("article_id", ID), ("page_id", ID), ("keys", pa.list_(ID)),
            ("starts", pa.list_(OFFSET)), ("ends", pa.list_(OFFSET)), ("text", LENT),
        ),
    ),
]  # fmt: skip
"""One side of a linked pair: an article with the sentences of its body in order, their keys and
spans; `text` are their characters, a space between."""

MATCH = pa.struct([("key", ID), ("other_key", ID), ("similarity", SCORE)])
"""Two different wordings that are one sentence, and the share of words that they share."""

Passages = Annotated[
    pa.Table,
    Shape(
        "passages",
        (
            ("pair_id", ID), ("article_id", ID), ("other_id", ID),
            ("page_id", ID), ("start", OFFSET), ("end", OFFSET),
            ("other_page_id", ID), ("other_start", OFFSET), ("other_end", OFFSET),
            ("words", COUNT), ("similarity", SCORE), ("edits", pa.list_(WORD)),
            ("matches", pa.list_(MATCH)),
        ),
    ),
]  # fmt: skip
"""A run of text that two articles share, verified word by word. The smaller article id stands
first. `words` are the equal words, `similarity` their share, `edits` the kinds of difference,
`matches` the different wordings in it that are one sentence, edited."""

Matches = Annotated[
    pa.Table, Shape("matches", (("key", ID), ("other_key", ID), ("similarity", SCORE)))
]
"""Two folded sentences that a verified passage shows to be one sentence, edited. The smaller key
stands first; passages may show a match with different similarities, of which the best counts."""

Classes = Annotated[pa.Table, Shape("classes", (("key", ID), ("sentence_id", ID)))]
"""Which distinct sentence an edited wording belongs to: the smallest key it is joined with.
A key that is joined with no other is absent, and is its own sentence."""

Carried = Annotated[
    pa.Table,
    Shape("carried", (("sentence_id", ID), *shape_of(Printings).columns)),
]
"""A printing, with the distinct sentence that it prints."""

Carriers = Annotated[
    pa.Table,
    Shape(
        "carriers",
        (*shape_of(Carried).columns, ("edits", pa.list_(WORD)), ("spans", pa.list_(SPAN))),
    ),
]
"""One printing of a distinct sentence, with the edits that set it apart from the sentence's
reference wording: `spelling`, `typography`, `cut`, `added`, `word`, `number`, `name`, `date`,
`quotation`, `order`; each entry reads `kind: before → after`. `spans` are the characters of each
edit in the page; where words were cut, the empty span behind the word before them."""

Dependencies = Annotated[
    pa.Table,
    Shape(
        "dependencies",
        (
            ("story_id", ID), ("article_id", ID), ("on_id", ID), ("kind", WORD),
            ("coverage", SCORE), ("score", SCORE), ("evidence", pa.list_(EVIDENCE)),
            ("covered", pa.list_(SPAN)),
        ),
    ),
]  # fmt: skip
"""How one article depends on another of its story. `kind` is `copy`, `derived` or `credited`;
`coverage` the share of `on_id`'s body that `article_id` covers; `covered` the spans of
`article_id` (offsets in its page) that lie in what it took. For a copy the article that took
is not claimed: the later, else shorter, else larger id stands as `article_id`."""

Lineage = Annotated[
    pa.Table,
    Shape(
        "lineage",
        (
            ("story_id", ID), ("article_id", ID), ("from_id", ID), ("kind", WORD),
            ("shown", WORD), ("score", SCORE), ("evidence", pa.list_(EVIDENCE)),
        ),
    ),
]  # fmt: skip
"""From which article of its story an article has its text. `from_id` is null where it hangs on none
of them. `kind` is `copy`, `derived` or `credited`. `shown` says by what the source is claimed:
`credit` (the article names it) or `text` (both have changes that no other source explains: from it,
or from one that nobody has with the same changes); null where nothing is claimed, and `from_id` is
only the carrier that was published first or, where one says no time, the fullest. `score` is by how
much the source is likelier than any other, in nats; 0 where nothing is claimed."""

# stories ----------------------------------------------------------------------------------------

Sketches = Annotated[
    pa.Table,
    Shape(
        "sketches",
        (
            ("article_id", ID), ("day", DAY), ("dated", pa.bool_()), ("bare", pa.bool_()),
            ("length", COUNT), ("words", pa.list_(COUNT)), ("counts", pa.list_(COUNT)),
            ("named", pa.list_(pa.bool_())), ("titled", pa.list_(pa.bool_())),
        ),
    ),
]  # fmt: skip
"""An article as it is compared. `words` are the numbers of the stems that tell what it is about,
ascending; of each, how often it stands there (a headline's words twice), and whether it is a name
and in the headline. `day` is the anchor, `dated` says whether it was published then (else fetched),
`length` counts the words of the body, `bare` is true of a teaser without any."""

Terms = Annotated[
    pa.Table,
    Shape(
        "terms",
        (("term", ID), ("article_id", ID), ("words", COUNT), ("guest", pa.bool_())),
    ),
]
"""A term of an article: so many of its weightiest words (one or two), in some days. `guest` is
true of an article with a day under a term without days: it meets only articles without a day."""

Pairs = Annotated[pa.Table, Shape("pairs", (("pair_id", ID), ("article_id", ID)))]
"""Two articles that stand under one term: two rows with one `pair_id`, one for each article."""

Meetings = Annotated[pa.Table, Shape("meetings", shape_of(Pairs).columns)]
"""Two articles to be compared, as pairs: they stand under one term or share a passage."""

Lent = Annotated[pa.Table, Shape("lent", (("pair_id", ID), *shape_of(Sketches).columns))]
"""One side of a pair that is to be compared: its sketch."""

Likenesses = Annotated[
    pa.Table,
    Shape("likenesses", (("article_id", ID), ("other_id", ID), ("likeness", SCORE))),
]
"""How alike two articles are, from either side: by words alone below 1; 1 if they print one text.
Pairs below .17, which more likely tell two events than one, are absent."""

Leanings = Annotated[pa.Table, Shape("leanings", (("article_id", ID), ("other_id", ID)))]
"""An article, and one of the few articles like it that decide in which circle it is."""

Circles = Annotated[pa.Table, Shape("circles", (("article_id", ID), ("circle_id", ID)))]
"""The circle of an article that leans or is leant on: the smallest article id in it. No story
reaches beyond its circle."""

Gathered = Annotated[
    pa.Table, Shape("gathered", (("circle_id", ID), *shape_of(Likenesses).columns))
]
"""A likeness, with the circle of its article."""

Drawn = Annotated[pa.Table, Shape("drawn", (("circle_id", ID), *shape_of(Sketches).columns))]
"""The sketch of an article of a circle."""

Groups = Annotated[pa.Table, Shape("groups", (("article_id", ID), ("story_id", ID)))]
"""The story of an article that shares it with another; one that shares none is absent."""

Enrolled = Annotated[
    pa.Table,
    Shape(
        "enrolled",
        (
            ("story_id", ID), ("article_id", ID), ("page_id", ID), ("kind", WORD),
            ("outlet", WORD), ("newsroom", WORD), ("agency", WORD), ("published", TIME),
            ("anchor", DAY), ("language", WORD), ("headline", WORD), ("length", COUNT),
            ("beginning", WORD),
        ),
    ),
]  # fmt: skip
"""An article in its story. `length` counts the code points of its body, `beginning` is its first
sentence without the dateline, cut to 90 code points."""

Stories = Annotated[
    pa.Table,
    Shape(
        "stories",
        (
            ("story_id", ID), ("storyline_id", ID), ("title", WORD),
            ("article_id", ID), ("page_id", ID),
            ("kind", WORD), ("outlet", WORD), ("newsroom", WORD), ("agency", WORD),
            ("published", TIME), ("anchor", DAY), ("language", WORD),
        ),
    ),
]  # fmt: skip
"""An article in its story. `title` is the story's: a headline of its fullest text."""

Coverage = Annotated[
    pa.Table,
    Shape(
        "coverage",
        (
            ("story_id", ID), ("article_id", ID), ("page_id", ID), ("kind", WORD),
            ("outlet", WORD), ("newsroom", WORD), ("agency", WORD), ("published", TIME),
            ("anchor", DAY), ("language", WORD),
            ("sentence_id", ID), ("key", ID), ("n", COUNT), ("role", WORD),
            ("start", OFFSET), ("end", OFFSET), ("text", WORD), ("edits", pa.list_(WORD)),
        ),
    ),
]  # fmt: skip
"""Every sentence that the articles of a story print: carriers, filed under their story."""

# facts ------------------------------------------------------------------------------------------

SLOTS = (
    ("kind", WORD), ("start", OFFSET), ("end", OFFSET), ("words", WORD),
    ("event", EVENT), ("quote", QUOTE), ("figure", FIGURE), ("name", NAME),
)  # fmt: skip

Readings = Annotated[
    pa.Table, Shape("readings", (("key", ID), ("item", COUNT), ("wording", WORD), *SLOTS))
]
"""What a distinct wording says, read once, without its surroundings: `kind` is event, quote,
figure or name, and the struct of that name is filled. Here `start` and `end` count code points
of the `wording` that was read; `words` are its characters there; `item` numbers them from 0."""

Statements = Annotated[
    pa.Table,
    Shape(
        "statements",
        (
            *shape_of(Coverage).columns[:-1], ("item", COUNT),
            ("says", WORD), ("from", OFFSET), ("to", OFFSET), ("words", WORD),
            ("event", EVENT), ("quote", QUOTE), ("figure", FIGURE), ("name", NAME),
        ),
    ),
]  # fmt: skip
"""A reading where it stands: one row per carrier and reading of its key, and one row with null
`says` per carrier that says nothing. `says` is the reading's kind; `from` and `to` are offsets in
the page."""

Resolved = Annotated[pa.Table, Shape("resolved", shape_of(Statements).columns)]
"""Statements with pronouns, roles and dates read in their article and story."""

SOURCES = pa.list_(pa.struct([("name", WORD), ("kind", WORD), ("key", WORD)]))
"""To whom a statement is attributed, nearest first: the name as printed, `kind` speaker, agency
or document, and a key that is equal for all names of one source within its story; the key is
null for a source that nobody could find again ("officials")."""

Mentions = Annotated[
    pa.Table,
    Shape(
        "mentions",
        (
            ("fact_id", ID), ("about", ID), ("implied", pa.bool_()), ("sources", SOURCES),
            *shape_of(Resolved).columns,
        ),
    ),
]  # fmt: skip
"""A statement, with the fact it states. `about` is equal for statements that speak of one thing
and can therefore disagree: one act on two days, one count with two values. `implied` is true of an
event that the words of another event tell (who signs in a capital is there). `sources` say to whom
it is attributed: a quotation to its speaker, an event or a figure to the speaker of the quotation
it stands in. Rows without a fact (names, silent sentences) are gone."""

Facts = Annotated[
    pa.Table,
    Shape(
        "facts",
        (
            ("fact_id", ID), ("story_id", ID), ("says", WORD), ("text", WORD),
            ("event", EVENT), ("quote", QUOTE), ("figure", FIGURE),
            ("merged", pa.list_(WORD)),
        ),
    ),
]  # fmt: skip
"""A fact in its fullest wording; `merged` are the reasons why its mentions are one fact."""

# witnesses --------------------------------------------------------------------------------------

Ties = Annotated[
    pa.Table,
    Shape(
        "ties",
        (
            ("fact_id", ID), ("story_id", ID), ("article_id", ID), ("other_id", ID), ("kind", WORD),
            ("score", SCORE), ("evidence", pa.list_(EVIDENCE)),
        ),
    ),
]  # fmt: skip
"""Two reports of one fact that are not independent. `kind`: C the passage is copied, R the fact
lies in what was rewritten, A one credits the other, one agency, newsroom or owner; Q one speaker or
document is named by both."""

RULING = pa.struct(
    [("judgement_id", ID), ("kind", WORD), ("other_id", ID), ("ties", pa.list_(WORD))]
)
"""A judgement that cuts a report from another article's, or joins it to it."""

Testimonies = Annotated[
    pa.Table,
    Shape(
        "testimonies",
        (
            ("fact_id", ID), ("story_id", ID), ("article_id", ID), ("page_id", ID),
            ("newsroom", WORD), ("outlet", WORD), ("agency", WORD), ("published", TIME),
            ("role", WORD), ("says", WORD), ("sources", SOURCES), ("rulings", pa.list_(RULING)),
        ),
    ),
]  # fmt: skip
"""Of a mention what tells who speaks, with what users have judged of it."""

Witnesses = Annotated[
    pa.Table,
    Shape(
        "witnesses",
        (
            ("fact_id", ID), ("story_id", ID), ("article_id", ID), ("text_id", ID),
            ("independent_id", ID), ("origin_id", ID), ("kind", WORD), ("name", WORD),
        ),
    ),
]  # fmt: skip
"""An article that states a fact, and the text, the independent report and the origin it belongs
to (each the smallest article id of its component under C, C+R+A, C+R+A+Q; what a user joined
counts as A, what he cut not at all). `kind` and `name` say
what the origin is: `speaker`, `agency`, `document`, `newsroom` or `page`."""

Counts = Annotated[
    pa.Table,
    Shape(
        "counts",
        (
            ("fact_id", ID), ("story_id", ID), ("carriers", COUNT), ("texts", COUNT),
            ("independent", COUNT), ("origins", COUNT),
        ),
    ),
]  # fmt: skip
"""How many articles print a fact, in how many texts, from how many independent reports, and
from how many origins of the words themselves."""

SIDE = pa.struct(
    [
        ("value", WORD), ("fact_id", ID), ("article_id", ID), ("page_id", ID),
        ("start", OFFSET), ("end", OFFSET),
    ]
)  # fmt: skip
"""One of the values that disagree, and the characters that state it."""

Clashes = Annotated[
    pa.Table,
    Shape(
        "clashes",
        (
            ("clash_id", ID), ("story_id", ID), ("slot", WORD), ("verdict", WORD), ("inside", WORD),
            ("sides", pa.list_(SIDE)),
        ),
    ),
]  # fmt: skip
"""A disagreement. `slot`: date, figure, place, polarity, actor or wording; `verdict`: clash,
drift, rounding or progress; `inside`: article or story."""
