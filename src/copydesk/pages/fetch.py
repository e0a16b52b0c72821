"""Pages from the web: addresses, feeds and lists of feeds, to rows.

Whoever fetches is a guest: he says who he is, asks robots.txt first, asks one host for one thing
at a time and asks for a page again only if it has changed. What leads elsewhere is a new visit,
to be checked like the first. Nothing that a server does ends the run: it is a row with a reason.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urljoin

from copydesk.pages import encodings, feed, kinds, opml
from copydesk.pages.ask import MOVED, Answer, plain
from copydesk.pages.door import Find, Unanswered, find_addresses
from copydesk.pages.guest import HOPS, LATER, TRIES, Guest, Source, Visit
from copydesk.pages.manners import LONGEST, Manners, wait_asked
from copydesk.pages.row import HTML, Known, Row, failed, of_bytes, site
from copydesk.pages.seen import Seen
from copydesk.pages.turns import Turns

MARKUP = frozenset({"text/html", "application/xhtml+xml"})
UNTOLD = frozenset({"", "application/octet-stream", "application/x-unknown"})
UNCHANGED = "pages that have not changed"


def fetch(
    addresses: Iterable[str],
    lists: Iterable[tuple[str, bytes]] = (),
    manners: Manners | None = None,
    seen: Seen | None = None,
    find: Find = find_addresses,
) -> "Round":
    """Return a round of visits to these addresses, and to the feeds of these lists (OPML).

    Its `rows` are those of `pages`, as they come: a row per page, of a feed one per item. `told`
    counts what gave no row.
    """
    visits = Round(manners or Manners(), seen or Seen(), find)
    for address in addresses:
        visits.give(encodings.clean(address.strip()), address)
    for name, raw in lists:
        visits.give_list(name, raw)
    return visits


class Round:
    """Visits of one run, and what came of them."""

    def __init__(self, manners: Manners, seen: Seen, find: Find) -> None:
        """Use `fetch`."""
        self.told: Counter[str] = Counter()
        self._manners, self._seen = manners, seen
        self._guest = Guest(manners, find)
        self._turns: Turns[Visit, Answer | Unanswered] = Turns(self._visit, manners.workers)
        self._given: set[str] = set()
        self._failed: list[Row] = []

    def give(self, page: str, url: str, listed: bool = False, source: Source | None = None) -> bool:
        """Take up a page to visit, once; say whether it is visited for this source."""
        try:
            target = plain(url)
        except Unanswered as error:
            self._failed.append(failed(Known(page[:4000]), error.reason))
            return False
        if target in self._given:
            return False
        self._given.add(target)
        visit = Visit(page[:4000], target, (target,), listed=listed, source=source)
        self._turns.add(visit.host, visit)
        return True

    def give_list(self, name: str, raw: bytes) -> None:
        """Take up the feeds of a list."""
        try:
            found = opml.feeds(raw)
        except ValueError as error:
            self._failed.append(failed(Known(name), f"The list cannot be read: {error}.", raw))
            return
        if not found:
            self._failed.append(failed(Known(name), "The list names no feeds.", raw))
        for url in found:
            self.give(encodings.clean(url), url, listed=True)

    def rows(self) -> Iterator[Row]:
        """Yield the rows; closed or interrupted, it ends all that is under way."""
        try:
            for row in self._rows():
                if row["status"] == "failed" or self._seen.is_new(row["page_id"]):
                    yield row
                else:
                    self.told[UNCHANGED] += 1
        finally:
            self._guest.stop()

    def _rows(self) -> Iterator[Row]:
        yield from self._refused()
        for visit, outcome in self._turns.outcomes():
            yield from self._settle(visit, outcome)
            yield from self._refused()

    def _refused(self) -> Iterator[Row]:
        rows, self._failed = self._failed, []
        yield from rows

    def _visit(self, visit: Visit) -> Answer | Unanswered:
        """Visit a page; in a thread of its own, one at a time to a host."""
        return self._guest.visit(visit, self._seen.asking(visit.page, visit.url))

    def _settle(self, visit: Visit, outcome: Answer | Unanswered) -> Iterator[Row]:
        """Yield the rows that come of a visit, or take it up once more."""
        self._turns.rest(visit.host, self._guest.delay(visit.url))
        if isinstance(outcome, Unanswered):
            yield from self._unanswered(visit, outcome)
            return
        status = outcome.status
        if status in MOVED and "location" in outcome.headers:
            yield from self._moved(visit, outcome)
        elif status in LATER:
            asked = wait_asked(outcome.headers.get("retry-after"))
            more = f" and asks to wait {asked:,.0f} seconds" if asked else ""
            again = asked is None or asked <= LONGEST
            error = Unanswered(f"The server answers with status {status}{more}.", again=again)
            yield from self._unanswered(visit, error, asked)
        elif status == 304:
            self.told[UNCHANGED] += 1
            self._done(visit)
        elif status != 200:
            yield self._fail(visit, f"The server answers with status {status}.")
            self._done(visit)
        else:
            yield from self._read(visit, outcome)
            self._done(visit)

    def _unanswered(
        self, visit: Visit, error: Unanswered, asked: float | None = None
    ) -> Iterator[Row]:
        if error.again and visit.tries + 1 < TRIES:
            wait = self._manners.pause * 4**visit.tries if asked is None else asked
            again = replace(visit, tries=visit.tries + 1)
            self._turns.add(visit.host, again, first=True, wait=wait)
            return
        if visit.source and (error.again or error.host):
            visit.source.whole = False
        yield self._fail(visit, error.reason)
        self._done(visit)

    def _moved(self, visit: Visit, answer: Answer) -> Iterator[Row]:
        try:
            target = answer.leads or visit.url
            if target in visit.trail:
                raise Unanswered("It is redirected in a circle.")
            if len(visit.trail) > HOPS:
                raise Unanswered(f"It is redirected more than {HOPS} times.")
        except Unanswered as error:
            yield self._fail(visit, error.reason)
            self._done(visit)
            return
        after = replace(visit, url=target, trail=(*visit.trail, target), tries=0)
        self._turns.add(after.host, after, first=True)

    def _read(self, visit: Visit, answer: Answer) -> Iterator[Row]:
        """Yield the rows of what came, by what it is."""
        sort, _, more = answer.headers.get("content-type", "").lower().partition(";")
        sort, head = sort.strip(), answer.content[: kinds.HEAD]
        charset = more.partition("charset=")[2].split(";")[0].strip(" \"'") or None
        known = Known(visit.page, answer.url, answer.at, charset)
        kind = kinds.of(head, "")
        if opml.is_list(head):
            if visit.listed or visit.source:
                yield self._fail(visit, "It is a list of feeds inside another.")
                return
            self.give_list(visit.page, answer.content)
        elif kind == kinds.FEED:
            yield from self._items(visit, answer)
        elif kind == kinds.HTML or sort in MARKUP:
            yield from self._page(visit, answer, of_bytes(known, answer.content, HTML))
        elif sort == "text/plain" or (sort in UNTOLD and b"\0" not in head):
            yield from self._page(visit, answer, of_bytes(known, answer.content, "text/plain"))
        else:
            yield self._fail(visit, f"The answer is {sort[:60] or 'of no known sort'}, no page.")

    def _page(self, visit: Visit, answer: Answer, row: Row) -> Iterator[Row]:
        if row["status"] == "ok":
            self._seen.note(visit.page, visit.url, answer.headers)
        yield row

    def _items(self, visit: Visit, answer: Answer) -> Iterator[Row]:
        """Yield the items of a feed that are whole; visit the pages of the others."""
        try:
            _, items = feed.parse(answer.content)
        except ValueError as error:
            yield self._fail(visit, str(error))
            return
        source = Source(visit.page, replace(answer, url=visit.url, content=b""))
        links = 0 if visit.source else self._manners.links
        for n, item in enumerate(items, 1):
            url = item["url"] = _link(answer.url, item["url"])
            if url and links and not (feed.is_whole(item) and _speaks_for(answer.url, url)):
                links -= 1
                source.left += self.give(url, url, source=source)
            else:
                yield feed.of_item(f"{visit.page}#{n}", item, answer.at)
        self._close(source)

    def _done(self, visit: Visit) -> None:
        """Strike a visit off its feed's list."""
        if visit.source:
            visit.source.left -= 1
            self._close(visit.source)

    def _close(self, source: Source) -> None:
        """Note a feed as known if nothing of it is left to fetch."""
        if not source.left and source.whole:
            self._seen.note(source.page, source.answer.url, source.answer.headers)

    def _fail(self, visit: Visit, reason: str) -> Row:
        return failed(Known(visit.page, visit.url), reason, visit.url)


def _link(base: str, link: str | None) -> str | None:
    """Return where an item leads, whole; what cannot be joined stays as it is."""
    try:
        return encodings.clean(urljoin(base, link)) if link else None
    except ValueError:
        return link


def _speaks_for(feed_url: str, url: str) -> bool:
    """Say whether a feed may be believed what stands at an address: it is of the same site.

    Another site's text is taken from that site, not from whoever says that it stands there.
    """
    one, other = (f".{site(each)}" for each in (feed_url, url))
    return one.endswith(other) or other.endswith(one)
