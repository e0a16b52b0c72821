"""A visit to a server, with manners: say who you are, ask for the rules first, wait your turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from copydesk.pages import encodings, robots
from copydesk.pages.ask import Answer, Asker
from copydesk.pages.door import Find, Unanswered
from copydesk.pages.manners import LONGEST, Manners

HOPS = 8
TRIES = 3
TROUBLES = 6  # failures of a site, one after another, after which it is left alone for this run
LATER = frozenset({429, 500, 502, 503, 504})  # it may be otherwise in a while
WANTED = "text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"


@dataclass
class Source:
    """A feed some of whose items are fetched: it is known once all of them are."""

    page: str
    answer: Answer
    left: int = 0
    whole: bool = True


@dataclass(frozen=True)
class Visit:
    """A page that is to be fetched: its name, where it is now, and who led there."""

    page: str
    url: str
    trail: tuple[str, ...] = ()
    tries: int = 0
    listed: bool = False
    source: Source | None = None

    @property
    def host(self) -> str:
        """The host that is asked."""
        return urlsplit(self.url).hostname or ""


@dataclass
class Site:
    """What is known of a site: its rules, or why none of its pages can be had."""

    rules: robots.Rules | None = None
    fault: str | None = None
    troubles: int = 0


class Guest:
    """Visits pages from any number of threads, of one host one at a time."""

    def __init__(self, manners: Manners, find: Find) -> None:
        """`find` resolves names."""
        self._manners = manners
        self._asker = Asker(manners.terms, find)
        self._sites: dict[str, Site] = {}

    def stop(self) -> None:
        """End all connections."""
        self._asker.stop()

    def delay(self, url: str) -> float:
        """Return the seconds after which the host of a page that was visited may be asked again."""
        rules = self._sites[_root(url)].rules
        return max(self._manners.delay, min(rules.delay, LONGEST) if rules else 0.0)

    def visit(self, visit: Visit, asking: Mapping[str, str]) -> Answer | Unanswered:
        """Return what came of a visit; it raises nothing. `asking` are headers of this page."""
        site = self._sites.setdefault(_root(visit.url), Site())
        if site.fault:
            return Unanswered(site.fault, host=True)
        try:
            if site.rules is None:
                site.rules = self._asked_rules(_root(visit.url))
            if not site.rules.allow(visit.url.removeprefix(_root(visit.url))):
                return Unanswered(f"The robots.txt of {visit.host} forbids to fetch this page.")
            answer = self._asker.ask(visit.url, {**self._headers(), **asking})
            site.troubles = 0
            return answer
        except Unanswered as error:
            site.troubles += error.again or error.slow
            over = visit.tries + 1 >= TRIES or not error.again
            if (error.host and over) or site.troubles >= TROUBLES:
                site.fault = error.reason
            return error
        except Exception as error:
            # What a server sends must not end the run, whatever it is.
            return Unanswered(f"The answer cannot be read ({type(error).__name__}: {error}).")

    def _headers(self) -> dict[str, str]:
        return {"User-Agent": self._manners.agent, "Accept": WANTED}

    def _asked_rules(self, root: str) -> robots.Rules:
        try:
            return self._rules(f"{root}/robots.txt")
        except Unanswered as error:
            if error.host:
                raise
            site = urlsplit(root).netloc
            why = f"Without the robots.txt of {site} nothing of it is fetched: {error.reason}"
            raise Unanswered(why, error.again, host=True) from error

    def _rules(self, url: str) -> robots.Rules:
        """Return what a site asks of us.

        A site without rules allows everything; one that cannot say now is left alone for now.
        """
        for _ in range(HOPS):
            answer = self._asker.ask(url, self._headers(), robots.SIZE)
            if answer.leads:
                url = answer.leads
                continue
            if answer.status == 200:
                return robots.rules(encodings.decode(answer.content)[0])
            if answer.status >= 500 or answer.status == 429:
                raise Unanswered(f"The server answers with status {answer.status}.", again=True)
            break
        return robots.Rules()


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
