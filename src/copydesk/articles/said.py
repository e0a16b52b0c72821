"""What a page's markup says of its article: JSON-LD, OpenGraph and other meta tags.

It is written by the publisher for search engines and social networks. It is not printed, so it
has no place on the page; what is printed is compared with it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from copydesk import text as words_of
from copydesk.articles import linked
from copydesk.articles.linked import Entry

TITLES = ("og:title", "twitter:title", "title", "headline", "dc.title", "parsely-title")
# Names without marks and digits. Those that are listed come first, in this order (0106); then
# whatever else has such a word in its name.
LINKED = "json-ld"
PUBLISHED = (
    "articlepublishedtime", "datepublished", "ogpublishedtime", "parselypubdate", "sailthrudate",
    "articlepublished", "publishdate", "pubdate", "date", "dcdateissued", "dcdate",
    "dctermscreated", "cxenseparserecspublishtime", "publicationdate",
)  # fmt: skip
PUBLISHING = re.compile(
    r"publish(?!er)|pub(?:lication)?(?:date|time)|issued|posted|created|articledate|displaydate"
    r"|releasedate|citation\w*date|timestamp"
)
MODIFIED = ("articlemodifiedtime", "ogupdatedtime", "datemodified", "articlemodified")
MODIFYING = re.compile(r"modif|updat|revis|lastpub")
AT_LAST = "lastmodified"  # often the server's clock
NO_TIME = re.compile(r"expir|unpub|autopub|verif|event|startdate|enddate|copyright|image|video|by$")
AUTHORS = (
    "parsely-author", "sailthru.author", "author", "dc.creator", "article:author_name", "byl",
    "article:author", "twitter:creator_name", "cxenseparse:author",
)  # fmt: skip
OUTLETS = ("og:site_name", "application-name", "parsely-site", "publisher")
SECTIONS = (
    "article:section", "parsely-section", "section", "og:section", "prism.section",
    "articlesection", "category", "article.section", "sailthru_section", "cxenseparse:section",
)  # fmt: skip
LANGUAGES = ("lang", "og:locale", "content-language", "language", "dc.language", "inlanguage")
# What is read for a fee, or with a count of free articles, has a paywall.
TIERS = {"free": True, "metered": False, "locked": False, "premium": False, "paid": False}
FREE = ("article:content_tier", "isaccessibleforfree", "cxenseparse:pmc-is_free")
PAID = ("ispremium", "subscriber_only", "premium", "is_premium")
TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
MOST_TIMES = 12  # times of publication that one page declares and that are looked at
LONGEST_NAME = 120
LONGEST_SECTION = 80
ADDRESS = re.compile(r"https?://|^[@/]|\bwww\.|@")
# What stands behind a title: " | Harbour Post", " - Harbour Post".
TAIL = re.compile(r"\s+(?:[|–—·•»:]|-{1,2})\s+")
MARKS = re.compile(r"[\W\d_]+")
Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Said:
    """What the head of a page says of its article; null or empty where it is silent.

    Of what is said more than once all is kept, the likeliest first.
    """

    titles: tuple[str, ...] = ()
    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    languages: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    base: str | None = None
    free: bool | None = None


def read(declared: list[tuple[str, str]]) -> Said:
    """Return what a page declares as names and values; what stands first under a name counts."""
    first: dict[str, str] = {}
    authors: list[str] = []
    entries: list[Entry] = []
    for name, value in declared:
        if name == "json-ld":
            entries += linked.entries(value)
            continue
        first.setdefault(name, value)
        if name in {"author", "article:author"} and value not in authors:
            authors.append(value)
    titles = tuple(dict.fromkeys(first[name] for name in TITLES if name in first))
    article = linked.article(entries, titles)
    times, changes = _times(first)
    return Said(
        titles=titles,
        headline=linked.words(article.get("headline")) or linked.words(article.get("name")),
        authors=_authors(article, first, authors),
        published=_several(article, ("datePublished", "dateCreated"), times),
        modified=_several(article, ("dateModified",), changes),
        outlet=_first(first, OUTLETS) or linked.name(article.get("publisher")),
        section=_section(entries, article, first),
        languages=_several(article, ("inLanguage",), [first[n] for n in LANGUAGES if n in first]),
        addresses=_addresses(article, first),
        base=first.get("base"),
        free=_is_free(article, first),
    )


def is_live(declared: list[dict[str, str]] | None) -> bool:
    """Say whether a page is declared to be a live blog."""
    return any("LiveBlogPosting" in row["value"] for row in declared or () if row["name"] == LINKED)


def is_article(declared: list[dict[str, str]] | None) -> bool:
    """Say whether a page is declared to be one article."""
    return any(
        (row["name"] == "og:type" and row["value"].lower() == "article")
        or row["name"] == "article:published_time"
        for row in declared or ()
    )


def titles(declared: Rows | None) -> list[str]:
    """Return the page's titles, without JSON-LD, which costs more to read."""
    first: dict[str, str] = {}
    for row in declared or ():
        if row["name"] in TITLES:
            first.setdefault(row["name"], row["value"])
    return [first[name] for name in TITLES if name in first]


def without_outlet(title: str, outlet: str | None) -> str:
    """Return a title without the name of the outlet at its end, where that is set apart.

    >>> without_outlet("Port reopens | Harbour Post", "Harbour Post")
    'Port reopens'
    """
    parts = list(TAIL.finditer(title))
    if not parts:
        return title
    cut = parts[-1]
    if outlet:
        named = [p for p in parts if words_of.fold(outlet) in words_of.fold(title[p.start() :])]
        return title[: named[-1].start()] if named else title
    return title[: cut.start()] if cut.group().strip() in "|•·»" else title


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name] for name in names if said.get(name)), None)


def _several(article: Entry, keys: tuple[str, ...], others: list[str]) -> tuple[str, ...]:
    """Return what JSON-LD says under these keys, then what meta tags say, each once."""
    own = [words for key in keys if (words := linked.words(article.get(key)))]
    return tuple(dict.fromkeys([*own, *others]))


def _times(said: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the times of publication and those of change that meta tags give, likeliest first."""
    ranked = [(*ranks, value) for name, value in said.items() if (ranks := _ranks(name))]
    first = sorted((rank, value) for rank, _, value in ranked if rank)
    changed = sorted((rank, value) for _, rank, value in ranked if rank)
    return [value for _, value in first[:MOST_TIMES]], [value for _, value in changed[:MOST_TIMES]]


@lru_cache(maxsize=1 << 12)
def _ranks(name: str) -> tuple[int, int] | None:
    """Return how early a name is asked for a publication and for a change, from 1; 0: never."""
    plain = MARKS.sub("", name.lower())
    if plain in PUBLISHED:
        return 1 + PUBLISHED.index(plain), 0
    if plain in MODIFIED:
        return 0, 1 + MODIFIED.index(plain)
    if NO_TIME.search(plain):
        return None
    if MODIFYING.search(plain):
        return 0, len(MODIFIED) + (2 if plain == AT_LAST else 1)
    return (len(PUBLISHED) + 1, 0) if PUBLISHING.search(plain) else None


def _authors(article: Entry, said: dict[str, str], listed: list[str]) -> tuple[str, ...]:
    """Return the names of who wrote it; addresses are no names."""
    given = article.get("author") or article.get("creator")
    several = given if isinstance(given, list) else [given]
    names = [linked.name(one) for one in several[:20]]
    found = [n for n in names if n and len(n) <= LONGEST_NAME and not ADDRESS.search(n)]
    if not found:
        told = [said[n] for n in AUTHORS[:2] if n in said] or listed
        told = told or [said[n] for n in AUTHORS if n in said][:1]
        found = [n for n in told if len(n) <= LONGEST_NAME and not ADDRESS.search(n)]
    return tuple(dict.fromkeys(found))


def _section(entries: list[Entry], article: Entry, said: dict[str, str]) -> str | None:
    named = _first(said, SECTIONS) or linked.section(entries, article)
    return named if named and len(named) <= LONGEST_SECTION and not ADDRESS.search(named) else None


def _addresses(article: Entry, said: dict[str, str]) -> tuple[str, ...]:
    """Return the addresses under which the page wants to be known, the likeliest first."""
    found = [said.get("canonical"), said.get("og:url")]
    found += [linked.address(article.get(key)) for key in ("mainEntityOfPage", "url")]
    return tuple(dict.fromkeys(one for one in found if one))


def _is_free(article: Entry, said: dict[str, str]) -> bool | None:
    """Say whether the article can be read without paying, or None where nothing says so."""
    free = linked.is_free(article)
    if free is not None:
        return free
    for name in FREE:
        told = said.get(name, "").rpartition("/")[2].lower()
        if told in TIERS or told in TRUTH:
            return TIERS.get(told, TRUTH.get(told))
    told = (_first(said, PAID) or "").lower()
    return not TRUTH[told] if told in TRUTH else None
